/** Whether the beats that a beat tracker found are in the music, and how fast they go. */

/** Samples from one value of the onset strength to the next. */
const hopSamples = 512;
const hopSeconds = hopSamples / 44_100;

/** Fewer beats say nothing about a tempo. */
const fewestBeats = 8;

/** Onsets at the beats against onsets anywhere: noise and held tones stay below, the softest of music with a beat is above. */
const clearPulse = 1.25;

/** Where every other beat is weaker than this share of its neighbours, the tracker counts twice per beat. */
const silentBeat = 0.1;

/**
 * Tempo in beats per minute from the times of beats (seconds) in a mono sound at 44,100 Hz; null where the sound has no pulse at them. The
 * mean distance of all beats is used: single ones are only exact to 12 ms.
 */
export function tempoBpm(mono44100: Float32Array, beatSeconds: Float32Array): number | null {
    const intervals = beatSeconds.length - 1;
    const spanSeconds = (beatSeconds[intervals] ?? 0) - (beatSeconds[0] ?? 0);
    if (beatSeconds.length < fewestBeats || spanSeconds <= 0) return null;
    const onsets = onsetStrength(mono44100);
    const atBeats = Array.from(beatSeconds, (seconds) => strongestNear(onsets, seconds));
    const anywhere = mean(Array.from(onsets, (_, hop) => strongestNear(onsets, hop * hopSeconds)));
    if (!(mean(atBeats) > clearPulse * anywhere)) return null;
    const [weaker = 0, stronger = 0] = [0, 1]
        .map((offset) => mean(atBeats.filter((_, beat) => beat % 2 === offset)))
        .sort((a, b) => a - b);
    const beatsPerTick = weaker < silentBeat * stronger ? 0.5 : 1;
    return (60 * intervals * beatsPerTick) / spanSeconds;
}

/** Rise of the energy in decibels from hop to hop (falls count as 0), heard through a first difference, which brings out attacks. */
function onsetStrength(mono: Float32Array): Float32Array {
    const levels = new Float32Array(Math.floor(mono.length / hopSamples));
    for (let hop = 0; hop < levels.length; hop++) {
        let energy = 0;
        for (let sample = hop * hopSamples + 1; sample < (hop + 1) * hopSamples; sample++)
            energy += ((mono[sample] ?? 0) - (mono[sample - 1] ?? 0)) ** 2;
        levels[hop] = 10 * Math.log10(energy / hopSamples + 1e-8);
    }
    return levels.map((level, hop) => Math.max(0, level - (levels[hop - 1] ?? level)));
}

/** The strongest onset within 35 ms. */
function strongestNear(onsets: Float32Array, seconds: number): number {
    const hop = Math.round(seconds / hopSeconds);
    return Math.max(0, ...onsets.subarray(Math.max(0, hop - 3), hop + 4));
}

function mean(values: readonly number[]): number {
    return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}
