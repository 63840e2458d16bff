import { expect, test } from 'vitest';
import { equalPower, levelGain } from './level.ts';

test.each([
    [-8, 10 ** (-10 / 20)],
    [-18, 1],
    [-30, 1],
    [null, 1],
])('a song of %s LUFS is played at %s, never above what it is', (lufs, gain) => {
    expect(levelGain(lufs)).toBeCloseTo(gain, 10);
});

test('the powers of both songs add up to 1 throughout a fade, which goes from one to the other', () => {
    const { falling, rising } = equalPower(64);
    const powers = Array.from(falling, (gain, i) => gain ** 2 + (rising[i] ?? 0) ** 2);
    expect(Math.max(...powers.map((power) => Math.abs(power - 1)))).toBeLessThan(1e-6);
    expect([falling[0], falling[63], rising[0], rising[63]].map((gain) => Number(gain?.toFixed(6)))).toEqual([
        1, 0, 0, 1,
    ]);
});
