import { expect, test } from 'vitest';
import { toldBySheet } from './cue-sheets.ts';
import { filesOf, filesOfInput } from './dropped-files.ts';

type Tree = { readonly [name: string]: Tree | 'file' | 'unreadable' };

const sheet = ['FILE "Album.wav" WAVE', ...[1, 2].map((n) => `TRACK 0${n} AUDIO\nINDEX 01 0${n}:00:00`)].join('\n');
const newFile = (name: string) => new File([name.endsWith('.cue') ? sheet : 'x'], name);

/** As the File and Directory Entries API hands out what was dropped: a hundred entries at a time. */
function makeEntry(name: string, content: Tree | 'file' | 'unreadable'): FileSystemEntry {
    if (typeof content === 'string') {
        const file = (resolve: (file: File) => void, reject: (error: Error) => void) =>
            content === 'file' ? resolve(newFile(name)) : reject(new DOMException('gone', 'NotReadableError'));
        return { name, isFile: true, isDirectory: false, file } as unknown as FileSystemEntry;
    }
    const createReader = () => {
        const rest = Object.entries(content).map(([child, below]) => makeEntry(child, below));
        return { readEntries: (resolve: (entries: FileSystemEntry[]) => void) => resolve(rest.splice(0, 100)) };
    };
    return { name, isFile: false, isDirectory: true, createReader } as unknown as FileSystemEntry;
}

/** A drop that is emptied, as browsers do, as soon as its event is over. */
function drop(dropped: Tree, others: readonly object[] = []): DataTransfer {
    let over = false;
    queueMicrotask(() => (over = true));
    const items = Object.entries(dropped).map(([name, content]) => ({
        kind: 'file',
        webkitGetAsEntry: () => (over ? null : makeEntry(name, content)),
        getAsFile: () => (over ? null : newFile(name)),
    }));
    return { items: [...others, ...items] } as unknown as DataTransfer;
}

const names = async (transfer: DataTransfer) => (await filesOf(transfer)).map(({ name }) => name);

test('files that are dropped by themselves are always tried', async () => {
    expect(await names(drop({ 'a.mp3': 'file', 'holiday.jpg': 'file', 'no ending': 'file' }))).toEqual([
        'a.mp3',
        'holiday.jpg',
        'no ending',
    ]);
});

test('folders are read to the bottom in the order of names, without what is no music by its name', async () => {
    const album = {
        '10 Last.mp3': 'file',
        '2 Second.flac': 'file',
        'Cover.JPG': 'file',
        '.DS_Store': 'file',
        'Thumbs.db': 'file',
        'rip.log': 'file',
        'no ending': 'file',
        'Disc 2': { '1 More.opus': 'file', 'notes.txt': 'file' },
        '.hidden': { 'a.mp3': 'file' },
    } as const;
    expect(await names(drop({ album, 'b.wav': 'file' }))).toEqual([
        '2 Second.flac',
        '10 Last.mp3',
        '1 More.opus',
        'no ending',
        'b.wav',
    ]);
});

test.each(['crswap', 'crdownload', 'part', 'partial', 'download', 'opdownload', 'tmp', 'TEMP'])(
    'what another program has written in part (.%s) is no song of its folder',
    async (ending) => {
        expect(await names(drop({ album: { [`a.flac.${ending}`]: 'file', 'a.flac': 'file' } }))).toEqual(['a.flac']);
    },
);

test('a folder of more than a hundred songs is read to its end', async () => {
    const many = Object.fromEntries(Array.from({ length: 250 }, (_, i) => [`${i}.mp3`, 'file' as const]));
    expect(await names(drop({ many }))).toHaveLength(250);
});

test('what cannot be read in a folder does not hide the rest', async () => {
    expect(await names(drop({ album: { 'a.mp3': 'unreadable', 'b.mp3': 'file' } }))).toEqual(['b.mp3']);
});

test('text that is dropped or pasted along is left alone', async () => {
    const text = { kind: 'string', getAsFile: () => null };
    expect(await names(drop({ 'a.mp3': 'file' }, [text]))).toEqual(['a.mp3']);
});

test('a paste in a browser without entries gives its files', async () => {
    const item = { kind: 'file', getAsFile: () => newFile('pasted.mp3') };
    expect(await names({ items: [item] } as unknown as DataTransfer)).toEqual(['pasted.mp3']);
});

test('a cue sheet goes with its recording, and stays where it was dropped without', async () => {
    const files = await filesOf(drop({ 'Album.flac': 'file', 'Album.cue': 'file' }));
    expect(files.map(({ name }) => name)).toEqual(['Album.flac']);
    expect(files.map(toldBySheet)).toEqual([{ parts: 2 }]);
    expect(await names(drop({ 'Another.flac': 'file', 'Album.cue': 'file' }))).toEqual(['Another.flac', 'Album.cue']);
});

test('in a folder a cue sheet belongs to the recording beside it, and is never heard', async () => {
    const album = { 'Album.cue': 'file', 'Album.flac': 'file' } as const;
    const files = await filesOf(
        drop({ 'CD 1': album, 'CD 2': { 'Album.flac': 'file' }, split: { 'Album.cue': 'file' } }),
    );
    expect(files.map((file) => [file.name, toldBySheet(file)])).toEqual([
        ['Album.flac', { parts: 2 }],
        ['Album.flac', {}],
    ]);
});

test('in a picked folder a cue sheet belongs to the recording beside it, and is never heard', async () => {
    const at = (webkitRelativePath: string, name: string) => Object.assign(newFile(name), { webkitRelativePath });
    const [first, second] = [at('a/1/Album.ape', 'Album.ape'), at('a/2/Album.ape', 'Album.ape')];
    const picked = [first, at('a/1/Album.cue', 'Album.cue'), second, at('a/Album.cue', 'Album.cue')];
    expect(await filesOfInput(picked)).toEqual([first, second]);
    expect([first, second].map(toldBySheet)).toEqual([{ parts: 2 }, {}]);
});

test('of picked files all are tried, of a picked folder what may be music', async () => {
    const inFolder = (name: string) => Object.assign(newFile(name), { webkitRelativePath: `album/${name}` });
    const alone = Object.assign(newFile('cover.jpg'), { webkitRelativePath: '' });
    const picked = [alone, inFolder('cover.jpg'), inFolder('a.mp3')];
    expect(await filesOfInput(picked)).toEqual([picked[0], picked[2]]);
});
