import { execFileSync } from 'node:child_process';
import { readdirSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { tarball } from './tarball.ts';
import { version } from './version.ts';

const made = /^(node_modules|dist|release|\.cache|src\/ui\/languages\/compiled[^/]*)\//;

/** Whoever gets the app gets its source with it, as the AGPL asks: the files that it was built from, beside it. */
export function sourceArchive(): Plugin {
    let [root, folder] = ['', ''];
    return {
        name: 'source-archive',
        apply: 'build',
        configResolved(config) {
            root = config.root;
            folder = resolve(root, config.build.outDir);
        },
        closeBundle() {
            const archive = tarball(sourceFiles(root), { from: root, into: `segue-${version}` });
            writeFileSync(join(folder, 'segue-source.tar.gz'), archive);
        },
    };
}

/** The names of the source's files. A clone tells them; an unpacked archive is all source but what was installed and built. */
export function sourceFiles(root: string): readonly string[] {
    const tracked = trackedFiles(root);
    if (tracked.length > 0) return tracked;
    return readdirSync(root, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative(root, join(entry.parentPath, entry.name)))
        .filter((name) => !made.test(name));
}

/** None where there is no clone, nor where the folder lies in the clone of something else. */
function trackedFiles(root: string): readonly string[] {
    try {
        const stdio = ['ignore', 'pipe', 'ignore'] as const;
        const names = execFileSync('git', ['ls-files', '-z'], { cwd: root, stdio: [...stdio], encoding: 'utf8' });
        return names.split('\0').filter((name) => name !== '');
    } catch {
        return [];
    }
}
