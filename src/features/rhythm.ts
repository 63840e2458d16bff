/** Samples -> tempo, key and loudness. */
import type { Key, Rhythm, Samples } from '../flow.ts';
import type { Essentia } from './essentia.ts';
import { downmix } from './log-mel.ts';
import { tempoBpm } from './pulse.ts';

/** Seconds of a song that suffice for tempo, key and loudness. */
export const rhythmSeconds = 30;

/** Beats and key are heard at the rate for which essentia's beat tracker is made. */
const rateHz = 44_100;

/** Above it, essentia's K-weighting is off by half a decibel (192 kHz) or not a number at all (96 kHz). */
const mostLoudnessRateHz = 48_000;

const shortestSeconds = { tempo: 5, key: 2, loudness: 0.4 };

/** The middle of the stretch: essentia's loudness costs more than all else here together. */
const loudnessSeconds = 15;

/** EBU R 128's absolute gate: nothing softer than this counts as sound. */
const silenceLufs = -70;

/**
 * Tempo, key and loudness of a stretch of a song (about `rhythmSeconds`); null where the music gives no answer: silence, no beat, too
 * short. Tempo and key are of the whole stretch, loudness is of its middle 15 s. Where the beats between the beats are as strong, a slow
 * tempo is reported as twice as fast.
 */
export function hearRhythm(samples: Samples, essentia: Essentia): Rhythm {
    const seconds = samples.left.length / samples.sampleRateHz;
    const loudnessLufs = seconds < shortestSeconds.loudness ? silenceLufs : hearLoudness(samples, essentia);
    if (!(loudnessLufs > silenceLufs)) return { tempoBpm: null, key: null, loudnessLufs: null };
    const mixed = new Float32Array(samples.left.length);
    downmix(samples, mixed);
    const mono = atRate(mixed, samples.sampleRateHz);
    return {
        tempoBpm: seconds < shortestSeconds.tempo ? null : tempoBpm(mono, essentia.beatTimes(mono)),
        key: seconds < shortestSeconds.key ? null : hearKey(mono, essentia),
        loudnessLufs,
    };
}

function hearLoudness(samples: Samples, essentia: Essentia): number {
    const part = middle(samples, loudnessSeconds);
    if (part.sampleRateHz <= mostLoudnessRateHz) return essentia.loudnessLufs(part);
    const [left, right] = [atRate(part.left, part.sampleRateHz), atRate(part.right, part.sampleRateHz)];
    return essentia.loudnessLufs({ sampleRateHz: rateHz, left, right });
}

function middle(samples: Samples, seconds: number): Samples {
    const length = Math.min(samples.left.length, Math.round(seconds * samples.sampleRateHz));
    const start = Math.floor((samples.left.length - length) / 2);
    return {
        sampleRateHz: samples.sampleRateHz,
        left: samples.left.subarray(start, start + length),
        right: samples.right.subarray(start, start + length),
    };
}

function hearKey(mono: Float32Array, essentia: Essentia): Key | null {
    const { tonic, mode, strength } = essentia.key(mono);
    if (strength <= 0 || (mode !== 'major' && mode !== 'minor')) return null;
    return { tonic: spellings[`${tonic} ${mode}`] ?? tonic, mode, strength: Math.min(1, strength) };
}

/** essentia spells a note one way in all keys; musicians take the spelling with fewer accidentals. */
const spellings: Readonly<Record<string, string>> = { 'C# major': 'Db', 'Ab minor': 'G#' };

/**
 * A channel at 44,100 Hz. Linear interpolation suffices: beats, keys (below 3.5 kHz) and loudness do not mind what it does to the treble.
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
