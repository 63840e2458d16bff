/** What is said of a song's genre: never more than the network may claim. */
import type { Contract } from '../../contract.ts';
import type { PartialAnalysis } from '../../flow.ts';
import { claimOf, type Claim } from '../../meaning/claim.ts';
import { catalogue } from '../language.svelte.ts';
import * as words from '../words.ts';
import { passages, ranked, type Passage } from '../../meaning/passages.ts';

const { heard: said } = catalogue;

/** A passage in another genre is worth a word from this length on. */
const tellingSeconds = 15;
const tellingShare = 0.08;
const clearFrom = 0.8;
const mostlyFrom = 0.5;
const someFrom = 0.2;
/** Below doubt, but from here on one genre may be named when no other comes near. */
const perhapsFrom = 0.4;
/** More genres than these are no answer. */
const mostAnswers = 3;

interface Named {
    readonly genre: string;
    readonly share: number;
}

/** Everything that the words are chosen from; genres by the contract's names, likeliest first. */
interface Song {
    readonly ranked: readonly [Named, Named, Named];
    readonly isDoubtful: boolean;
    readonly passages: readonly NamedPassage[];
    readonly endSeconds: number;
}

type NamedPassage = Omit<Passage, 'genre'> & { readonly genre: string };

/** One or two sentences without their stops: "mostly blues, rock from 2:40", "techno, none of the 10 genres", "this is speech". */
export function genreSentences(heard: PartialAnalysis, contract: Contract): readonly string[] {
    const claim = claimOf(heard, contract);
    switch (claim.kind) {
        case 'no-music':
            return [words.noMusic(claim.sound)];
        case 'none-fits':
            return noneFits(claim, contract);
        case 'genres': {
            const song = songOf(heard, contract);
            return [claim.among ? amongWords(song, claim.among) : likeliestWords(song)];
        }
    }
}

function noneFits({ styles, nearest }: Extract<Claim, { kind: 'none-fits' }>, { genres }: Contract): readonly string[] {
    const known = words.count(genres.length);
    if (styles.length > 0) return [said.beyond({ styles: words.list(styles.map(words.tagName)), known })];
    return [said.noneFits(known), said.nearest(name(nearest))];
}

/** Names all of `among`, or the promise that the right genre is among them would be broken. */
function amongWords(song: Song, among: readonly string[]): string {
    const inTime = passageWords(song);
    if (inTime && among.every((genre) => inTime.genres.includes(genre))) return inTime.words;
    const [first] = song.ranked;
    const others = among.filter((genre) => genre !== first.genre).map(name);
    if (others.length === 0) return aloneWords(song);
    if (among.length > mostAnswers) return said.unsure(words.list(among.map(name)));
    if (first.share < mostlyFrom) return words.either(among.map(name));
    return said.probably({ genre: name(first.genre), others: words.either(others) });
}

function aloneWords({ ranked: [first, second], isDoubtful }: Song): string {
    if (isDoubtful) return said.perhaps(name(first.genre));
    const both = { genre: name(first.genre), other: name(second.genre) };
    const lead = leadOf(first.share);
    if (second.share < someFrom) return lead.alone(both.genre);
    return first.share < mostlyFrom ? said.rather(both) : lead.with(both);
}

/** The words of a network that promises nothing of sets. */
function likeliestWords(song: Song): string {
    const inTime = passageWords(song);
    if (inTime) return inTime.words;
    if (!song.isDoubtful) return aloneWords(song);
    const [first, second, third] = song.ranked;
    const [p1, p2] = [first.share, second.share];
    if (p2 >= 0.6 * p1 && p1 + p2 >= 0.5) return said.between({ genre: name(first.genre), other: name(second.genre) });
    if (p1 >= perhapsFrom && p2 < 0.5 * p1) return said.perhaps(name(first.genre));
    return said.unsure(words.list([first, second, third].map(({ genre }) => name(genre))));
}

/** Where another genre leads for long enough; of a doubtful song only where it is of two halves. */
function passageWords(song: Song): { readonly words: string; readonly genres: readonly string[] } | null {
    const [first] = song.ranked;
    const telling = song.passages.filter((passage) => isTelling(passage, song.endSeconds));
    if (song.isDoubtful) {
        const [before, after] = telling;
        if (!before || !after || song.passages.length > 2) return null;
        const start = words.clock(after.startSeconds);
        const halves = said.oneThenOther({ before: name(before.genre), after: name(after.genre), start });
        return { words: halves, genres: [before.genre, after.genre] };
    }
    const other = longest(telling.filter(({ genre }) => genre !== first.genre));
    if (!other) return null;
    const named = { genre: name(first.genre), other: name(other.genre) };
    const [start, end] = [words.clock(other.startSeconds), words.clock(other.endSeconds)];
    const lead = leadOf(first.share);
    const genres = [first.genre, other.genre];
    if (other.startSeconds === 0) return { words: lead.until({ ...named, end }), genres };
    if (other.endSeconds >= song.endSeconds) return { words: lead.from({ ...named, start }), genres };
    return { words: lead.amid({ ...named, start, end }), genres };
}

const leadOf = (share: number): typeof said.mostly => (share >= clearFrom ? said.clearly : said.mostly);

function songOf({ genres = [], timeline = [], durationSeconds }: PartialAnalysis, contract: Contract): Song {
    const named = (genre: number): string => contract.genres[genre] ?? '';
    const order = ranked(genres);
    const at = (rank: number): Named => ({ genre: named(order[rank] ?? -1), share: genres[order[rank] ?? -1] ?? 0 });
    const endSeconds = durationSeconds ?? timeline.at(-1)?.endSeconds ?? 0;
    return {
        ranked: [at(0), at(1), at(2)],
        isDoubtful: at(0).share < contract.doubtBelow,
        passages: passages(timeline, endSeconds).map((passage) => ({ ...passage, genre: named(passage.genre) })),
        endSeconds,
    };
}

function isTelling({ startSeconds, endSeconds }: NamedPassage, songSeconds: number): boolean {
    return endSeconds - startSeconds >= Math.max(tellingSeconds, tellingShare * songSeconds);
}

function longest(all: readonly NamedPassage[]): NamedPassage | undefined {
    const length = (passage: NamedPassage): number => passage.endSeconds - passage.startSeconds;
    return [...all].sort((a, b) => length(b) - length(a))[0];
}

const name = (genre: string): string => words.genreName(genre);
