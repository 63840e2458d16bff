/** What one tag of a file holds, before it is known in which encoding it was written. */

export type TagField = 'title' | 'artist' | 'artists' | 'albumArtist' | 'album' | 'date' | 'recordingId' | 'artistId';

/** A chapter is one of several parts of the file; a cue sheet lists them all. */
type PartsField = 'chapter' | 'cueSheet';

/** Text whose encoding the tag declares, or bytes of which it says nothing true. */
export type TagText = string | Uint8Array;

export interface TagEntry {
    /** 'other' is never shown: it helps to tell the encoding. */
    readonly field: TagField | PartsField | 'other';
    readonly text: TagText;
}

export interface TagPicture {
    readonly isFrontCover: boolean;
    /** The picture, and what little may stand before it. */
    readonly bytes: Uint8Array;
}

/** In the order of the file: the first of a field counts most. */
export interface TagSource {
    readonly entries: readonly TagEntry[];
    readonly pictures: readonly TagPicture[];
}

export const noTags: TagSource = { entries: [], pictures: [] };

/** No tag that is read is longer, so that one that lies does not fill the memory. */
export const mostTagBytes = 48 * 1024 * 1024;

/** UTF-8 where it is what the tag promises, else the bytes as they are. */
export function utf8OrBytes(bytes: Uint8Array): TagText {
    try {
        return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    } catch {
        return bytes;
    }
}

/** ISO-8859-1, a character for each byte: names of frames, keys and the like. */
export function asciiOf(bytes: Uint8Array, start = 0, end = bytes.length): string {
    return String.fromCharCode(...bytes.subarray(start, Math.min(end, start + 4096)));
}

export function viewOf(bytes: Uint8Array): DataView {
    return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** Runs over parts of a tag: one that is broken costs only itself. */
export function guarded<T>(read: () => T): T | undefined {
    try {
        return read();
    } catch {
        return undefined;
    }
}
