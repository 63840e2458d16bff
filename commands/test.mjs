/**
 * `npm test`: installs what is missing, then type checks, lint, unit, layer and end-to-end tests in a real Chromium, and a few in Firefox and WebKitGTK.
 * `npm test -- types lint` runs these stages alone. Every stage runs, also after one that failed. Ends with
 * `N passed, N failed`; a check or a linter counts as one.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { installPackages, installPrograms, otherBrowsers } from './install.mjs';

const reports = new URL('../.cache/reports/', import.meta.url);

/** In this order: end-to-end tests look at what was built. */
const stages = {
    types: { command: ['npm', 'run', '--silent', 'check'] },
    lint: { command: ['npm', 'run', '--silent', 'lint'] },
    build: { command: ['npm', 'run', '--silent', 'build', '--', '--logLevel', 'warn'] },
    unit: {
        command: ['npx', 'vitest', 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${path('unit')}`],
        count: countUnit,
    },
    'end-to-end': {
        command: ['npx', 'playwright', 'test', ...projects('app', 'offline', 'webgpu', 'firefox', 'webkit')],
        count: () => countEndToEnd('end-to-end'),
        needs: 'build',
    },
    sound: {
        command: ['npx', 'playwright', 'test', ...projects('sound'), '--workers', '1'],
        count: () => countEndToEnd('sound'),
        needs: 'build',
    },
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in stages));
if (unknown.length > 0) {
    console.error(`There is no stage ${unknown.join(', ')}; there are ${Object.keys(stages).join(', ')}.`);
    process.exit(1);
}

rmSync(reports, { recursive: true, force: true });
mkdirSync(reports, { recursive: true });
installPackages();
installPrograms('chromium', 'ffmpeg', ...otherBrowsers, 'libxml2-utils', 'python3-numpy');

const sum = { passed: 0, failed: 0, skipped: 0 };
const failed = new Set();
for (const [name, stage] of Object.entries(stages)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    if (!failed.has(stage.needs) && !passes(name, stage)) failed.add(name);
}

writeFileSync(new URL('sum.json', reports), JSON.stringify(sum));
console.log(`\n${sum.passed} passed, ${sum.failed} failed${sum.skipped ? `, ${sum.skipped} skipped` : ''}`);
process.exit(sum.failed === 0 ? 0 : 1);

function passes(name, { command: [program, ...args], count }) {
    console.log(`\n== ${name}`);
    const env = { ...process.env, PLAYWRIGHT_JSON_OUTPUT_FILE: path(name) };
    const ok = spawnSync(program, args, { stdio: ['ignore', 'inherit', 'inherit'], env }).status === 0;
    const counted = count?.() ?? { passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 };
    // A runner that failed without a failing test (a crash, an error outside of tests) is a failure all the same.
    if (!ok && counted.failed === 0) counted.failed = 1;
    for (const key of Object.keys(sum)) sum[key] += counted[key];
    return ok;
}

function countUnit() {
    const report = read('unit');
    return report && { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests };
}

function countEndToEnd(name) {
    const stats = read(name)?.stats;
    return stats && { passed: stats.expected + stats.flaky, failed: stats.unexpected, skipped: stats.skipped };
}

function projects(...names) {
    return names.flatMap((name) => ['--project', name]);
}

function read(name) {
    try {
        return JSON.parse(readFileSync(path(name), 'utf8'));
    } catch {
        return undefined;
    }
}

function path(name) {
    return new URL(`${name}.json`, reports).pathname;
}
