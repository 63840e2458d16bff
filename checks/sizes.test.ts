/** Files that fit in the head: the limits that the house style sets. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../', import.meta.url));

/** Lines of each file of code that git knows, by its path. */
function lines(pattern: RegExp): readonly (readonly [path: string, lines: number])[] {
    return execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' })
        .split('\n')
        .filter((path) => pattern.test(path))
        .map((path) => [path, readFileSync(root + path, 'utf8').split('\n').length - 1]);
}

function quantile(sizes: readonly number[], share: number): number {
    return sizes.toSorted((a, b) => a - b)[Math.floor(share * (sizes.length - 1))] ?? NaN;
}

test.each([
    ['TypeScript and Svelte', /\.(ts|svelte|mjs)$/],
    ['Python', /\.py$/],
])('half of the files of %s have at most 70 lines, nine in ten at most 200, none over 300', (_, pattern) => {
    const files = lines(pattern);
    const sizes = files.map(([, size]) => size);
    expect(sizes.length).toBeGreaterThan(50);
    expect(quantile(sizes, 0.5)).toBeLessThanOrEqual(70);
    expect(quantile(sizes, 0.9)).toBeLessThanOrEqual(200);
    expect(files.filter(([, size]) => size > 300)).toEqual([]);
});
