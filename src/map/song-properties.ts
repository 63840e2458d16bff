/** What may be true of a song and is worth a word on the map. */
import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { read } from '../meaning/reading.ts';
import { isTempoSure } from '../meaning/rhythm-surety.ts';
import { tempoFeel, type TempoFeel } from '../meaning/tempo.ts';

/** What a tempo of the middle feels like says little. */
const tellingFeels: readonly TempoFeel[] = ['slow', 'brisk', 'fast'];

/** In which songs can be more or less. */
export const measures = ['tempo', 'energy', 'feeling'] as const;
type Measure = (typeof measures)[number];

export type Property =
    /** A family or style, or 'no-music'; a mood or feeling; an instrument or kind of voice; who plays it. */
    | { readonly kind: 'genre' | 'mood' | 'sound' | 'artist'; readonly name: string }
    | { readonly kind: 'tempo'; readonly name: TempoFeel }
    /** Its first year. */
    | { readonly kind: 'decade'; readonly name: number }
    /** Than the songs of another region that is called the same otherwise. */
    | { readonly kind: 'more' | 'less'; readonly name: Measure };

/** Those that one song has, whatever others are like; each once. */
export function propertiesOf({ analysis, artist, year }: Track, contract: Contract): readonly Property[] {
    const { unfiled, claimed, claimedStyles, feeling, shown, rhythm } = read(analysis, contract);
    const sounds = shown.filter(({ kind }) => kind === 'instrument' || kind === 'voice');
    const moods = new Set(shown.filter(({ kind }) => kind === 'mood').map(({ name }) => name));
    if (feeling?.quadrant) moods.add(feeling.quadrant);
    if (feeling?.isEnergetic) moods.add('energetic');
    if (feeling?.isGentle) moods.add('gentle');
    const feel = rhythm?.tempoBpm && isTempoSure(rhythm) ? tempoFeel(rhythm.tempoBpm) : null;
    return [
        ...named('genre', unfiled === 'no-music' ? ['no-music'] : [...claimed, ...claimedStyles]),
        ...named('mood', moods),
        ...named('sound', new Set(sounds.map(({ name }) => name))),
        ...(feel && tellingFeels.includes(feel) ? [{ kind: 'tempo', name: feel } as const] : []),
        ...(year === undefined ? [] : [{ kind: 'decade', name: year - (year % 10) } as const]),
        ...(artist === undefined ? [] : named('artist', [artist])),
    ];
}

function named<Kind extends 'genre' | 'mood' | 'sound' | 'artist'>(kind: Kind, names: Iterable<string>) {
    return Array.from(new Set(names), (name) => ({ kind, name }));
}

/** Null where it is not known. */
export function measured({ analysis }: Track, measure: Measure, contract: Contract): number | null {
    const reading = read(analysis, contract);
    switch (measure) {
        case 'tempo':
            return reading.rhythm?.tempoBpm ?? null;
        case 'energy':
            return reading.rhythm?.energy ?? null;
        case 'feeling':
            return reading.feeling?.valence ?? null;
    }
}
