/** Installs what a command needs and this machine lacks: the project's packages, and the programs that tests call. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const stamp = new URL('node_modules/.segue-lock', root);

/** Debian package → whether it is there. */
const programs = {
    chromium: () => isOnPath('chromium'),
    ffmpeg: () => isOnPath('ffmpeg'),
    'python3-numpy': () => spawnSync('/usr/bin/python3', ['-c', 'import numpy']).status === 0,
};

/** Runs `npm ci` unless node_modules holds what the lockfile names. */
export function installPackages() {
    const lock = createHash('sha256')
        .update(readFileSync(new URL('package-lock.json', root)))
        .digest('hex');
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
    console.error('Installing packages …');
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
    writeFileSync(stamp, lock);
}

/** Installs the browser and the sound programs by apt-get where they are missing; elsewhere says what to install. */
export function installPrograms(names = Object.keys(programs)) {
    const missing = names.filter((name) => !programs[name]());
    if (missing.length === 0) return;
    if (process.platform !== 'linux' || process.getuid?.() !== 0 || !isOnPath('apt-get')) {
        console.error(`Please install ${missing.join(', ')} and run this again.`);
        process.exit(1);
    }
    console.error(`Installing ${missing.join(', ')} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    run('apt-get', ['update', '-qq'], env);
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], env);
}

/** Runs a program in the project's folder; ends this process with its exit code when it fails. */
export function run(program, args, env = process.env) {
    const { status, error } = spawnSync(program, args, { cwd: root, env, stdio: ['ignore', 2, 2] });
    if (error) console.error(`${program}: ${error.message}`);
    if (status !== 0) process.exit(status ?? 1);
}

function isOnPath(program) {
    return (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/${program}`));
}
