import { read } from '../../src/meaning/reading.ts';
import type { Hearing } from '../hear/hearing.ts';
import type { Song } from './songs.ts';
import { variantFiles, type VariantOptions } from './variant-files.ts';

/** How a variant was heard beside the song, or the piece of it, that it was made from. */
export interface Comparison {
    readonly variant: string;
    /** The likeliest families. */
    readonly genre: string;
    /** The family that the app would file it under; null where it would claim none. */
    readonly named: string | null;
    /** Whether that is the only one that the app would claim. */
    readonly sure: boolean;
    /** Null where the variant could not be heard. */
    readonly variantGenre: string | null;
    readonly variantNamed: string | null;
    /** Of the two embeddings; null where the variant could not be heard. */
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
                variantNamed: heard?.named ?? null,
                cosine: heard && dot(embedding, heard.embedding),
            });
        }
    }
    return comparisons;
}

interface HeardVariant extends Pick<Comparison, 'genre' | 'named' | 'sure'> {
    /** Of unit length. */
    readonly embedding: readonly number[];
}

async function hear({ hear, contract }: Hearing, file: string): Promise<HeardVariant | null> {
    const { outcome } = await hear(file);
    if (!outcome.ok) return null;
    const { ranked, claimed, filedUnder } = read(outcome.analysis, contract);
    const [likeliest] = ranked;
    if (!likeliest) throw new Error('expected families to be heard');
    const { embedding } = outcome.analysis;
    return { genre: likeliest.name, named: filedUnder, sure: claimed.length === 1, embedding };
}

const dot = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, i) => sum + value * (b[i] ?? NaN), 0);
