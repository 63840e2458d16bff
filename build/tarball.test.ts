import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { tarball } from './tarball.ts';

const deep = `${'folder/'.repeat(15)}file.txt`;
const texts = { 'a.txt': 'a', 'b/empty': '', 'b/run': '#!/bin/sh\n', [deep]: 'x'.repeat(1000) };
const into = 'piece-1.0.0';
let folder = '';

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'segue-tarball-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function write(from: string): void {
    for (const [name, text] of Object.entries(texts)) {
        mkdirSync(join(from, name, '..'), { recursive: true });
        writeFileSync(join(from, name), text);
    }
    chmodSync(join(from, 'b/run'), 0o755);
}

test('tar unpacks what was packed, into one folder, and what runs still runs', () => {
    const [from, to] = [join(folder, 'from'), join(folder, 'to')];
    write(from);
    mkdirSync(to);
    execFileSync('tar', ['-xzf', '-', '-C', to], { input: tarball(Object.keys(texts), { from, into }) });
    for (const [name, text] of Object.entries(texts)) expect(readFileSync(join(to, into, name), 'utf8')).toBe(text);
    expect(statSync(join(to, into, 'b/run')).mode & 0o777).toBe(0o755);
    expect(statSync(join(to, into, 'a.txt')).mode & 0o777).toBe(0o644);
});

test('the same files make the same bytes: elsewhere, later, under another mask and in another order', () => {
    const [here, there] = [join(folder, 'here'), join(folder, 'there')];
    for (const from of [here, there]) write(from);
    utimesSync(join(there, 'a.txt'), 1, 2);
    chmodSync(join(there, 'a.txt'), 0o600);
    const names = Object.keys(texts);
    const [one, other] = [tarball(names, { from: here, into }), tarball(names.toReversed(), { from: there, into })];
    expect(one.equals(other)).toBe(true);
    writeFileSync(join(there, 'a.txt'), 'b');
    expect(one.equals(tarball(names, { from: there, into }))).toBe(false);
});

test.each(['x'.repeat(101), `${'y'.repeat(160)}/z`, 'ü'])('a name that does not fit is refused: %s', (name) => {
    mkdirSync(join(folder, name, '..'), { recursive: true });
    writeFileSync(join(folder, name), '');
    expect(() => tarball([name], { from: folder, into })).toThrow(/expected a name in ASCII/);
});

test('a file that is not there is no archive', () => {
    expect(() => tarball(['none'], { from: folder, into })).toThrow(/ENOENT/);
});
