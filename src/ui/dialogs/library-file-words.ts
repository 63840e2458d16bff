import type { ImportCounts, ImportProblem } from '../../library/import.ts';
import type { TakenBeside } from '../../playlists/beside-songs.ts';
import { howManySongs, together } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';

export const libraryFileName = (date: Date): string => words.libraryFile.fileName(date.toISOString().slice(0, 10));

/** What was read, what was there, what went and what is broken, each only where there is any. */
export const importDone = (
    { added, known, damaged, removed }: ImportCounts,
    beside: TakenBeside | null = null,
): string =>
    [
        words.libraryFile.added(howManySongs(added)),
        ...(known > 0 ? [words.libraryFile.known(howManySongs(known))] : []),
        ...(removed > 0 ? [words.libraryFile.removed(howManySongs(removed))] : []),
        ...(damaged > 0 ? [words.libraryFile.damaged(howManySongs(damaged))] : []),
        ...(beside && beside.added > 0 ? [words.libraryFile.playlists(beside.added)] : []),
        ...(beside && beside.damaged > 0 ? [words.libraryFile.playlistsDamaged] : []),
    ].reduce(together);

export const importFailed = (reason: ImportProblem, kept: number): string =>
    kept > 0
        ? together(words.importProblems[reason], words.libraryFile.partlyRead(howManySongs(kept)))
        : words.importProblems[reason];
