import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import type { Plugin } from 'vite';

/** Whoever gets the app gets its source with it, as the AGPL asks: the files that it was built from, beside it. */
export function sourceArchive(): Plugin {
    let folder = '';
    return {
        name: 'source-archive',
        apply: 'build',
        configResolved: ({ root, build }) => void (folder = resolve(root, build.outDir)),
        closeBundle() {
            const archive = resolve(folder, 'segue-source.tar.gz');
            execFileSync('tar', ['-czf', archive, '--null', '--files-from=-'], { input: sourceFiles() });
        },
    };
}

/** The names of the source's files, each ended by a NUL. A clone tells them; an unpacked archive is all source but what was installed and built. */
function sourceFiles(): Buffer {
    try {
        return execFileSync('git', ['ls-files', '-z'], { stdio: ['ignore', 'pipe', 'ignore'] });
    } catch {
        const built = ['node_modules', 'dist', '.cache', 'src/ui/languages/compiled'].flatMap((name) => [
            '-path',
            `./${name}`,
            '-prune',
            '-o',
        ]);
        return execFileSync('find', ['.', ...built, '-type', 'f', '-print0']);
    }
}
