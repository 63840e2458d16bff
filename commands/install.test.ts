import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';

const command = fileURLToPath(new URL('install-programs.mjs', import.meta.url));
const line = 'apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium ffmpeg';
let folder = '';

beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'segue-install-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

/** A program of that name on the PATH, which notes how it was called. */
function program(name: string, status = 0): void {
    const path = join(folder, name);
    writeFileSync(
        path,
        `#!/bin/sh\necho "ran ${name} $*" >&2\necho "$* $RUNLEVEL" >>${folder}/calls\nexit ${status}\n`,
    );
    chmodSync(path, 0o755);
}

/** Installs as the user with this number, with only the programs above on the PATH. */
function install(names: string[], { user = 0, environment = {} } = {}) {
    const become = `data:text/javascript,process.getuid=()=>${user}`;
    const { status, stderr } = spawnSync(process.execPath, ['--import', become, command, ...names], {
        env: { PATH: folder, ...environment },
        encoding: 'utf8',
    });
    const calls = join(folder, 'calls');
    return { status, said: stderr, calls: existsSync(calls) ? readFileSync(calls, 'utf8').trim().split('\n') : [] };
}

test('what is missing, and the command, is named before it is installed, and no server is started', () => {
    program('apt-get');
    const { status, said, calls } = install(['chromium', 'ffmpeg']);
    expect(status).toBe(0);
    expect(said.split('\n')[0]).toBe(
        `Missing: chromium, ffmpeg. Installing them as root (SEGUE_INSTALL=no refuses that): ${line}`,
    );
    expect(said.split('\n')[1]).toBe('ran apt-get update -qq');
    expect(calls).toEqual(['update -qq 1', 'install -y -qq --no-install-recommends chromium ffmpeg 1']);
});

test('what is there is not installed again', () => {
    for (const name of ['apt-get', 'chromium']) program(name);
    expect(install(['chromium'])).toEqual({ status: 0, said: '', calls: [] });
    expect(install(['chromium', 'ffmpeg']).calls.at(-1)).toMatch(/--no-install-recommends ffmpeg 1$/);
});

test.each([
    ['refused', { environment: { SEGUE_INSTALL: 'no' } }],
    ['not root', { user: 1000 }],
])('nothing is installed when it is %s, and the command is said', (_, options) => {
    program('apt-get');
    expect(install(['chromium', 'ffmpeg'], options)).toEqual({
        status: 1,
        said: `Missing: chromium, ffmpeg. Install them as root and run this again: ${line}\n`,
        calls: [],
    });
});

test('without apt-get whoever ran it is asked to install what is missing', () => {
    expect(install(['chromium', 'ffmpeg'])).toEqual({
        status: 1,
        said: 'Missing: chromium, ffmpeg. Install them and run this again.\n',
        calls: [],
    });
});

test('when apt-get fails, the command ends as it did', () => {
    program('apt-get', 100);
    expect(install(['chromium'])).toMatchObject({ status: 100, calls: ['update -qq 1'] });
});

test('a package that nobody knows how to look for is refused', () => {
    expect(install(['rogue'])).toMatchObject({
        status: 1,
        said: expect.stringMatching(/expected one of .*, not rogue/),
    });
});
