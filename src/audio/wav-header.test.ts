import { expect, test } from 'vitest';
import { declaredWavSeconds } from './wav-header.ts';

test('a WAV file declares its data by its rate of bytes, after chunks of any length', async () => {
    const odd = [...chunk('LIST', 3), 0, 0, 0, 0];
    const file = wav('RIFF', [...odd, ...format(8000), ...chunk('data', 20_000)]);
    expect(await declaredWavSeconds(file)).toBe(2.5);
});

test('RF64 declares it in a chunk of its own', async () => {
    const sizes = [...chunk('ds64', 28), ...long(0), ...long(6_000_000_000), ...long(0), ...little(0)];
    const file = wav('RF64', [...sizes, ...format(1_000_000), ...chunk('data', 0xffffffff)]);
    expect(await declaredWavSeconds(file)).toBe(6000);
});

test.each([0, 0xffffffff, 0x7ffff000])('a length of %i, written to a pipe, declares nothing', async (dataBytes) => {
    expect(await declaredWavSeconds(wav('RIFF', [...format(8000), ...chunk('data', dataBytes)]))).toBeNull();
});

test('other files, and headers that break off, declare nothing', async () => {
    const whole = wav('RIFF', [...format(8000), ...chunk('data', 20_000)]);
    expect(await declaredWavSeconds(new Blob(['A letter that begins with no header at all.']))).toBeNull();
    expect(await declaredWavSeconds(new Blob(['RIFF']))).toBeNull();
    for (const bytes of [12, 16, 24, 36, 40]) expect(await declaredWavSeconds(whole.slice(0, bytes))).toBeNull();
    expect(await declaredWavSeconds(wav('RIFF', chunk('data', 20_000)))).toBeNull();
});

function wav(form: string, chunks: readonly number[]): Blob {
    return new Blob([new Uint8Array([...letters(form), ...little(4 + chunks.length), ...letters('WAVE'), ...chunks])]);
}

/** A format chunk of which only the rate of bytes matters. */
function format(bytesPerSecond: number): number[] {
    return [...chunk('fmt ', 16), ...long(0), ...little(bytesPerSecond), ...little(0)];
}

const chunk = (name: string, bytes: number): number[] => [...letters(name), ...little(bytes)];
const letters = (word: string): number[] => [...word].map((letter) => letter.charCodeAt(0));
const little = (value: number): number[] => [0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff);
const long = (value: number): number[] => [...little(value % 2 ** 32), ...little(Math.floor(value / 2 ** 32))];
