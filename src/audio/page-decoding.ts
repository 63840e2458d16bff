import type { Samples } from '../flow.ts';
import { mixToStereo } from './mixing.ts';
import { refuse, type Refusal } from './refusal.ts';

/** The rate that the browser converts to: the commonest one, so that most songs stay as they are. */
const SAMPLE_RATE_HZ = 44_100;

/**
 * Decodes a whole file on the page, where the worker has no decoder for it. All of the song is in memory at once (an hour takes more than a
 * gigabyte). What the browser cannot decode, or cannot hold, is a `Refusal`.
 */
export async function decodeOnPage(file: Blob): Promise<Samples | Refusal> {
    let bytes: ArrayBuffer;
    try {
        bytes = await file.arrayBuffer();
    } catch (error) {
        return refuse(error instanceof RangeError ? 'out-of-memory' : 'unreadable-file', String(error));
    }
    try {
        const sound = await new OfflineAudioContext(2, 1, SAMPLE_RATE_HZ).decodeAudioData(bytes);
        const planes = Array.from({ length: sound.numberOfChannels }, (_, channel) => sound.getChannelData(channel));
        return { sampleRateHz: sound.sampleRate, ...mixToStereo(planes) };
    } catch (error) {
        return refuse(error instanceof RangeError ? 'out-of-memory' : 'unsupported-codec', String(error));
    }
}
