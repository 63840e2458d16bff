/** For tests: the app's own piece as samples. */
import type { Samples } from '../flow.ts';
import { synthesisePiece } from '../try-it.ts';

const headerBytes = 44;
const sampleRateHz = 22_050;

export async function pieceSamples(durationSeconds: number, gain = 1): Promise<Samples> {
    const frames = new Int16Array(await synthesisePiece({ durationSeconds, sampleRateHz }), headerBytes);
    const channel = (offset: number) =>
        Float32Array.from({ length: frames.length / 2 }, (_, i) => (gain * (frames[2 * i + offset] ?? 0)) / 32_768);
    return { sampleRateHz, left: channel(0), right: channel(1) };
}
