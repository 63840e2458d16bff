import type { Failure, Samples } from '../flow.ts';
import { samplesOf } from './mixing.ts';
import { refuse } from './refusal.ts';

/** An album in FLAC has less. What decodes to more than the page may hold would take the page with it. */
const mostBytes = 512 * 1024 * 1024;
/** An hour and a half takes two gigabytes. */
const mostSeconds = 90 * 60;

/** The rate that the browser converts to: the commonest one, so that most songs stay as they are. */
const commonestRateHz = 44_100;

/** What Opus is decoded to: https://www.rfc-editor.org/rfc/rfc7845#section-5.1. WebKit on Linux converts so that the embedding is 4 % off. */
const opusRateHz = 48_000;

/** One file at a time: the memory for several may not be there. */
let lastTurn: Promise<unknown> = Promise.resolve();

/**
 * Decodes a whole file on the page, by the browser's own decoder. All of the song is in memory at once (an hour takes more than a gigabyte),
 * so that what is longer, as far as that is known, or larger is a `Failure` ('too-large'), and so is what cannot be read or held, and what the
 * browser cannot decode ('unsupported-codec').
 */
export function decodeOnPage(file: Blob, durationSeconds: number | null = null): Promise<Samples | Failure> {
    if (file.size > mostBytes)
        return Promise.resolve(refuse('too-large', `${file.size} bytes cannot be decoded at once`));
    if (durationSeconds !== null && durationSeconds > mostSeconds)
        return Promise.resolve(refuse('too-large', `${durationSeconds} s cannot be decoded at once`));
    const decoded = lastTurn.then(() => decode(file));
    lastTurn = decoded;
    return decoded;
}

async function decode(file: Blob): Promise<Samples | Failure> {
    let bytes: ArrayBuffer;
    try {
        bytes = await file.arrayBuffer();
    } catch (error) {
        return refuse(error instanceof RangeError ? 'out-of-memory' : 'unreadable-file', String(error));
    }
    try {
        const sampleRateHz = isOpus(bytes) ? opusRateHz : commonestRateHz;
        const sound = await new OfflineAudioContext(2, 1, sampleRateHz).decodeAudioData(bytes);
        const planes = Array.from({ length: sound.numberOfChannels }, (_, channel) => sound.getChannelData(channel));
        return samplesOf(sound.sampleRate, planes);
    } catch (error) {
        return refuse(error instanceof RangeError ? 'out-of-memory' : 'unsupported-codec', String(error));
    }
}

/** Its head stands in the first page of an Ogg file, and nothing else there. */
function isOpus(bytes: ArrayBuffer): boolean {
    const start = String.fromCharCode(...new Uint8Array(bytes, 0, Math.min(bytes.byteLength, 64)));
    return start.startsWith('OggS') && start.includes('OpusHead');
}
