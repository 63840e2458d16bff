import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { noticesOf, packageOf } from './notices/notices.ts';

const root = new URL('../', import.meta.url);
const written = readFileSync(new URL('public/third-party-notices.txt', root), 'utf8');
const listed = [...written.matchAll(/^- (\S+) (\S+): \S+$/gm)].map(([, name = '', version = '']) => ({
    name,
    version,
}));
const names = listed.map(({ name }) => name);

test('the notices name the versions that the lockfile installs', () => {
    const { packages } = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8'));
    expect(listed.length).toBeGreaterThan(20);
    for (const { name, version } of listed)
        expect([name, packages[`node_modules/${name}`]?.version]).toEqual([name, version]);
});

test('the notices say what these packages say now; `npx tsx commands/notices.ts` writes them anew', () => {
    expect(noticesOf(names, root) === written).toBe(true);
});

test('every package that the app imports is named', () => {
    const source = new URL('src/', root);
    const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter(
        (file) => /\.(ts|svelte)$/.test(file) && !/\.(test|fixture|d)\.ts$/.test(file),
    );
    const imported = files.flatMap((file) => {
        const text = readFileSync(new URL(file, source), 'utf8');
        return [
            ...text.matchAll(/\b(?:import|export)\s(?!type)[^;'"]*?from\s*'([^.#][^']*)'|\bimport\('([^.#][^']*)'\)/g),
        ];
    });
    const packages = imported
        .map(([, name, lazy]) => name ?? lazy ?? '')
        .filter((name) => !/^(virtual|node):/.test(name))
        .map((name) => packageOf(`node_modules/${name}`) ?? '');
    expect(packages.length).toBeGreaterThan(20);
    expect([...new Set(packages)].filter((name) => !names.includes(name))).toEqual([]);
});

test('no notice is empty, and every licence is known', () => {
    const sections = written.split(/^={100}$/m).slice(1);
    expect(sections).toHaveLength(2 * (listed.length + 3));
    for (const section of sections) expect(section.trim()).not.toBe('');
    expect(written).not.toMatch(/undefined|see below/);
});

test.each([
    ['../../node_modules/svelte/src/internal/client/runtime.js', 'svelte'],
    ['../node_modules/@tensorflow/tfjs-core/dist/tensor.js', '@tensorflow/tfjs-core'],
    ['../node_modules/a/node_modules/b/index.js', 'b'],
    ['../../src/main.ts', null],
])('%s belongs to %s', (source, name) => {
    expect(packageOf(source)).toBe(name);
});
