import { expect, test } from 'vitest';
import { isTest, localImportsOf, readFolders, type Source } from './sources.ts';

/** What a top-level folder's files may import beside one another. Tests of `src` may have fakes and fixtures, its code nothing. */
const allowed: Readonly<Record<string, readonly string[]>> = {
    src: [],
    build: ['src'],
    fakes: ['src'],
    fixtures: ['src'],
    commands: ['build', 'fakes', 'fixtures', 'src'],
    e2e: ['build', 'commands', 'fakes', 'fixtures', 'src'],
};
const allowedInTests = ['fakes', 'fixtures'];

const topOf = (path: string): string => path.split('/')[0] ?? '';

function strays(source: Source): string[] {
    const own = topOf(source.path);
    const test = isTest(source.path);
    const may = [own, ...(allowed[own] ?? []), ...(test ? allowedInTests : [])];
    return localImportsOf(source)
        .filter((target) => topOf(target) in allowed)
        .filter((target) => !may.includes(topOf(target)) || (own === 'src' && !test && isTest(target)))
        .map((target) => `${source.path} may not import ${target}`);
}

/** Circles of imports, each once, from the first of its files that was read. */
function circles(sources: readonly Source[]): string[] {
    const targets = new Map(sources.map((source) => [source.path, localImportsOf(source)]));
    const found: string[] = [];
    const done = new Set<string>();
    const visit = (path: string, way: readonly string[]): void => {
        const start = way.indexOf(path);
        if (start >= 0) found.push([...way.slice(start), path].join(' -> '));
        if (start >= 0 || done.has(path)) return;
        for (const target of targets.get(path) ?? []) visit(target, [...way, path]);
        done.add(path);
    };
    for (const path of targets.keys()) visit(path, []);
    return found;
}

test('no file imports itself by way of others, not even for a type', () => {
    const sources = readFolders(...Object.keys(allowed));
    expect(sources.length).toBeGreaterThan(200);
    expect(circles(sources)).toEqual([]);
});

test('the top-level folders import one another in one direction, and no code imports what is made for tests', () => {
    expect(readFolders(...Object.keys(allowed)).flatMap(strays)).toEqual([]);
});

test('a circle is found, with the way around it', () => {
    const sources = [
        { path: 'src/a.ts', text: `import type { B } from './b/b.ts';` },
        { path: 'src/b/b.ts', text: `export { C } from '../c.svelte';` },
        { path: 'src/c.svelte', text: `const a = await import('./a.ts');` },
        { path: 'src/d.ts', text: `import './c.svelte';` },
    ];
    expect(circles(sources)).toEqual(['src/a.ts -> src/b/b.ts -> src/c.svelte -> src/a.ts']);
    expect(circles(sources.slice(1))).toEqual([]);
});

test.each([
    ['src/audio/decode.ts', `import { piece } from '../../fixtures/piece.ts';`],
    ['src/audio/decode.test.ts', `import { hear } from '../../commands/hear.ts';`],
    ['src/audio/decode.ts', `import { track } from '../library/track.fixture.ts';`],
    ['fixtures/make.ts', `import { encode } from '../commands/encode.ts';`],
    ['fakes/spotify.ts', `import { fixture } from '../fixtures/paths.ts';`],
    ['commands/hear.ts', `import { hear } from '../e2e/hear.ts';`],
])('%s with %j is found', (path, text) => {
    expect(strays({ path, text })).toHaveLength(1);
});

test.each([
    ['src/audio/decode.test.ts', `import { piece } from '../../fixtures/piece.ts';`],
    ['src/audio/decode.fixture.ts', `import { fake } from '../../fakes/youtube.ts';`],
    ['commands/hear.ts', `import { parseContract } from '../src/contract.ts';`],
    ['src/ui/metrics.ts', `import metrics from '../../models/metrics.json';`],
])('%s with %j is allowed', (path, text) => {
    expect(strays({ path, text })).toEqual([]);
});
