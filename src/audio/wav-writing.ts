/** Sound as a WAV file that every browser plays: RIFF, 16 bits, stereo. */
import type { Failure, Samples } from '../flow.ts';
import type { Recording } from './recording.ts';
import { DecodeFailure, refuse } from './refusal.ts';

/** An hour and a half at 44.1 kHz. Browsers move blobs of this size to the disk, where they keep them at all. */
const mostBytes = 1024 ** 3;
const frameBytes = 4;
/** A browser may move a part to the disk as soon as it is a blob. */
const blocksInPart = 60;

/** The header of so many frames of two channels; rate in whole Hz. */
export function wavHead(sampleRateHz: number, frames: number): Uint8Array {
    const dataBytes = frames * frameBytes;
    const view = new DataView(new ArrayBuffer(44));
    const text = (at: number, word: string): void => {
        [...word].forEach((letter, i) => view.setUint8(at + i, letter.charCodeAt(0)));
    };
    text(0, 'RIFF');
    view.setUint32(4, 36 + dataBytes, true);
    text(8, 'WAVEfmt ');
    view.setUint32(16, 16, true);
    view.setUint16(20, 1, true);
    view.setUint16(22, 2, true);
    view.setUint32(24, sampleRateHz, true);
    view.setUint32(28, sampleRateHz * frameBytes, true);
    view.setUint16(32, frameBytes, true);
    view.setUint16(34, 16, true);
    text(36, 'data');
    view.setUint32(40, dataBytes, true);
    return new Uint8Array(view.buffer);
}

/**
 * All that can be read of a recording, as far as it goes; `onBlock` is told the seconds so far. A `Failure` where there is no sound
 * ('damaged') or more than a page should keep ('too-large').
 */
export async function writeWav(
    recording: Recording,
    onBlock: (seconds: number) => void = () => undefined,
): Promise<Blob | Failure> {
    const parts: Blob[] = [];
    let blocks: Int16Array<ArrayBuffer>[] = [];
    let frames = 0;
    let sampleRateHz = 0;
    if ((recording.durationSeconds ?? 0) * recording.sampleRateHz * frameBytes > mostBytes) return tooLarge();
    try {
        for await (const samples of recording.read()) {
            sampleRateHz = samples.sampleRateHz;
            frames += samples.left.length;
            if (frames * frameBytes > mostBytes) return tooLarge();
            if (blocks.push(interleaved(samples)) === blocksInPart) {
                parts.push(new Blob(blocks));
                blocks = [];
            }
            onBlock(frames / sampleRateHz);
        }
    } catch (error) {
        if (!(error instanceof DecodeFailure)) throw error;
    }
    if (frames === 0) return refuse('damaged', 'nothing could be decoded');
    const head = new Uint8Array(wavHead(Math.round(sampleRateHz), frames));
    return new Blob([head, ...parts, ...blocks], { type: 'audio/wav' });
}

function tooLarge(): Failure {
    return refuse('too-large', `it would be more than ${mostBytes} bytes of WAV`);
}

/** The scale that decoders of 16 bits use, so that such samples come back as they were. */
function interleaved({ left, right }: Samples): Int16Array<ArrayBuffer> {
    const values = new Int16Array(left.length * 2);
    for (let i = 0; i < left.length; i++) {
        values[2 * i] = to16Bits(left[i] ?? 0);
        values[2 * i + 1] = to16Bits(right[i] ?? 0);
    }
    return values;
}

const to16Bits = (value: number): number => Math.max(-32_768, Math.min(32_767, Math.round(value * 32_768)));
