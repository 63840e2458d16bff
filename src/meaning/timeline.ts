/** What a song was heard as over time. */
import type { Moment } from '../flow.ts';
import { byName, ranked, type Share, type Shares } from './shares.ts';

export interface NamedMoment {
    readonly startSeconds: number;
    readonly endSeconds: number;
    /** All that the network tells apart. */
    readonly families: Shares;
}

/** Where one family leads. */
export interface Passage {
    readonly family: string;
    readonly startSeconds: number;
    readonly endSeconds: number;
}

/** A family below this share of a moment is not worth a word. */
const audibleFrom = 0.1;
const mostOfAMoment = 3;

export function namedMoments(timeline: readonly Moment[], families: readonly string[]): readonly NamedMoment[] {
    return timeline.map((moment) => ({ ...moment, families: byName(families, moment.families) }));
}

/** The timeline cut where the likeliest family changes: consecutive from 0 to `endSeconds`. A moment reaches half-way to its neighbours' middles. */
export function passages(timeline: readonly NamedMoment[], endSeconds: number): readonly Passage[] {
    const found: Passage[] = [];
    timeline.forEach((moment, i) => {
        const next = timeline[i + 1];
        const end = next ? (middleSeconds(moment) + middleSeconds(next)) / 2 : endSeconds;
        const family = ranked(moment.families)[0]?.name ?? '';
        const previous = found.at(-1);
        if (previous?.family === family) found[found.length - 1] = { ...previous, endSeconds: end };
        else found.push({ family, startSeconds: previous?.endSeconds ?? 0, endSeconds: end });
    });
    return found;
}

/** The moment whose middle is nearest, or null before anything was heard. */
export function momentAt(timeline: readonly NamedMoment[], seconds: number): NamedMoment | null {
    let nearest: NamedMoment | null = null;
    let distance = Infinity;
    for (const moment of timeline) {
        const away = Math.abs(middleSeconds(moment) - seconds);
        if (away < distance) [nearest, distance] = [moment, away];
    }
    return nearest;
}

/** The likeliest family of a moment, and at most two more that can be heard in it. */
export function audibleFamilies({ families }: NamedMoment): readonly Share[] {
    return ranked(families).filter(({ share }, rank) => rank < mostOfAMoment && (rank === 0 || share >= audibleFrom));
}

export const middleSeconds = ({ startSeconds, endSeconds }: NamedMoment): number => (startSeconds + endSeconds) / 2;
