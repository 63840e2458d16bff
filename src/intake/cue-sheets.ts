/** Cue sheets that come along with recordings: what one says of a recording goes with its file. */
import type { CueFile, CueSheet } from '../audio/cue-sheet.ts';
import type { FileTags } from '../flow.ts';

const told = new WeakMap<File, FileTags>();

/** What the cue sheet beside a file says of it; empty without one. */
export function toldBySheet(file: File): FileTags {
    return told.get(file) ?? {};
}

export function isCueSheet({ name }: { readonly name: string }): boolean {
    return /\.cue$/i.test(name);
}

/** Those of the sheets that come back are about one of these recordings, and need no hearing of their own. */
export async function readCueSheets(sheets: readonly File[], recordings: readonly File[]): Promise<ReadonlySet<File>> {
    const read = new Set<File>();
    for (const file of sheets) {
        const sheet = await sheetIn(file);
        for (const listed of sheet?.files ?? []) {
            const recording =
                recordingOf(listed, recordings) ?? (sheet?.files.length === 1 ? namesake(file, recordings) : undefined);
            if (!sheet || !recording) continue;
            told.set(recording, tagsOf(listed, sheet));
            read.add(file);
        }
    }
    return read;
}

async function sheetIn(file: File): Promise<CueSheet | null> {
    try {
        // Few recordings have one, and what encodings look like takes room.
        const { mostSheetBytes, readCueSheet } = await import('../audio/cue-sheet.ts');
        return readCueSheet(new Uint8Array(await file.slice(0, mostSheetBytes).arrayBuffer()));
    } catch {
        // It, or what reads it, cannot be had (any more); the recording is heard without.
        return null;
    }
}

/** The file that a sheet names, or the same in another format: many were converted after their sheet was written. */
function recordingOf({ name }: CueFile, files: readonly File[]): File | undefined {
    const wanted = plain(name.replace(/^.*[\\/]/, ''));
    return files.find((file) => plain(file.name) === wanted) ?? files.find((file) => stem(file.name) === stem(wanted));
}

/** "Album.cue" and "Album.flac.cue" belong to "Album.flac". */
function namesake({ name }: File, files: readonly File[]): File | undefined {
    return files.find((file) => [plain(file.name), stem(file.name)].includes(stem(name)));
}

/** Names are the same in any case, and however their accents are composed. */
const plain = (name: string): string => name.normalize('NFC').toLowerCase();
const stem = (name: string): string => plain(name).replace(/\.[^.]*$/, '');

/** Of one song its own names, of several those of the whole. */
function tagsOf({ songs }: CueFile, { title: album, performer, files }: CueSheet): FileTags {
    const [song] = songs;
    const [title, artist] =
        songs.length === 1
            ? [song?.title, song?.performer ?? performer]
            : [files.length === 1 ? album : undefined, performer];
    return {
        ...(title !== undefined && { title }),
        ...(artist !== undefined && { artist }),
        ...(album !== undefined && { album }),
        ...(songs.length > 1 && { parts: songs.length }),
    };
}
