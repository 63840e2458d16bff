import { expect, test } from 'vitest';
import { isSameSound } from './same-sound.ts';

const sound = (change: object = {}) => ({
    durationSeconds: 200.04,
    embedding: Float32Array.of(0.6, 0.8),
    model: '8.1.0',
    rhythm: { loudnessLufs: -9.37 },
    ...change,
});

test('the same sound is as long, as loud and heard the same, but for rounding', () => {
    expect(isSameSound(sound(), sound({ embedding: Float32Array.of(0.60001, 0.79999) }))).toBe(true);
    expect(isSameSound(sound(), sound({ durationSeconds: 200.06 }))).toBe(false);
    expect(isSameSound(sound(), sound({ rhythm: { loudnessLufs: -9.39 } }))).toBe(false);
    expect(isSameSound(sound(), sound({ embedding: Float32Array.of(0.8, 0.6) }))).toBe(false);
});

test('what two networks heard is told by length and loudness alone', () => {
    expect(isSameSound(sound(), sound({ model: '8.0.0', embedding: Float32Array.of(1, 0) }))).toBe(true);
});

test('of sound whose loudness is not known nothing is said', () => {
    expect(isSameSound(sound({ rhythm: { loudnessLufs: null } }), sound({ rhythm: { loudnessLufs: null } }))).toBe(
        false,
    );
});
