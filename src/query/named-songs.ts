/** Where in a question songs of the library are named: "like Nebula", "Nebulaみたいな". */
import { beginsAt, endsAt, type Folded } from './folded.ts';
import type { Lexicon } from './lexicon.ts';
import { introductions, isRole, type Shared } from './parts.ts';
import type { NamedSongs, SongNames } from './song-names.ts';

/** Names that are longer than this are not looked for. */
const longestName = 80;

export interface SongMention {
    readonly songs: NamedSongs;
    readonly start: number;
    readonly end: number;
    readonly isWanted: boolean;
    readonly isCompared: boolean;
    /** Missing: they are to be like it. */
    readonly shares?: Shared;
}

/** What names and points at songs. */
interface Naming {
    readonly lexicon: Lexicon;
    /** Asked for where a song may be named: to read all names of a large library takes a while. */
    readonly names: () => SongNames;
    /** The song on the screen. */
    readonly current: () => NamedSongs | null;
}

const isIntroduction = (meaning: string): boolean => isRole(meaning) && meaning in introductions;

const sharedBy = (meaning = ''): Shared | undefined =>
    isRole(meaning) && introductions[meaning]?.isBehind === true ? introductions[meaning].shares : undefined;
const isAnd = (meaning: string): boolean => meaning === 'and';
const isSharing = (meaning: string): boolean => sharedBy(meaning) !== undefined;

/** In their order; they do not overlap. */
export function songMentions({ text }: Folded, naming: Naming): readonly SongMention[] {
    const found: SongMention[] = [];
    for (let place = 0; place < text.length; place += 1) {
        const phrase = naming.lexicon.at(text, place, true, isIntroduction);
        if (!phrase || !isRole(phrase.meaning)) continue;
        const introduction = introductions[phrase.meaning];
        if (!introduction) continue;
        if (!introduction.isBehind && !beginsAt(text, place)) continue;
        const { isWanted, isCompared } = introduction;
        const last = found.at(-1)?.end ?? 0;
        const name = introduction.isBehind
            ? nameBefore(text, { from: Math.max(last, place - longestName), to: place }, naming)
            : nameAfter(text, phrase.end, naming);
        if (!name) continue;
        const [start, named] = [Math.min(place, name.start), Math.max(phrase.end, name.end)];
        // "跟Nebula同一个调": what it is to share stands on the other side.
        const behind = naming.lexicon.at(text, named, true, isSharing);
        const shares = introduction.shares ?? sharedBy(behind?.meaning);
        // "和Nebula" alone is "and Nebula".
        if (!shares && naming.lexicon.at(text, place, true, isAnd)?.end === phrase.end) continue;
        const end = introduction.shares ? named : (behind?.end ?? named);
        found.push({ songs: name.songs, start, end, isWanted, isCompared, ...(shares && { shares }) });
        place = end - 1;
    }
    return found;
}

interface Name {
    readonly songs: NamedSongs;
    readonly start: number;
    readonly end: number;
}

function nameAfter(text: string, from: number, naming: Naming): Name | null {
    const start = text.charAt(from) === ' ' ? from + 1 : from;
    const pause = text.slice(start, start + longestName).search(/[,;\n、，。]/u);
    const last = pause < 0 ? Math.min(text.length, start + longestName) : start + pause;
    for (let end = last; end > start; end -= 1) {
        if (!endsAt(text, end)) continue;
        const songs = naming.names().get(text.slice(start, end)) ?? thisSong(text, start, end, naming);
        if (songs) return { songs, start, end };
    }
    return null;
}

function nameBefore(text: string, { from, to }: { from: number; to: number }, naming: Naming): Name | null {
    for (let start = from; start < to; start += 1) {
        if (!beginsAt(text, start)) continue;
        const songs = naming.names().get(text.slice(start, to)) ?? thisSong(text, start, to, naming);
        if (songs) return { songs, start, end: to };
    }
    return null;
}

function thisSong(text: string, start: number, end: number, { lexicon, current }: Naming): NamedSongs | null {
    return lexicon.at(text, start, true, (meaning) => meaning === 'this')?.end === end ? current() : null;
}
