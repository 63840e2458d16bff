/** A song -> one row of the training data. */
import type { InputContract } from '../../src/contract.ts';
import type { Essentia } from '../../src/features/essentia.ts';
import { createLogMel, joinLogMel } from '../../src/features/log-mel.ts';
import { levelRange, scaledLevels } from '../../src/features/picture.ts';
import { decodeSong, type Song } from './song.ts';

/**
 * The 30 seconds in the middle of a song as `[bands, stretchColumns]` levels, 0 to 255, scaled to the range of all frames of these seconds
 * (a hop apart), of which a column is every third or fourth. The columns of a shorter song repeat from the first. Rejects when the song
 * cannot be decoded, is silent, or is shorter than a patch.
 */
export async function rowOf(input: InputContract, essentia: Essentia, song: Song): Promise<Uint8Array> {
    const mostFrames = Math.round((input.stretchColumns + 0.5) * input.columnHops);
    const frameSeconds = input.hopSamples / input.sampleRateHz;
    const clipSeconds = mostFrames * frameSeconds;
    const startSeconds = Math.max(0, (song.durationSeconds - clipSeconds) / 2);
    const samples = await decodeSong(song, startSeconds, clipSeconds + input.windowSamples / input.sampleRateHz);

    const stream = createLogMel({ ...input, columnHops: 1 }, samples.sampleRateHz, { essentia });
    const heard = joinLogMel(input.bands, [stream.push(samples), stream.finish()]);
    const frames = Math.min(heard.columns, mostFrames);
    const decibels = heard.decibels.subarray(0, frames * input.bands);
    const range = levelRange(input, decibels);
    if (!(range.highest > range.lowest)) throw new Error('it is silent');
    const columns = Math.min(input.stretchColumns, Math.floor(frames / input.columnHops + 0.5));
    if (columns < input.patchColumns)
        throw new Error(`it is shorter than ${Math.ceil(input.patchColumns * input.columnHops * frameSeconds)} s`);
    const levels = scaledLevels(decibels, range);
    return Uint8Array.from({ length: input.bands * input.stretchColumns }, (_, index) => {
        const band = Math.floor(index / input.stretchColumns);
        const column = (index % input.stretchColumns) % columns;
        const frame = Math.floor((column + 0.5) * input.columnHops);
        return Math.round((levels[frame * input.bands + band] ?? 0) * 255);
    });
}
