import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));
const sources = ['index.html', 'package.json', 'vite.config.ts', 'build', 'src', 'public', 'models/metrics.json'];

/** Builds the app when `dist/` is older than its sources, and returns that folder. Throws when the build fails. */
export function freshBuild(): string {
    const dist = join(root, 'dist');
    if (
        modifiedMillis(join(dist, 'index.html')) >
        Math.max(...sources.map((source) => modifiedMillis(join(root, source))))
    )
        return dist;
    const vite = join(root, 'node_modules/vite/bin/vite.js');
    // Standard output belongs to the command's own lines.
    const stdio = ['ignore', process.stderr, process.stderr] as const;
    const { status } = spawnSync(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
        cwd: root,
        stdio: [...stdio],
    });
    if (status !== 0) throw new Error(`the build ended with ${status}`);
    return dist;
}

/** When a file, or the newest file below a folder, was changed; 0 where there is none. */
function modifiedMillis(path: string): number {
    const status = statSync(path, { throwIfNoEntry: false });
    if (!status?.isDirectory()) return status?.mtimeMs ?? 0;
    return Math.max(0, ...readdirSync(path).map((name) => modifiedMillis(join(path, name))));
}
