/** A song in one or three short sentences, from what was heard so far. */
import type { Contract } from '../../contract.ts';
import type { PartialAnalysis } from '../../flow.ts';
import { catalogue } from '../language.svelte.ts';
import * as words from '../words.ts';
import { passages, ranked, type Passage } from './passages.ts';
import { shownTags } from '../../library/shown-tags.ts';

const { heard: said } = catalogue;

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
    return words.sentences(parts.filter((part) => part !== ''));
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
            const start = words.clock(after.startSeconds);
            return said.oneThenOther({ before: name(before.genre), after: name(after.genre), start });
        }
        if (p2 >= 0.6 * p1 && p1 + p2 >= 0.5) return said.between({ genre: name(first), other: name(second) });
        if (p1 >= perhapsFrom && p2 < 0.5 * p1) return said.perhaps(name(first));
        return said.unsure(words.list([name(first), name(second), name(third)]));
    }
    const other = longest(all.filter((passage) => passage.genre !== first && isTelling(passage, endSeconds)));
    if (p1 < mostlyFrom && !other && p2 >= someFrom) return said.rather({ genre: name(first), other: name(second) });
    const lead = p1 >= clearFrom ? said.clearly : said.mostly;
    const genre = name(first);
    if (other) return passageWords({ lead, genre, other: name(other.genre) }, other, endSeconds);
    return p2 >= someFrom ? lead.with({ genre, other: name(second) }) : lead.alone(genre);
}

function isTelling({ startSeconds, endSeconds }: Passage, songSeconds: number): boolean {
    return endSeconds - startSeconds >= Math.max(tellingSeconds, tellingShare * songSeconds);
}

function longest(all: readonly Passage[]): Passage | undefined {
    const length = (passage: Passage): number => passage.endSeconds - passage.startSeconds;
    return [...all].sort((a, b) => length(b) - length(a))[0];
}

interface Lead {
    readonly lead: typeof said.mostly;
    readonly genre: string;
    readonly other: string;
}

function passageWords({ lead, ...named }: Lead, passage: Passage, songSeconds: number): string {
    const [start, end] = [words.clock(passage.startSeconds), words.clock(passage.endSeconds)];
    if (passage.startSeconds === 0) return lead.until({ ...named, end });
    if (passage.endSeconds >= songSeconds) return lead.from({ ...named, start });
    return lead.amid({ ...named, start, end });
}

/** The most telling mood, style and voice; a style that only repeats the genre says nothing new. */
function tagWords(heard: PartialAnalysis, contract: Contract): string {
    const shown = shownTags(heard.tags ?? [], contract);
    const genreNames = contract.genres.map(words.genreName);
    const best = (wanted: string): string | undefined =>
        shown
            .filter(({ kind }) => kind === wanted)
            .map(({ name }) => words.tagName(name))
            .find((name) => !genreNames.includes(name));
    return words.row([best('mood'), best('style'), best('voice')].filter((tag) => tag !== undefined));
}

function rhythmWords({ rhythm }: PartialAnalysis): string {
    const parts = [];
    if (rhythm?.tempoBpm) parts.push(words.tempo(rhythm.tempoBpm));
    if (rhythm?.key) parts.push(words.keyName(rhythm.key));
    return words.row(parts);
}
