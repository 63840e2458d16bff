import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { EssentiaModule } from '#essentia-wasm';
import { essentiaOf, type Essentia } from '../src/features/essentia.ts';
import { leanCode, run } from './lean-essentia.ts';
import { bodiesOf } from './wasm-functions.ts';

const code = readFileSync(new URL('../node_modules/essentia.js/dist/essentia-wasm.es.js', import.meta.url), 'utf8');
const lean = leanCode(code);
const base64 = /base64,([A-Za-z0-9+/=]+)/.exec(code)?.[1] ?? '';
const [whole, ours] = [run(code, new Uint8Array(Buffer.from(base64, 'base64'))), run(lean, new Uint8Array())];

/** Frames that are the same each time. */
const frame = (length: number): Float32Array =>
    Float32Array.from({ length }, (_, i) => Math.sin(i * i) * Math.cos(3 * i));

const spectrum = (essentia: Essentia, length: number): readonly number[] => {
    const power = new Float32Array(length / 2 + 1);
    essentia.powerSpectrum(frame(length), power);
    return [...power];
};

/** By the code that calls it in the app. */
const [theirs, own] = [essentiaOf(whole), essentiaOf(ours)];

test('the lean module makes the same spectra to the bit, at lengths that it was not made by too, up and down', () => {
    const lengths = [4480, 4, 12, 30, 98, 286, 512, 750, 1018, 2048, 4096, 16384, 1200, 2400, 882, 2];
    for (const length of [...lengths, ...lengths.toReversed(), ...lengths])
        expect(spectrum(own, length)).toEqual(spectrum(theirs, length));
});

test('frames of one length share one plan of the transform', () => {
    const { planRealFft, realFft } = ours.asm;
    const planned: number[] = [];
    const plan = (length: number): number => (planned.push(length), planRealFft?.(length, 0) ?? 0);
    const counting = Object.create(ours, { asm: { value: { planRealFft: plan, realFft } } }) as EssentiaModule;
    const essentia = essentiaOf(counting);
    for (const length of [2048, 2048, 4096, 4096, 4096]) spectrum(essentia, length);
    expect(planned).toEqual([2048, 4096]);
});

test('it refuses what the whole one refuses, and works on', () => {
    for (const length of [1, 7])
        for (const one of [theirs, own]) expect(() => spectrum(one, length)).toThrow('PowerSpectrum');
    expect(spectrum(own, 64)).toEqual(spectrum(theirs, 64));
});

test('its memory grows when it is full', () => {
    const before = ours.HEAPF32.byteLength;
    const address = ours._malloc(2 * before);
    expect(ours.HEAPF32.byteLength).toBeGreaterThan(2 * before);
    ours._free(address);
});

test('it is less than half as large, gzipped', () => {
    expect(2 * gzipSync(lean).length).toBeLessThan(gzipSync(code).length);
});

test('a version that holds its module otherwise is not built', () => {
    expect(() => leanCode('export const EssentiaWASM = 1;')).toThrow('version 0.1.3');
    expect(() => bodiesOf(new Uint8Array(8))).toThrow('code section');
});
