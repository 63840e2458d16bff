/** `npm run browsers`: the tests in browsers other than Chromium, but those of them that `npm test` runs; `-- --project=firefox` and the like go to Playwright. */
import { spawnSync } from 'node:child_process';
import { freshBuild } from './build.ts';

freshBuild();
const args = ['playwright', 'test', '--config', 'e2e/browsers', '--grep-invert', '@smoke', ...process.argv.slice(2)];
const { status } = spawnSync('npx', args, { stdio: 'inherit' });
process.exit(status ?? 1);
