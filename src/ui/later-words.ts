/** Every word about the later list and saving it, in British English. */
import type { StorageReason } from '../library/store.ts';
import type { SectionName } from '../recommend/later/sections.ts';
import { list, songs } from './figures.ts';

export const later = {
    title: 'To hear later',
    open: (size: number): string => `To hear later, ${songs(size)}`,
    sections: { mixed: 'Kept songs', spotify: 'Kept from Spotify' } satisfies Record<SectionName, string>,
    empty: 'The songs that you keep for later will stand here.',
    actions: 'What to do with these songs',
    copy: 'Copy as text',
    copied: 'Copied.',
    notCopied: 'This browser does not let the page copy. Export the list instead.',
    formats: { m3u8: 'M3U', csv: 'CSV', json: 'JSON' },
    fileNames: { mixed: 'Segue - to hear later', spotify: 'Segue - to hear later (Spotify)' } satisfies Record<
        SectionName,
        string
    >,
    exportAs: 'Export as',
    saveAs: (extension: 'm3u8' | 'csv' | 'json'): string => `Export as ${later.formats[extension]}`,
    show: (title: string): string => `Show ${title} in the library`,
    remove: (title: string): string => `Take ${title} off the later list`,
} as const;

export const laterProblems: Record<StorageReason, string> = {
    'storage-full': 'The later list could not be changed: this device has no room left. Free some space and try again.',
    'storage-blocked':
        'The later list cannot be kept: this browser does not let Segue store anything. A private window may be the cause.',
    'storage-broken': 'The later list could not be changed. Reload the page and try again.',
};

export const savePlaylist = {
    begin: 'Save as Spotify playlist',
    name: 'Name of the playlist',
    suggested: (seeds: readonly { readonly title: string }[]): string =>
        `After ${list(seeds.map(({ title }) => title))}`,
    description: 'Chosen with Segue',
    save: (count: number): string => `Save ${songs(count)}`,
    cancel: 'Cancel',
    saving: 'Saving at Spotify',
    saved: (name: string): string => `“${name}” is saved in your Spotify library, for you alone.`,
    open: 'Open the playlist',
    partly: (saved: number, count: number): string => `The playlist was made, with ${saved} of ${songs(count)} in it.`,
    nothing: 'Nothing was saved.',
    reconnect: 'Connect again',
} as const;
