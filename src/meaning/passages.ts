/** Which genre leads when: the song's timeline cut where the likeliest genre changes. */
import type { Moment } from '../flow.ts';

export interface Passage {
    readonly genre: number;
    readonly startSeconds: number;
    readonly endSeconds: number;
}

/** Consecutive passages from 0 to `endSeconds`. A moment reaches half-way to its neighbours' middles. */
export function passages(timeline: readonly Moment[], endSeconds: number): readonly Passage[] {
    const found: Passage[] = [];
    timeline.forEach((moment, i) => {
        const next = timeline[i + 1];
        const end = next ? (middle(moment) + middle(next)) / 2 : endSeconds;
        const genre = likeliest(moment.genres);
        const previous = found.at(-1);
        if (previous?.genre === genre) found[found.length - 1] = { ...previous, endSeconds: end };
        else found.push({ genre, startSeconds: previous?.endSeconds ?? 0, endSeconds: end });
    });
    return found;
}

/** Genres from the likeliest to the unlikeliest, as indices. */
export function ranked(genres: readonly number[]): readonly number[] {
    return genres.map((_, i) => i).sort((a, b) => (genres[b] ?? 0) - (genres[a] ?? 0));
}

const middle = (moment: Moment): number => (moment.startSeconds + moment.endSeconds) / 2;

function likeliest(genres: readonly number[]): number {
    return ranked(genres)[0] ?? 0;
}
