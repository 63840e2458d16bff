import type { Access, Contents } from './contents.ts';

/** Why a folder cannot be read. */
export type FolderProblem = Exclude<Access, 'open'> | 'folder-gone' | 'unreadable';

/** Why a file in it cannot be. */
export type FileProblem = FolderProblem | 'file-gone';

/** What the browser's error means for a file of the folder. */
export async function problemOf(error: unknown, folder: Pick<Contents, 'isThere'>): Promise<FileProblem> {
    const name = error instanceof DOMException ? error.name : '';
    if (name === 'NotAllowedError') return 'not-permitted';
    if (name !== 'NotFoundError') return 'unreadable';
    return (await folder.isThere()) ? 'file-gone' : 'folder-gone';
}
