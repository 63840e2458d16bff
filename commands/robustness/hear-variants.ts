import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { claimOf } from '../../src/library/claim.ts';
import { ffmpeg } from '../fixtures.ts';
import type { Hearing } from '../hear/hearing.ts';
import type { Song } from './songs.ts';
import { pieceRateHz, type Variant } from './variants.ts';

/** How a variant was heard beside the song, or the piece of it, that it was made from. */
export interface Comparison {
    readonly variant: string;
    /** The likeliest genres. */
    readonly genre: string;
    /** Whether the app would say of the piece that it is one of the genres, and not that none of them fits. */
    readonly fits: boolean;
    /** Whether the app would say of the piece that it is sure of it. */
    readonly sure: boolean;
    /** Null where the variant could not be heard. */
    readonly variantGenre: string | null;
    /** Of the two embeddings; null where the variant could not be heard. */
    readonly cosine: number | null;
}

interface Options {
    readonly variants: Readonly<Record<string, Variant>>;
    /** Of the piece that is cut from the middle of a song; null for the whole song. */
    readonly pieceSeconds: number | null;
    /** For the files, which are removed afterwards. */
    readonly folder: string;
}

/** Hears a song, or a piece from its middle, and its variants; empty when it cannot be heard itself. */
export async function hearVariants(hearing: Hearing, song: Song, options: Options): Promise<readonly Comparison[]> {
    const { variants, pieceSeconds, folder } = options;
    await mkdir(folder, { recursive: true });
    const piece = join(folder, 'piece.wav');
    try {
        const original = (await cut(song, piece, pieceSeconds)) ? await hear(hearing, piece) : null;
        if (!original) return [];
        const comparisons: Comparison[] = [];
        for (const [variant, { options, extension }] of Object.entries(variants)) {
            const file = join(folder, `${variant}.${extension}`);
            await ffmpeg(['-i', piece, ...options, file]);
            const heard = await hear(hearing, file);
            const cosine = heard && dot(original.embedding, heard.embedding);
            const { genre, fits, sure } = original;
            comparisons.push({ variant, genre, fits, sure, variantGenre: heard?.genre ?? null, cosine });
        }
        return comparisons;
    } finally {
        await rm(folder, { recursive: true });
    }
}

/** False when the song is too damaged for that. */
async function cut({ file, durationSeconds }: Song, piece: string, pieceSeconds: number | null): Promise<boolean> {
    const start = (seconds: number) => String(Math.max(0, (durationSeconds - seconds) / 2));
    const middle = pieceSeconds === null ? [] : ['-ss', start(pieceSeconds), '-t', String(pieceSeconds)];
    const format = ['-map', '0:a:0', '-map_metadata', '-1', '-ar', String(pieceRateHz), '-ac', '2'];
    try {
        await ffmpeg([...middle, '-i', file, ...format, piece]);
        return true;
    } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') throw error;
        return false;
    }
}

interface Impression {
    readonly genre: string;
    readonly fits: boolean;
    readonly sure: boolean;
    /** Of unit length. */
    readonly embedding: readonly number[];
}

async function hear({ hear, contract }: Hearing, file: string): Promise<Impression | null> {
    const { outcome } = await hear(file);
    if (!outcome.ok) return null;
    const { genres, embedding } = outcome.analysis;
    const likeliest = Math.max(...genres);
    const genre = contract.genres[genres.indexOf(likeliest)];
    if (genre === undefined) throw new Error(`expected ${contract.genres.length} genres, got ${genres.length}`);
    const fits = claimOf(outcome.analysis, contract).kind === 'genres';
    return { genre, fits, sure: likeliest >= contract.doubtBelow, embedding };
}

const dot = (a: readonly number[], b: readonly number[]): number =>
    a.reduce((sum, value, i) => sum + value * (b[i] ?? NaN), 0);
