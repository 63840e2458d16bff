/** What the person dropped, pasted or picked, as files. */
import { isCueSheet, readCueSheets } from './cue-sheets.ts';

/** Found in music folders, and never meant to be heard; also what browsers and download programs have written in part. */
const notMusic =
    /^(\.|thumbs\.db$|desktop\.ini$)|\.(jpe?g|png|gif|webp|bmp|tiff?|svg|heic|txt|md|nfo|log|cue|m3u8?|pls|xspf|pdf|docx?|rtf|html?|xml|json|csv|sfv|md5|sha\d*|ffp|accurip|lrc|srt|zip|rar|7z|gz|db|ini|url|lnk|exe|mid|sf2|asd|als|torrent|part|partial|crdownload|crswap|download|opdownload|tmp|temp)$/i;

/** Judges by the name alone; a folder may hold covers, texts and lists beside the music. */
export function isPerhapsMusic({ name }: { readonly name: string }): boolean {
    return !notMusic.test(name);
}

/**
 * The files of a drop or a paste. A file that was dropped by itself is always tried; in folders, which are read with all
 * that is below them and in the order of their names, files that are no music by their name are left out. What cannot be
 * read is left out too. A cue sheet is read with its recording, and heard only where it was dropped without.
 */
export async function filesOf(dataTransfer: DataTransfer): Promise<readonly File[]> {
    // The browser empties the transfer when its event is over, so all entries are taken before the first await.
    const dropped = [...dataTransfer.items]
        .filter(({ kind }) => kind === 'file')
        .map((item) => ({ entry: item.webkitGetAsEntry?.() ?? null, file: item.getAsFile() }));
    const files = await Promise.all(
        dropped.map(({ entry, file }) => (entry?.isDirectory ? filesBelow(entry as FileSystemDirectoryEntry) : file)),
    );
    const read = await sheetsAmong(files.filter((file) => file instanceof File));
    return files
        .flat()
        .filter((file) => file !== null)
        .filter((file) => !read.has(file));
}

/** The files of an `<input type="file">`, with the same rule for those of a folder (`webkitdirectory`). */
export async function filesOfInput(files: Iterable<File>): Promise<readonly File[]> {
    const picked = [...files];
    const folderOf = ({ webkitRelativePath: path }: File): string => path.slice(0, path.lastIndexOf('/') + 1);
    const read = new Set<File>();
    for (const folder of new Set(picked.map(folderOf)))
        (await sheetsAmong(picked.filter((file) => folderOf(file) === folder))).forEach((sheet) => read.add(sheet));
    return picked.filter((file) => !read.has(file) && (!file.webkitRelativePath || isPerhapsMusic(file)));
}

/** The cue sheets that were read, of files that lie in one place. */
function sheetsAmong(files: readonly File[]): Promise<ReadonlySet<File>> {
    return readCueSheets(files.filter(isCueSheet), files.filter(isPerhapsMusic));
}

async function filesBelow(folder: FileSystemDirectoryEntry): Promise<File[]> {
    const entries = (await childrenOf(folder)).filter((entry) => isPerhapsMusic(entry) || isCueSheet(entry));
    entries.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
    const files = await Promise.all(
        entries.map((entry) =>
            entry.isDirectory
                ? filesBelow(entry as FileSystemDirectoryEntry)
                : fileOf(entry as FileSystemFileEntry).catch(() => []),
        ),
    );
    await sheetsAmong(files.filter((file) => file instanceof File));
    return files.flat().filter(isPerhapsMusic);
}

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
    const reader = folder.createReader();
    const children: FileSystemEntry[] = [];
    // Chromium hands out a hundred at a time, and an empty list at the end.
    for (;;) {
        const batch = await new Promise<FileSystemEntry[]>((resolve) => reader.readEntries(resolve, () => resolve([])));
        if (batch.length === 0) return children;
        children.push(...batch);
    }
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
    return new Promise((resolve, reject) => entry.file(resolve, reject));
}
