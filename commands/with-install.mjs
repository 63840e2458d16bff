/** Runs a TypeScript command after installing what it needs: `node commands/with-install.mjs commands/hear.ts ARGS`. */
import { spawnSync } from 'node:child_process';
import { installPackages, installPrograms } from './install.mjs';

const [command, ...args] = process.argv.slice(2);
installPackages();
installPrograms(...(command.endsWith('extract.ts') ? ['ffmpeg'] : ['chromium', 'ffmpeg']));
const tsx = new URL('../node_modules/tsx/dist/cli.mjs', import.meta.url).pathname;
const { status } = spawnSync(process.execPath, [tsx, command, ...args], { stdio: 'inherit' });
process.exit(status ?? 1);
