import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ffmpeg } from '../../fixtures/sound-files.ts';
import type { Song } from './songs.ts';
import { pieceRateHz, type Variant } from './variants.ts';

export interface VariantOptions {
    readonly variants: Readonly<Record<string, Variant>>;
    /** Of the piece that is cut from the middle of a song; null for the whole song. */
    readonly pieceSeconds: number | null;
    /** For the files, which are removed afterwards. */
    readonly folder: string;
}

interface VariantFile {
    /** Null for the piece that the variants are made from. */
    readonly variant: string | null;
    readonly file: string;
}

/** A song, or a piece from its middle, then each variant of it, made as it is asked for; nothing of a song that is too damaged. */
export async function* variantFiles(song: Song, options: VariantOptions): AsyncGenerator<VariantFile> {
    const { variants, pieceSeconds, folder } = options;
    await mkdir(folder, { recursive: true });
    const piece = join(folder, 'piece.wav');
    try {
        if (!(await cut(song, piece, pieceSeconds))) return;
        yield { variant: null, file: piece };
        for (const [variant, { options, extension }] of Object.entries(variants)) {
            const file = join(folder, `${variant}.${extension}`);
            await ffmpeg(['-i', piece, ...options, file]);
            yield { variant, file };
        }
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
