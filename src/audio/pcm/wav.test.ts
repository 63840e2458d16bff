import { expect, test } from 'vitest';
import { createByteReader } from '../byte-reader.ts';
import { declaredSeconds } from './pcm-layout.ts';
import { readWav } from './wav.ts';

/** What the header promises; null where it does not know, undefined where it is no header of sound. */
async function promised(file: Blob): Promise<number | null | undefined> {
    const content = await readWav(createByteReader(file));
    return content?.kind === 'pcm' ? declaredSeconds(content) : undefined;
}

test('a WAV file declares its data after chunks of any length', async () => {
    const odd = [...chunk('LIST', 3), 0, 0, 0, 0];
    expect(await promised(wav('RIFF', [...odd, ...format(8000), ...chunk('data', 20_000)]))).toBe(2.5);
});

test.each(['RF64', 'BW64'])('%s declares it in a chunk of its own', async (form) => {
    const sizes = [...chunk('ds64', 28), ...long(0), ...long(6_000_000_000), ...long(0), ...little(0)];
    expect(await promised(wav(form, [...sizes, ...format(1_000_000), ...chunk('data', 0xffffffff)]))).toBe(6000);
});

test.each([0xffffffff, 0x7ffff000])('a length of %i, written to a pipe, declares nothing', async (dataBytes) => {
    expect(await promised(wav('RIFF', [...format(8000), ...chunk('data', dataBytes)]))).toBeNull();
});

test('a length of 0 declares nothing where sound follows, and none where nothing or another chunk does', async () => {
    const head = [...format(8000), ...chunk('data', 0)];
    expect(await promised(wav('RIFF', [...head, ...new Array<number>(64).fill(200)]))).toBeNull();
    expect(await promised(wav('RIFF', head))).toBe(0);
    expect(await promised(wav('RIFF', [...head, ...chunk('LIST', 4), 0, 0, 0, 0]))).toBe(0);
});

test('other files, and headers that break off, declare nothing', async () => {
    const whole = wav('RIFF', [...format(8000), ...chunk('data', 20_000)]);
    expect(await promised(new Blob(['A letter that begins with no header at all.']))).toBeUndefined();
    expect(await promised(new Blob(['RIFF']))).toBeUndefined();
    for (const bytes of [12, 16, 24, 36, 40]) expect(await promised(whole.slice(0, bytes))).toBeUndefined();
    expect(await promised(wav('RIFF', chunk('data', 20_000)))).toBeUndefined();
});

function wav(form: string, chunks: readonly number[]): Blob {
    return new Blob([new Uint8Array([...letters(form), ...little(4 + chunks.length), ...letters('WAVE'), ...chunks])]);
}

/** Eight bits, one channel: as many bytes as samples. */
function format(rateHz: number): number[] {
    return [...chunk('fmt ', 16), 1, 0, 1, 0, ...little(rateHz), ...little(rateHz), 1, 0, 8, 0];
}

const chunk = (name: string, bytes: number): number[] => [...letters(name), ...little(bytes)];
const letters = (word: string): number[] => [...word].map((letter) => letter.charCodeAt(0));
const little = (value: number): number[] => [0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff);
const long = (value: number): number[] => [...little(value % 2 ** 32), ...little(Math.floor(value / 2 ** 32))];
