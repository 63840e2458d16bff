/** The columns of the library's table, and what stands in them to be ordered by. */
import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { filedAs } from '../meaning/filing.ts';
import { wheelOrder, type KeyNotation } from '../meaning/key-notation.ts';
import { read, type Reading } from '../meaning/reading.ts';

export const columns = [
    'title',
    'artist',
    'style',
    'tempo',
    'key',
    'energy',
    'mood',
    'labels',
    'year',
    'length',
    'loudness',
    'added',
] as const;
export type Column = (typeof columns)[number];

/** How the screen writes what is ordered. */
export interface ColumnWriting {
    readonly contract: Contract;
    /** The family or style that alone is shown, see `filedAs`; null where all are. */
    readonly shelf: string | null;
    /** What a family or style is called. */
    readonly genreName: (genre: string) => string;
    /** All moods of a song in one text; empty where none is clear. */
    readonly moodText: (reading: Reading) => string;
    /** All of the listener's own labels that hold of it, alike. */
    readonly labelsText: (track: Track) => string;
    readonly keyNotation: KeyNotation;
}

/** As exact as the table shows it, so that what looks the same is the same, and the next column decides; null where it is not known. */
export function valueIn(column: Column, track: Track, writing: ColumnWriting): string | number | null {
    const { analysis } = track;
    const reading = read(analysis, writing.contract);
    const { rhythm } = reading;
    switch (column) {
        case 'title':
            return track.title;
        case 'artist':
            return track.artist ?? null;
        case 'style': {
            const { genre } = filedAs(track, writing.shelf, writing.contract);
            return genre === null ? null : writing.genreName(genre);
        }
        case 'tempo':
            return rounded(rhythm?.tempoBpm, 1);
        case 'key':
            return rhythm?.key ? wheelOrder(rhythm.key, writing.keyNotation) : null;
        case 'energy':
            return rounded(rhythm?.energy, 100);
        case 'mood':
            return writing.moodText(reading) || null;
        case 'labels':
            return writing.labelsText(track) || null;
        case 'year':
            return track.year ?? null;
        case 'length':
            return Math.floor(analysis.durationSeconds);
        case 'loudness':
            return rounded(rhythm?.loudnessLufs, 10);
        case 'added':
            return new Date(track.addedAt).setHours(0, 0, 0, 0);
    }
}

const rounded = (value: number | null | undefined, parts: number): number | null =>
    value == null ? null : Math.round(value * parts);
