/** Samples -> tempo and key. */
import type { Key, Rhythm, Samples } from '../flow.ts';
import type { Essentia } from './essentia.ts';
import { LoudnessMeter } from './loudness.ts';
import { MonoMix } from './mono-mix.ts';
import { tempoBpm } from './pulse.ts';
import { tuningHz } from './tuning.ts';

/** Seconds of a song that suffice for tempo and key. */
export const rhythmSeconds = 30;

/** Beats and key are heard at the rate for which essentia's beat tracker is made. */
const rateHz = 44_100;

const shortestSeconds = { tempo: 5, key: 2 };

/**
 * Tempo and key of a stretch of a song (about `rhythmSeconds`); null where the music gives no answer: silence, no beat, too short. Where the
 * beats between the beats are as strong, a slow tempo is reported as twice as fast.
 */
export function hearRhythm(samples: Samples, essentia: Essentia): Pick<Rhythm, 'tempoBpm' | 'key'> {
    const seconds = samples.left.length / samples.sampleRateHz;
    const meter = new LoudnessMeter(samples.sampleRateHz);
    meter.add(samples);
    if (meter.integratedLufs() === null) return { tempoBpm: null, key: null };
    const mixed = new Float32Array(samples.left.length);
    new MonoMix().mix(samples, mixed);
    const mono = atRate(mixed, samples.sampleRateHz);
    return {
        tempoBpm: seconds < shortestSeconds.tempo ? null : tempoBpm(mono, essentia.beatTimes(mono)),
        key: seconds < shortestSeconds.key ? null : hearKey(mono, essentia),
    };
}

function hearKey(mono: Float32Array, essentia: Essentia): Key | null {
    const { tonic, mode, strength } = essentia.key(mono, tuningHz(mono, essentia));
    if (strength <= 0 || (mode !== 'major' && mode !== 'minor')) return null;
    return { tonic: spellings[`${tonic} ${mode}`] ?? tonic, mode, strength: Math.min(1, strength) };
}

/** essentia spells a note one way in all keys; musicians take the spelling with fewer accidentals. */
const spellings: Readonly<Record<string, string>> = { 'C# major': 'Db', 'Ab minor': 'G#' };

/**
 * A channel at 44,100 Hz. Linear interpolation suffices: beats and keys (below 3.5 kHz) do not mind what it does to the treble.
 */
function atRate(channel: Float32Array, sampleRateHz: number): Float32Array {
    if (sampleRateHz === rateHz) return channel;
    const step = sampleRateHz / rateHz;
    return Float32Array.from({ length: Math.floor(channel.length / step) }, (_, index) => {
        const before = Math.floor(index * step);
        const share = index * step - before;
        return (channel[before] ?? 0) * (1 - share) + (channel[before + 1] ?? 0) * share;
    });
}
