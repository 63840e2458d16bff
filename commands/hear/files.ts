import { access, constants, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { isPerhapsMusic } from '../../src/intake/dropped-files.ts';

/** The files of a command line: what is named is taken as it is; in folders, and all that is below them, only what may be music. */
export async function filesIn(paths: readonly string[]): Promise<string[]> {
    const found = await Promise.all(paths.map(async (path) => ((await isFolder(path)) ? filesBelow(path) : [path])));
    return found.flat();
}

export function isReadable(path: string): Promise<boolean> {
    return access(path, constants.R_OK).then(
        () => true,
        () => false,
    );
}

function isFolder(path: string): Promise<boolean> {
    return stat(path).then(
        (status) => status.isDirectory(),
        () => false,
    );
}

async function filesBelow(folder: string): Promise<string[]> {
    const entries = (await readdir(folder, { withFileTypes: true }).catch(() => [])).filter(isPerhapsMusic);
    entries.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
    const files = await Promise.all(
        entries.map((entry) => {
            const path = join(folder, entry.name);
            if (entry.isDirectory()) return filesBelow(path);
            return entry.isFile() || entry.isSymbolicLink() ? [path] : [];
        }),
    );
    return files.flat();
}
