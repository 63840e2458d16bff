/** Songs that may be one recording: as long, as fast and of much the same sound. What lies in their pictures decides. */
import type { Track } from '../flow.ts';
import { plainText } from '../library/plain-text.ts';
import { instrumentalByTitle } from '../recommend/language/language.ts';
import { artistNames } from '../recommend/matching/song-names.ts';

export interface Candidate {
    readonly one: Track;
    readonly other: Track;
    /** Whether their tags name the same song by a common artist. */
    readonly isNamedTheSame: boolean;
}

/** Of 80 songs that were encoded anew none differed by more than .07 s; a pressing with another pause at its end does. */
const sameLengthSeconds = 1;
/** Of the 80 the least alike had .883; of 106 pairs of other songs of one length none more than .714. */
const leastCosine = 0.85;
const sameTempoOctaves = 0.03;

/** All pairs of the library, by their length: never each with each. Yields null after each song, so that the page can breathe. */
export function* candidates(tracks: readonly Track[]): Generator<Candidate | null> {
    const byLength = tracks.toSorted((a, b) => secondsOf(a) - secondsOf(b));
    for (const [i, one] of byLength.entries()) {
        for (let j = i + 1; j < byLength.length; j++) {
            const other = byLength[j];
            if (!other || secondsOf(other) - secondsOf(one) > sameLengthSeconds) break;
            if (mayBeOne(one, other)) yield { one, other, isNamedTheSame: areNamedTheSame(one, other) };
        }
        yield null;
    }
}

const secondsOf = ({ analysis }: Track): number => analysis.durationSeconds;

function mayBeOne(one: Track, other: Track): boolean {
    return soundAlike(one, other) && isSameTempo(one, other) && isInstrumental(one) === isInstrumental(other);
}

/** Embeddings of two networks are not comparable. */
function soundAlike({ analysis: a }: Track, { analysis: b }: Track): boolean {
    if (a.model !== b.model || a.embedding.length !== b.embedding.length) return true;
    let cosine = 0;
    for (let i = 0; i < a.embedding.length; i++) cosine += (a.embedding[i] ?? 0) * (b.embedding[i] ?? 0);
    return cosine >= leastCosine;
}

/** Half and double time are the same. */
function isSameTempo({ analysis: a }: Track, { analysis: b }: Track): boolean {
    if (!a.rhythm.tempoBpm || !b.rhythm.tempoBpm) return true;
    const octaves = Math.log2(a.rhythm.tempoBpm / b.rhythm.tempoBpm);
    return Math.abs(octaves - Math.round(octaves)) <= sameTempoOctaves;
}

const instrumental = new WeakMap<Track, boolean>();

/** A song and its karaoke are as long and sound much the same. Its title is read once, though it is asked for each pair. */
function isInstrumental(track: Track): boolean {
    const known = instrumental.get(track) ?? instrumentalByTitle(track.title);
    instrumental.set(track, known);
    return known;
}

function areNamedTheSame(one: Track, other: Track): boolean {
    if (!one.artist || !other.artist || plainText(one.title) !== plainText(other.title)) return false;
    const names = artistNames(one.artist);
    return artistNames(other.artist).some((name) => names.includes(name));
}
