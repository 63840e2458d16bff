/** Words for what Segue has to do with the device: installation, files from outside, the library as a file, and forgetting it all. */
import type { ImportCounts, ImportProblem } from '../library/import.ts';
import { bytes, count, songs } from './numbers.ts';
import { catalogue } from './language.svelte.ts';

export const { arrivals, installOffer, persistence, libraryFile, erasure, privacy } = catalogue;

export const libraryFileName = (date: Date): string => libraryFile.fileName(date.toISOString().slice(0, 10));

/** What was read, what was there, what went and what is broken, each only where there is any. */
export const importDone = ({ added, known, damaged, removed }: ImportCounts): string =>
    [
        libraryFile.added(songs(added)),
        ...(known > 0 ? [libraryFile.known(songs(known))] : []),
        ...(removed > 0 ? [libraryFile.removed(songs(removed))] : []),
        ...(damaged > 0 ? [libraryFile.damaged(songs(damaged))] : []),
    ].reduce(together);

export const importFailed = (reason: ImportProblem, kept: number): string =>
    kept > 0
        ? together(catalogue.importProblems[reason], libraryFile.partlyRead(songs(kept)))
        : catalogue.importProblems[reason];

/** Two sentences one after another. */
export const together = (before: string, after: string): string => catalogue.text.sentences({ before, after });

/** "12, about 3 MB": entries and bytes. */
export const keptAmount = (entries: number, size: number): string =>
    privacy.amount({ entries: count(entries), size: bytes(size) });

export const eraseSure = (tracks: number): string => (tracks === 0 ? erasure.sure : erasure.sureOf(songs(tracks)));
