import { expect, test } from 'vitest';
import { noiseSource } from './drums.fixture.ts';
import { onsetsPerSecond } from './onset-strength.ts';
import { tempi } from './tempo-scale.ts';
import { findTempo } from './tempo.ts';

const beat = Math.round(onsetsPerSecond / 2);

/** 40 s of noise in which every half second something begins, so much louder. */
function onsets(strength: number): Float32Array {
    const noise = noiseSource();
    return Float32Array.from({ length: 80 * beat }, (_, i) => Math.abs(noise()) + (i % beat < 2 ? strength : 0));
}

/** The network's probabilities: of the tempo that is there, and the rest of all others alike. */
function probabilities(sure: number): Float32Array {
    const bpm = (60 * onsetsPerSecond) / beat;
    const near = tempi.map((tempo) => Number(Math.abs(Math.log(tempo / bpm)) < 0.02));
    const count = near.reduce((sum, value) => sum + value, 0);
    return Float32Array.from(near, (value) => (value * sure) / count + (1 - sure) / tempi.length);
}

test.each([
    ['the network is unsure and little repeats, there is no tempo', 0.05, 0.22, false],
    ['the network is unsure and much repeats, there is one', 0.05, 0.6, true],
    ['the network is sure and little repeats, there is one', 0.6, 0.22, true],
])('where %s', (_, sure, strength, isThere) => {
    const tempo = findTempo(probabilities(sure), onsets(strength));
    expect(tempo !== null).toBe(isThere);
    if (tempo) expect(Math.abs(tempo.bpm / ((60 * onsetsPerSecond) / beat) - 1)).toBeLessThan(0.01);
});
