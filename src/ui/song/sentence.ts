/** A song in a few short sentences, from what was heard so far. */
import type { Contract } from '../../contract.ts';
import type { PartialAnalysis } from '../../flow.ts';
import { claimOf, type Claim } from '../../meaning/claim.ts';
import { shownTags } from '../../meaning/shown-tags.ts';
import * as words from '../words.ts';
import { genreSentences } from './genre-sentence.ts';

/** "Mostly blues, rock from 2:40. Mellow, male voice. 96 BPM, A minor."; empty before the first genres. What is no music has neither mood nor key. */
export function sentence(heard: PartialAnalysis, contract: Contract): string {
    if (!heard.genres) return '';
    const { kind } = claimOf(heard, contract);
    const more = kind === 'no-music' ? [] : [tagWords(heard, contract, kind), rhythmWords(heard)];
    return words.sentences([...genreSentences(heard, contract), ...more].filter((part) => part !== ''));
}

/** The most telling mood, style and voice; a style that only repeats the genre says nothing new, and beyond the genres it is said already. */
function tagWords(heard: PartialAnalysis, contract: Contract, claim: Claim['kind']): string {
    const shown = shownTags(heard, contract);
    const genreNames = contract.genres.map(words.genreName);
    const best = (wanted: string): string | undefined =>
        shown
            .filter(({ kind }) => kind === wanted)
            .map(({ name }) => words.tagName(name))
            .find((name) => !genreNames.includes(name));
    const style = claim === 'none-fits' ? undefined : best('style');
    return words.row([best('mood'), style, best('voice')].filter((tag) => tag !== undefined));
}

function rhythmWords({ rhythm }: PartialAnalysis): string {
    const parts = [];
    if (rhythm?.tempoBpm) parts.push(words.tempo(rhythm.tempoBpm));
    if (rhythm?.key) parts.push(words.keyName(rhythm.key));
    return words.row(parts);
}
