/** Samples -> tempo, key and loudness. */
import type { Key, Rhythm, Samples } from '../flow.ts';
import type { Essentia } from './essentia.ts';
import { downmix } from './log-mel.ts';
import { tempoBpm } from './pulse.ts';

/** Seconds of a song that suffice for tempo, key and loudness. */
export const RHYTHM_SECONDS = 30;

/** Beats and key are heard at the rate for which essentia's beat tracker is made. */
const RATE_HZ = 44_100;

const SHORTEST_SECONDS = { tempo: 5, key: 2, loudness: 0.4 };

/** The middle of the stretch: essentia's loudness costs more than all else here together. */
const LOUDNESS_SECONDS = 15;

/** EBU R 128's absolute gate: nothing softer than this counts as sound. */
const SILENCE_LUFS = -70;

/**
 * Tempo, key and loudness of a stretch of a song (about `RHYTHM_SECONDS`); null where the music gives no answer: silence, no beat, too
 * short. Tempo and key are of the whole stretch, loudness is of its middle 15 s. Where the beats between the beats are as strong, a slow
 * tempo is reported as twice as fast.
 */
export function hearRhythm(samples: Samples, essentia: Essentia): Rhythm {
    const seconds = samples.left.length / samples.sampleRateHz;
    const loudnessLufs =
        seconds < SHORTEST_SECONDS.loudness ? SILENCE_LUFS : essentia.loudnessLufs(middle(samples, LOUDNESS_SECONDS));
    if (!(loudnessLufs > SILENCE_LUFS)) {
        return { tempoBpm: null, key: null, loudnessLufs: null };
    }
    const mono = monoAtRate(samples);
    return {
        tempoBpm: seconds < SHORTEST_SECONDS.tempo ? null : tempoBpm(mono, essentia.beatTimes(mono)),
        key: seconds < SHORTEST_SECONDS.key ? null : hearKey(mono, essentia),
        loudnessLufs,
    };
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
    if (strength <= 0 || (mode !== 'major' && mode !== 'minor')) {
        return null;
    }
    return { tonic, mode, strength: Math.min(1, strength) };
}

/** Linear interpolation suffices: neither beats nor keys (below 3.5 kHz) mind what it does to the treble. */
function monoAtRate(samples: Samples): Float32Array {
    const mono = new Float32Array(samples.left.length);
    downmix(samples, mono);
    if (samples.sampleRateHz === RATE_HZ) {
        return mono;
    }
    const step = samples.sampleRateHz / RATE_HZ;
    return Float32Array.from({ length: Math.floor(mono.length / step) }, (_, index) => {
        const before = Math.floor(index * step);
        const share = index * step - before;
        return (mono[before] ?? 0) * (1 - share) + (mono[before + 1] ?? 0) * share;
    });
}
