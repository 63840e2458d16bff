/** By what the songs on the map are coloured, and what each colour says. */
import type { ColouringName } from '../../app/map-desk.svelte.ts';
import { quadrants, type Contract } from '../../contract.ts';
import type { Track } from '../../flow.ts';
import { camelotOf } from '../../meaning/key.ts';
import { filedAs } from '../../meaning/filing.ts';
import { read } from '../../meaning/reading.ts';
import { wheelKeys } from '../../meaning/wheel-keys.ts';
import type { Theme } from '../look/colour-map.ts';
import { genreColour } from '../look/genre-colour.ts';
import { capitalised } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';
import { genreName, keySign, tempo } from '../words/music.ts';

export interface Shade {
    readonly name: string;
    /** A CSS colour; null: it is not known. */
    readonly colour: string | null;
}

export interface Colouring {
    /** Those that songs have, in the order of the legend; at most 255. */
    readonly shades: readonly Shade[];
    /** Of each song, the place of its shade. */
    readonly of: Uint8Array;
}

/** What a song is told apart by, in the legend's order; null: not known. */
type Ways = Readonly<Record<ColouringName, (track: Track, contract: Contract) => number | null>>;

const slow = 80;
const bpmWide = 20;
const tempoSteps = 5;
const firstDecade = 1960;
const decades = 8;

const ways: Ways = {
    style: (track, contract) => orNull(contract.families.indexOf(filedAs(track, null, contract).colour ?? '')),
    mood: ({ analysis }, contract) =>
        orNull(quadrants.findIndex((one) => one === read(analysis, contract).feeling?.quadrant)),
    tempo: ({ analysis }, contract) => {
        const bpm = read(analysis, contract).rhythm?.tempoBpm ?? null;
        return bpm === null ? null : within(Math.floor((bpm - slow) / bpmWide) + 1, tempoSteps);
    },
    key: ({ analysis }, contract) => {
        const key = read(analysis, contract).rhythm?.key;
        const place = key && camelotOf(key);
        return place ? place.hour - 1 : null;
    },
    year: ({ year }) => (year === undefined ? null : within(Math.floor((year - firstDecade) / 10) + 1, decades)),
};

export function colouringBy(
    name: ColouringName,
    tracks: readonly Track[],
    { contract, theme }: { readonly contract: Contract; readonly theme: Theme },
): Colouring {
    const values = tracks.map((track) => ways[name](track, contract));
    const counts = new Map<number | null, number>();
    for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
    const bySize = (a: number, b: number): number => (counts.get(b) ?? 0) - (counts.get(a) ?? 0);
    const known = [...counts.keys()].filter((value) => value !== null);
    // Scales stand in their order, families the most frequent first.
    const order: readonly (number | null)[] = [
        ...known.sort((a, b) => (name === 'style' && bySize(a, b)) || a - b),
        ...(counts.has(null) ? [null] : []),
    ];
    const shades = order.map((value) => ({
        name: capitalised(value === null ? words.map.unknown[name] : nameOf(name, value, contract)),
        colour: value === null ? null : colourOf(name, value, contract)[theme],
    }));
    return { shades, of: Uint8Array.from(values, (value) => order.indexOf(value)) };
}

function nameOf(name: ColouringName, value: number, { families }: Contract): string {
    switch (name) {
        case 'style':
            return genreName(families[value] ?? '');
        case 'mood':
            return words.feelings[quadrants[value] ?? 'calm'];
        case 'tempo':
            return tempoStep(value);
        case 'key':
            return keysAt(value + 1);
        case 'year':
            return decade(value);
    }
}

function tempoStep(value: number): string {
    const from = slow + (value - 1) * bpmWide;
    if (value === 0) return words.map.below(tempo(slow));
    if (value === tempoSteps - 1) return words.map.from(tempo(from));
    return words.map.range({ from: String(from), to: tempo(from + bpmWide - 1) });
}

function decade(value: number): string {
    const from = firstDecade + (value - 1) * 10;
    if (value === 0) return words.map.before(String(firstDecade));
    if (value === decades - 1) return words.map.since(String(from));
    return words.map.range({ from: String(from), to: String(from + 9) });
}

/** Of Camelot's hours, from 1: a major key and its relative minor one share theirs. */
const keysAt = (hour: number): string =>
    ['B', 'A']
        .flatMap((letter) => wheelKeys.get(`${hour}${letter}`) ?? [])
        .map(keySign)
        .join(' · ');

/** A CSS colour for each theme. */
type Colour = Readonly<Record<Theme, string>>;

/** Moods and keys by hue and, in turn, by lightness; scales from light to dark by day and from dark to light by night, which all eyes tell apart. */
function colourOf(name: ColouringName, value: number, { families }: Contract): Colour {
    switch (name) {
        case 'style':
            return { light: genreColour(families[value] ?? ''), dark: genreColour(families[value] ?? '') };
        case 'mood':
            return moodColours[quadrants[value] ?? 'calm'];
        case 'key':
            return coloured(value * 30, 0.13, value % 2 === 0 ? [0.64, 0.78] : [0.46, 0.6]);
        case 'tempo':
            return onScale(value / (tempoSteps - 1));
        case 'year':
            return onScale(value / (decades - 1));
    }
}

const coloured = (hue: number, chroma: number, [light, dark]: readonly [number, number]): Colour => {
    const colour = (lightness: number): string => `oklch(${lightness.toFixed(3)} ${chroma} ${Math.round(hue) % 360})`;
    return { light: colour(light), dark: colour(dark) };
};

const moodColours = {
    happy: coloured(80, 0.13, [0.66, 0.84]),
    tense: coloured(26, 0.16, [0.5, 0.66]),
    sad: coloured(270, 0.13, [0.4, 0.56]),
    calm: coloured(193, 0.09, [0.6, 0.78]),
} as const;

const onScale = (part: number): Colour => coloured(80 + 200 * part, 0.12, [0.68 - 0.36 * part, 0.48 + 0.4 * part]);

const orNull = (place: number): number | null => (place < 0 ? null : place);
const within = (step: number, steps: number): number => Math.max(0, Math.min(steps - 1, step));
