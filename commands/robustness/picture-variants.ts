import { parse } from 'node:path';
import type { InputContract } from '../../src/contract.ts';
import type { Essentia } from '../../src/features/essentia.ts';
import type { NpzRow } from '../extract/npz.ts';
import { rowOf } from '../extract/row.ts';
import { probeSong } from '../extract/song.ts';
import type { Song } from './songs.ts';
import { variantFiles, type VariantOptions } from './variant-files.ts';

/**
 * What the front end makes of a song and of its variants (`rowOf`). A row has the name of the song's file without its ending, that of a
 * variant has the variant's after a slash. Rejects when the song or a variant cannot be heard.
 */
export async function pictureVariants(
    input: InputContract,
    essentia: Essentia,
    song: Song,
    options: VariantOptions,
): Promise<readonly NpzRow[]> {
    const { name } = parse(song.file);
    const rows: NpzRow[] = [];
    for await (const { variant, file } of variantFiles(song, options)) {
        const levels = await rowOf(input, essentia, await probeSong(file));
        rows.push({ track: variant === null ? name : `${name}/${variant}`, levels });
    }
    if (rows.length === 0) throw new Error('it cannot be decoded');
    return rows;
}
