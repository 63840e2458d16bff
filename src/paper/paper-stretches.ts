/** A song's kept picture, cut into the stretches that the paper's network hears. */
import type { Picture } from '../flow.ts';
import type { PaperSpec } from './paper-files.ts';

export interface PaperStretch {
    /** An image, 0 to 255: `levels[row * columns + column]`, a row for each band, the lowest at the bottom. */
    readonly levels: Float32Array;
    readonly columns: number;
    /** 1, or less for the last stretch by the share of its columns that the one before has too. */
    readonly weight: number;
}

/** Of how many columns of the song the picture keeps one. */
export function stepOf(picture: Picture, { columnSeconds }: Pick<PaperSpec, 'columnSeconds'>): number {
    return Math.max(1, Math.round(picture.columnSeconds / columnSeconds));
}

/**
 * Stretches of 30 s, one after the other; the last ends where the song ends, so it overlaps the one before. The columns of a shorter song
 * repeat from the first. A picture without columns has no stretches.
 */
export function paperStretches(
    picture: Picture,
    spec: Pick<PaperSpec, 'stretchColumns' | 'columnSeconds'>,
): PaperStretch[] {
    const { bands, levels } = picture;
    const columns = Math.ceil(spec.stretchColumns / stepOf(picture, spec));
    return startsOf(picture.columns, columns).map(({ start, weight }) => {
        const image = Float32Array.from({ length: bands * columns }, (_, i) => {
            const column = (start + (i % columns)) % picture.columns;
            return levels[column * bands + (bands - 1 - Math.floor(i / columns))] ?? 0;
        });
        return { levels: image, columns, weight };
    });
}

function startsOf(all: number, length: number): { readonly start: number; readonly weight: number }[] {
    if (all === 0) return [];
    if (all <= length) return [{ start: 0, weight: 1 }];
    const whole = Array.from({ length: Math.floor(all / length) }, (_, i) => ({ start: i * length, weight: 1 }));
    const rest = all % length;
    return rest === 0 ? whole : [...whole, { start: all - length, weight: rest / length }];
}
