/** Files of a folder that may hold songs of the library under other tags: another program has written them, and perhaps moved them. */
const songs = new WeakMap<File, readonly string[]>();

/** The file may be that of one of the songs, which lie nowhere any more as they were. */
export function mayHold(file: File, trackIds: readonly string[]): void {
    songs.set(file, trackIds);
}

export const mayBeIn = (file: File): readonly string[] => songs.get(file) ?? [];
