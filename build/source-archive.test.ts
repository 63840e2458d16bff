import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sourceFiles } from './source-archive.ts';

let [parent, root] = ['', ''];
const git = (cwd: string, ...args: string[]) => execFileSync('git', args, { cwd, stdio: 'pipe' });

beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'segue-source-'));
    root = join(parent, 'segue');
    for (const name of ['README.md', 'src/main.ts', 'node_modules/a/index.js', 'dist/index.html', 'release/a.tar.gz']) {
        mkdirSync(join(root, name, '..'), { recursive: true });
        writeFileSync(join(root, name), '');
    }
});
afterEach(() => rmSync(parent, { recursive: true }));

test('of a clone, the source is what git knows', () => {
    git(root, 'init');
    git(root, 'add', 'src');
    expect(sourceFiles(root)).toEqual(['src/main.ts']);
});

test('of an unpacked archive, the source is all but what was installed and built', () => {
    expect([...sourceFiles(root)].sort()).toEqual(['README.md', 'src/main.ts']);
});

test('an unpacked archive in the clone of something else is still one', () => {
    git(parent, 'init');
    expect([...sourceFiles(root)].sort()).toEqual(['README.md', 'src/main.ts']);
});
