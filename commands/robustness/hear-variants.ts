import { read } from '../../src/meaning/reading.ts';
import type { Hearing } from '../hear/hearing.ts';
import type { Song } from './songs.ts';
import { variantFiles, type VariantOptions } from './variant-files.ts';

/** How a variant was heard beside the song, or the piece of it, that it was made from. */
export interface Comparison {
    readonly variant: string;
    /** The likeliest families. */
    readonly genre: string;
    /** The families that the app would claim, likeliest first; none where it would claim nothing. */
    readonly claimed: readonly string[];
    /** Null where the variant could not be heard, as what follows. */
    readonly variantGenre: string | null;
    readonly variantClaimed: readonly string[] | null;
    /** Of the two embeddings. */
    readonly cosine: number | null;
}

/** Hears a song, or a piece from its middle, and its variants; empty when it cannot be heard itself. */
export async function hearVariants(
    hearing: Hearing,
    song: Song,
    options: VariantOptions,
): Promise<readonly Comparison[]> {
    let original: HeardVariant | null = null;
    const comparisons: Comparison[] = [];
    for await (const { variant, file } of variantFiles(song, options)) {
        const heard = await hear(hearing, file);
        if (variant === null) {
            if (!heard) return [];
            original = heard;
        } else if (original) {
            const { embedding, ...said } = original;
            comparisons.push({
                variant,
                ...said,
                variantGenre: heard?.genre ?? null,
                variantClaimed: heard?.claimed ?? null,
                cosine: heard && dot(embedding, heard.embedding),
            });
        }
    }
    return comparisons;
}

interface HeardVariant extends Pick<Comparison, 'genre' | 'claimed'> {
    /** Of unit length. */
    readonly embedding: readonly number[];
}

async function hear({ hear, contract }: Hearing, file: string): Promise<HeardVariant | null> {
    const { outcome } = await hear(file);
    if (!outcome.ok) return null;
    const { ranked, claimed } = read(outcome.analysis, contract);
    const [likeliest] = ranked;
    if (!likeliest) throw new Error('expected families to be heard');
    const { embedding } = outcome.analysis;
    return { genre: likeliest.name, claimed, embedding };
}

const dot = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, i) => sum + value * (b[i] ?? NaN), 0);
