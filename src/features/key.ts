/** Samples -> key. */
import type { Key, Samples } from '../flow.ts';
import type { Essentia } from './essentia.ts';
import { LoudnessMeter } from './loudness.ts';
import { MonoMix } from './mono-mix.ts';
import { tuningHz } from './tuning.ts';

/** Seconds of a song that suffice for its key. */
export const keySeconds = 30;

/** Keys are heard at the rate for which essentia's algorithms are made. */
const rateHz = 44_100;

const shortestSeconds = 2;

/** Key of a stretch of a song (about `keySeconds`); null where the music gives no answer: silence, noise, too short. */
export function hearKey(samples: Samples, essentia: Essentia): Key | null {
    const meter = new LoudnessMeter(samples.sampleRateHz);
    meter.add(samples);
    if (meter.integratedLufs() === null || samples.left.length / samples.sampleRateHz < shortestSeconds) return null;
    const mixed = new Float32Array(samples.left.length);
    new MonoMix().mix(samples, mixed);
    const mono = atRate(mixed, samples.sampleRateHz);
    const { tonic, mode, strength } = essentia.key(mono, tuningHz(mono, essentia));
    if (strength <= 0 || (mode !== 'major' && mode !== 'minor')) return null;
    return { tonic: spellings[`${tonic} ${mode}`] ?? tonic, mode, strength: Math.min(1, strength) };
}

/** essentia spells a note one way in all keys; musicians take the spelling with fewer accidentals. */
const spellings: Readonly<Record<string, string>> = { 'C# major': 'Db', 'Ab minor': 'G#' };

/** A channel at 44,100 Hz. Linear interpolation suffices: keys (below 3.5 kHz) do not mind what it does to the treble. */
function atRate(channel: Float32Array, sampleRateHz: number): Float32Array {
    if (sampleRateHz === rateHz) return channel;
    const step = sampleRateHz / rateHz;
    return Float32Array.from({ length: Math.floor(channel.length / step) }, (_, index) => {
        const before = Math.floor(index * step);
        const share = index * step - before;
        return (channel[before] ?? 0) * (1 - share) + (channel[before + 1] ?? 0) * share;
    });
}
