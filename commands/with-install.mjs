/** Runs a TypeScript command after installing what it needs: `node commands/with-install.mjs commands/hear.ts ARGS`. */
import { spawnSync } from 'node:child_process';
import { installPackages, installPrograms, otherBrowsers } from './install.mjs';

/** What a command needs beside the packages, where it is not both the browser and ffmpeg. */
const needs = {
    'commands/browsers.ts': ['chromium', 'ffmpeg', ...otherBrowsers],
    'commands/extract.ts': ['ffmpeg'],
    'commands/release.ts': [],
    'commands/ruff.ts': [],
};

const [command, ...args] = process.argv.slice(2);
installPackages();
installPrograms(...(needs[command] ?? ['chromium', 'ffmpeg']));
const tsx = new URL('../node_modules/tsx/dist/cli.mjs', import.meta.url).pathname;
const { status } = spawnSync(process.execPath, [tsx, command, ...args], { stdio: 'inherit' });
process.exit(status ?? 1);
