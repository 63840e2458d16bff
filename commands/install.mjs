/** Installs what a command needs and this machine lacks, and says so first; with SEGUE_INSTALL=no it only says what to install. */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

const root = new URL('../', import.meta.url);
const isRefused = process.env.SEGUE_INSTALL === 'no';

/** What browsers other than Chromium need, to be driven and to play. */
export const otherBrowsers = [
    'firefox-esr',
    'gstreamer1.0-libav',
    'gstreamer1.0-plugins-good',
    'pulseaudio',
    'webkit2gtk-driver',
    'xvfb',
];

/** Debian package -> whether it is there. */
const programs = {
    chromium: () => isOnPath('chromium'),
    ffmpeg: () => isOnPath('ffmpeg'),
    'firefox-esr': () => isOnPath('firefox-esr'),
    'gstreamer1.0-libav': () => hasPlugin('libav'),
    'gstreamer1.0-plugins-good': () => hasPlugin('isomp4'),
    'libxml2-utils': () => isOnPath('xmllint'),
    mypy: () => isOnPath('mypy'),
    // Debian puts it where only root's PATH leads.
    'nginx-light': () => isOnPath('nginx') || existsSync('/usr/sbin/nginx'),
    pulseaudio: () => isOnPath('pulseaudio'),
    'python3-numpy': () => hasModule('numpy'),
    'python3-pytest': () => hasModule('pytest'),
    'python3-pytest-xdist': () => hasModule('xdist'),
    'python3-scipy': () => hasModule('scipy'),
    'python3-sklearn': () => hasModule('sklearn'),
    'python3-torch': () => hasModule('torch'),
    'python3-h5py': () => hasModule('h5py'),
    'webkit2gtk-driver': () => isOnPath('WebKitWebDriver'),
    xvfb: () => isOnPath('Xvfb'),
};

/** Runs `npm ci` unless node_modules holds what the lockfile names. */
export function installPackages() {
    if (hasPackages()) return;
    if (isRefused) stop('The packages are not those of package-lock.json. Install them and run this again: npm ci');
    console.error('Installing the packages of package-lock.json into node_modules: npm ci');
    run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error']);
}

/** Installs Debian packages that are missing by apt-get; where it may not or cannot, says what to install and ends this process. */
export function installPrograms(...names) {
    const missing = names.filter((name) => !isThere(name));
    if (missing.length === 0) return;
    const list = missing.join(', ');
    if (!isOnPath('apt-get')) stop(`Missing: ${list}. Install them and run this again.`);
    const calls = [
        ['update', '-qq'],
        ['install', '-y', '-qq', '--no-install-recommends', ...missing],
    ];
    const line = calls.map((call) => `apt-get ${call.join(' ')}`).join(' && ');
    if (isRefused || process.getuid?.() !== 0)
        stop(`Missing: ${list}. Install them as root and run this again: ${line}`);
    console.error(`Missing: ${list}. Installing them as root (SEGUE_INSTALL=no refuses that): ${line}`);
    // At runlevel 1 no server that a package brings is started.
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
    for (const call of calls) run('apt-get', call, env);
}

/** Runs a program in the project's folder; ends this process with its exit code when it fails. */
export function run(program, args, env = process.env) {
    const { status, error } = spawnSync(program, args, { cwd: root, env, stdio: ['ignore', 2, 2] });
    if (error) console.error(`${program}: ${error.message}`);
    if (status !== 0) process.exit(status ?? 1);
}

function stop(reason) {
    console.error(reason);
    process.exit(1);
}

function isThere(name) {
    const check = programs[name];
    if (!check) throw new Error(`expected one of ${Object.keys(programs).join(', ')}, not ${name}`);
    return check();
}

/** npm notes what it installed; packages for other platforms are not there, which is no lack. */
function hasPackages() {
    const note = new URL('node_modules/.package-lock.json', root);
    if (!existsSync(note)) return false;
    const installed = packagesOf(note);
    return Object.entries(packagesOf(new URL('package-lock.json', root))).every(
        ([path, { integrity, optional }]) =>
            path === '' || (installed[path] ? installed[path].integrity === integrity : optional === true),
    );
}

function packagesOf(lockfile) {
    return JSON.parse(readFileSync(lockfile, 'utf8')).packages;
}

function hasModule(name) {
    return spawnSync('/usr/bin/python3', ['-c', `import ${name}`]).status === 0;
}

/** Of GStreamer, in the folder of whatever machine this is. */
function hasPlugin(name) {
    const folders = existsSync('/usr/lib') ? readdirSync('/usr/lib') : [];
    return folders.some((folder) => existsSync(`/usr/lib/${folder}/gstreamer-1.0/libgst${name}.so`));
}

function isOnPath(program) {
    return (process.env.PATH ?? '').split(':').some((folder) => existsSync(`${folder}/${program}`));
}
