/** Words for what Segue has to do with the device: installation, files from outside, the library as a file, and forgetting it all. */
import type { ArrivalProblem } from '../pwa/arrivals.ts';
import type { ImportCounts, ImportProblem } from '../library/import.ts';
import type { Kind } from '../library/inventory.ts';
import type { StorageReason } from '../library/store.ts';
import { bytes, count, percent, songs } from './figures.ts';

export const arrivals: Record<ArrivalProblem, string> = {
    'share-empty': 'No song came with what was shared.',
    'share-full': 'There is no room on this device to take the shared songs.',
    'unreadable-file': 'A file that was opened with Segue could not be read. Drop it here instead.',
};

export const installOffer = {
    text: 'Segue can have a window and an icon of its own',
    install: 'Install',
} as const;

export const persistence = {
    persisted: 'The browser promised not to clear it, even when the disk is full.',
    notPersisted: 'The browser may clear it when the disk is full; a copy in a file is safe from that.',
} as const;

const storageProblems: Record<StorageReason, string> = {
    'storage-full': 'There is no room left.',
    'storage-blocked': 'This browser does not let Segue keep anything here.',
    'storage-broken': 'The browser could not reach the library. Reload the page and try again.',
};

const importProblems: Record<ImportProblem, string> = {
    ...storageProblems,
    'not-a-library': 'This is no library that Segue has saved.',
    'newer-version': 'A newer Segue saved this library. Update this one and read it again.',
    'unreadable-file': 'The browser could not read this file.',
};

export const libraryFile = {
    title: 'The library as a file',
    text: 'Move it to another device or browser, or keep it safe: what was heard, with pictures and covers. The sound is not in it.',
    save: 'Save to a file',
    read: 'Read from a file',
    fileName: (date: Date): string => `Segue library ${date.toISOString().slice(0, 10)}.segue`,
    saving: (fraction: number): string => `Saving, ${percent(fraction)}`,
    reading: (fraction: number): string => `Reading, ${percent(fraction)}`,
    saved: (size: number): string => `${songs(size)} saved.`,
    stop: 'Stop',
    stopped: (kept: number): string => `Stopped. ${songs(kept)} had been read, and stay.`,
    failed: 'This could not be finished. Reload the page and try again.',
    how: (fileName: string): string => `What becomes of the songs here when ${fileName} is read?`,
    merge: 'They stay; new ones join them',
    replace: 'Those that are not in the file go',
    cancel: 'Do nothing',
    done: ({ added, known, damaged, removed }: ImportCounts): string =>
        [
            `${songs(added)} read.`,
            ...(known > 0 ? [`${songs(known)} stood here already.`] : []),
            ...(removed > 0 ? [`${songs(removed)} removed.`] : []),
            ...(damaged > 0 ? [`${songs(damaged)} could not be read: the file is damaged there.`] : []),
        ].join(' '),
    notReplaced: 'The file is not whole, so no song was removed.',
    readFailed: (reason: ImportProblem, kept: number): string =>
        kept > 0 ? `${importProblems[reason]} ${songs(kept)} had been read, and stay.` : importProblems[reason],
} as const;

export const erasure = {
    title: 'Delete everything',
    text: 'The library, what services answered, what you set, keys and sign-ins: all that Segue keeps in this browser. Segue itself stays.',
    ask: 'Delete everything …',
    sure: (tracks: number): string =>
        tracks === 0
            ? 'This cannot be undone.'
            : `This cannot be undone. ${songs(tracks)} in the library would be gone.`,
    confirm: 'Delete everything now',
    cancel: 'Keep it',
    failed: 'Not all could be deleted. Close the other windows of Segue and try again, or clear this site’s data in the browser’s settings.',
} as const;

export const privacy = {
    title: 'Privacy',
    open: 'What is kept, and what is sent',
    kept: 'Kept in this browser',
    sent: 'Sent',
    kinds: {
        songs: 'Library: what was heard in your songs, titles and covers',
        pictures: 'Pictures of your songs’ sound',
        later: 'Songs to hear later',
        answers: 'Answers of services',
        heard: 'What was heard in songs of services',
        keys: 'Keys and sign-ins',
        settings: 'What you set',
    } satisfies Record<Kind, string>,
    nothing: 'Nothing',
    amount: (entries: number, size: number): string => `${count(entries)}, about ${bytes(size)}`,
    since: (at: number): string => `the oldest of ${sinceDay.format(at)}`,
    erase: 'Erase',
    eraseKind: (kind: string): string => `Erase: ${kind}`,
    sure: 'Erase for good',
    keep: 'Keep',
    erased: (kind: string): string => `Erased: ${kind}`,
    failed: 'It could not be erased. Close the other windows of Segue and try again.',
    unknown: 'The browser does not tell what it keeps.',
} as const;

const sinceDay = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' });
