import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const wanted = { '': {}, 'node_modules/a': { integrity: 'sha512-a' }, 'node_modules/b': { integrity: 'sha512-b' } };
let project = '';

beforeEach(() => {
    project = mkdtempSync(join(tmpdir(), 'segue-project-'));
    for (const folder of ['commands', 'node_modules', 'bin']) mkdirSync(join(project, folder));
    copyFileSync(fileURLToPath(new URL('install.mjs', import.meta.url)), join(project, 'commands/install.mjs'));
    writeFileSync(join(project, 'bin/npm'), '#!/bin/sh\necho "ran npm $1"\n');
    chmodSync(join(project, 'bin/npm'), 0o755);
    write('package-lock.json', wanted);
});
afterEach(() => rmSync(project, { recursive: true }));

function write(lockfile: string, packages: Readonly<Record<string, object>>): void {
    writeFileSync(join(project, lockfile), JSON.stringify({ packages }));
}

function install(environment = {}) {
    const script = `import('./commands/install.mjs').then((it) => it.installPackages())`;
    const env = { PATH: `${project}/bin`, ...environment };
    const { status, stderr } = spawnSync(process.execPath, ['-e', script], { cwd: project, env, encoding: 'utf8' });
    return { status, said: stderr };
}

const installs = 'Installing the packages of package-lock.json into node_modules: npm ci\nran npm ci\n';

test('packages are installed, and that is said first, where there are none', () => {
    expect(install()).toEqual({ status: 0, said: installs });
});

test('packages of the lockfile are not installed again, nor missed where they are for other platforms', () => {
    write('node_modules/.package-lock.json', { 'node_modules/a': { integrity: 'sha512-a' } });
    write('package-lock.json', { ...wanted, 'node_modules/b': { integrity: 'sha512-b', optional: true } });
    expect(install()).toEqual({ status: 0, said: '' });
});

test.each([
    ['is missing', { 'node_modules/a': { integrity: 'sha512-a' } }],
    ['is another', { ...wanted, 'node_modules/b': { integrity: 'sha512-c' } }],
])('packages are installed anew where one %s', (_, packages) => {
    write('node_modules/.package-lock.json', packages);
    expect(install().said).toBe(installs);
});

test('nothing is installed when that is refused, and the command is said', () => {
    expect(install({ SEGUE_INSTALL: 'no' })).toEqual({
        status: 1,
        said: 'The packages are not those of package-lock.json. Install them and run this again: npm ci\n',
    });
});
