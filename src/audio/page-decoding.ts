import type { Failure, Samples } from '../flow.ts';
import { mixToStereo } from './mixing.ts';
import { refuse, type NeedsPageDecoding } from './refusal.ts';

/** An album in FLAC has less. What decodes to more than the page may hold would take the page with it. */
const mostBytes = 512 * 1024 * 1024;

/** The rate that the browser converts to: the commonest one, so that most songs stay as they are. */
const sampleRateHz = 44_100;

/**
 * Decodes a whole file on the page, where the worker has no decoder for it. All of the song is in memory at once (an hour takes more than a
 * gigabyte). What the browser cannot hold is a `Failure`, and so is what it cannot decode, with `otherwise` for its reason.
 */
export async function decodeOnPage(file: Blob, otherwise: NeedsPageDecoding['otherwise']): Promise<Samples | Failure> {
    if (file.size > mostBytes) return refuse('out-of-memory', `${file.size} bytes cannot be decoded at once`);
    let bytes: ArrayBuffer;
    try {
        bytes = await file.arrayBuffer();
    } catch (error) {
        return refuse(error instanceof RangeError ? 'out-of-memory' : 'unreadable-file', String(error));
    }
    try {
        const sound = await new OfflineAudioContext(2, 1, sampleRateHz).decodeAudioData(bytes);
        const planes = Array.from({ length: sound.numberOfChannels }, (_, channel) => sound.getChannelData(channel));
        return { sampleRateHz: sound.sampleRate, ...mixToStereo(planes) };
    } catch (error) {
        return refuse(error instanceof RangeError ? 'out-of-memory' : otherwise, String(error));
    }
}
