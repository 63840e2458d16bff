/** A song in one or three short sentences, from what was heard so far. */
import type { Contract } from '../../contract.ts';
import type { PartialAnalysis } from '../../flow.ts';
import * as words from '../words.ts';
import { passages, ranked, type Passage } from './passages.ts';
import { shownTags } from '../../library/shown-tags.ts';

/** A passage in another genre is worth a word from this length on. */
const tellingSeconds = 15;
const tellingShare = 0.08;
const clearFrom = 0.8;
const mostlyFrom = 0.5;
const someFrom = 0.2;
/** Below doubt, but from here on one genre may be named when no other comes near. */
const perhapsFrom = 0.4;

/** "Mostly blues, rock from 2:40. Mellow, male voice. 96 BPM, A minor."; empty before the first genres. */
export function sentence(heard: PartialAnalysis, contract: Contract): string {
    if (!heard.genres) return '';
    const parts = [genreWords(heard.genres, heard, contract), tagWords(heard, contract), rhythmWords(heard)];
    return parts
        .filter((part) => part !== '')
        .map((part) => `${words.capitalised(part)}.`)
        .join(' ');
}

function genreWords(genres: readonly number[], heard: PartialAnalysis, contract: Contract): string {
    const name = (genre: number): string => words.genreName(contract.genres[genre] ?? '');
    const [first = 0, second = 0, third = 0] = ranked(genres);
    const [p1, p2] = [genres[first] ?? 0, genres[second] ?? 0];
    const endSeconds = heard.durationSeconds ?? heard.timeline?.at(-1)?.endSeconds ?? 0;
    const all = passages(heard.timeline ?? [], endSeconds);
    if (p1 < contract.doubtBelow) {
        const [before, after] = all;
        if (before && after && all.length === 2 && isTelling(before, endSeconds) && isTelling(after, endSeconds)) {
            return words.oneThenOther(name(before.genre), name(after.genre), after.startSeconds);
        }
        if (p2 >= 0.6 * p1 && p1 + p2 >= 0.5) return words.between(name(first), name(second));
        if (p1 >= perhapsFrom && p2 < 0.5 * p1) return words.perhaps(name(first));
        return words.unsure([name(first), name(second), name(third)]);
    }
    const other = longest(all.filter((passage) => passage.genre !== first && isTelling(passage, endSeconds)));
    if (p1 < mostlyFrom && !other && p2 >= someFrom) return words.rather(name(first), name(second));
    const lead = p1 >= clearFrom ? words.clearly(name(first)) : words.mostly(name(first));
    if (other) return `${lead}, ${passageWords(other, name(other.genre), endSeconds)}`;
    return p2 >= someFrom ? words.withSome(lead, name(second)) : lead;
}

function isTelling({ startSeconds, endSeconds }: Passage, songSeconds: number): boolean {
    return endSeconds - startSeconds >= Math.max(tellingSeconds, tellingShare * songSeconds);
}

function longest(all: readonly Passage[]): Passage | undefined {
    const length = (passage: Passage): number => passage.endSeconds - passage.startSeconds;
    return [...all].sort((a, b) => length(b) - length(a))[0];
}

function passageWords({ startSeconds, endSeconds }: Passage, genre: string, songSeconds: number): string {
    if (startSeconds === 0) return words.until(genre, endSeconds);
    return endSeconds >= songSeconds ? words.from(genre, startSeconds) : words.amid(genre, startSeconds, endSeconds);
}

/** The most telling mood, style and voice; a style that only repeats the genre says nothing new. */
function tagWords(heard: PartialAnalysis, contract: Contract): string {
    const shown = shownTags(heard.tags ?? [], contract);
    const genreNames = contract.genres.map(words.genreName);
    const best = (kind: string): string | undefined =>
        shown.find((tag) => tag.kind === kind && !genreNames.includes(tag.name))?.name;
    return [best('mood'), best('style'), best('voice')].filter((tag) => tag !== undefined).join(', ');
}

function rhythmWords({ rhythm }: PartialAnalysis): string {
    const parts = [];
    if (rhythm?.tempoBpm) parts.push(words.tempo(rhythm.tempoBpm));
    if (rhythm?.key) parts.push(words.keyName(rhythm.key));
    return parts.join(', ');
}
