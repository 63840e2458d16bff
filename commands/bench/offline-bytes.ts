import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

/** What the service worker fetches so that all of the build in `folder` works without a connection, each file gzipped where that helps. */
export function offlineBytes(folder: string): number {
    const worker = readFileSync(join(folder, 'service-worker.js'), 'utf8');
    const paths = new Set([...worker.matchAll(/["']?url["']?:\s*["'`]([^"'`]+)["'`]/g)].map(([, path = '']) => path));
    const files = [...paths].map((path) => join(folder, path)).filter((path) => existsSync(path));
    if (files.length === 0) throw new Error(`expected files that ${folder}/service-worker.js keeps`);
    return files
        .map((path) => readFileSync(path))
        .reduce((sum, content) => sum + Math.min(content.length, gzipSync(content, { level: 9 }).length), 0);
}
