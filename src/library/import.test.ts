import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Track } from '../flow.ts';
import { exportLibrary } from './export.ts';
import { headerLine, songLine } from './file-format.ts';
import { importLibrary, type ImportMode } from './import.ts';
import type { Library } from './library.svelte.ts';
import { libraryAt, ownPlace } from './own-library.fixture.ts';
import { noPicture, toRecord } from './schema.ts';
import { contract, makePicture, makeTrack } from './track.fixture.ts';

const open: Library[] = [];
let library: Library;

async function openLibrary(...tracks: Track[]): Promise<Library> {
    const opened = libraryAt();
    open.push(opened);
    await opened.load();
    for (const track of tracks) await opened.add(track, makePicture());
    return opened;
}

beforeEach(async () => void (library = await openLibrary()));

afterEach(() => {
    for (const opened of open.splice(0)) opened.dispose();
    vi.restoreAllMocks();
});

const signal = new AbortController().signal;
const now = 1_800_000_000_000;
const read = (file: Blob, mode: ImportMode = 'merge', into = library) =>
    importLibrary(file, into, { mode, contract, signal, now: () => now });
const ids = (of: Library) => of.tracks.map(({ id }) => id);
const counts = { added: 0, known: 0, damaged: 0, removed: 0 };

const song = (id: string, parts: Partial<Track> = {}) =>
    makeTrack({ id, title: `Song ${id}`, addedAt: id.charCodeAt(0), ...parts });

async function fileOf(...tracks: Track[]): Promise<Blob> {
    return exportLibrary(await openLibrary(...tracks), { signal });
}

/** The file's lines, changed by hand. */
async function changed(file: Blob, change: (lines: string[]) => string[]): Promise<Blob> {
    return new Blob([change((await file.text()).split('\n')).join('\n')]);
}

test('a library comes back from its file as it was, with embeddings, pictures and covers', async () => {
    const cover = new Blob([new Uint8Array([0xff, 0xd8, 0x0a, 0])], { type: 'image/jpeg' });
    const original = await openLibrary(song('a', { cover, artist: '<img src=x onerror=alert(1)>' }), song('b'));
    const fractions: number[] = [];
    const file = await exportLibrary(original, { signal, onProgress: (fraction) => fractions.push(fraction) });
    expect(fractions).toEqual([0.5, 1]);
    expect(await read(file)).toEqual({ ok: true, ...counts, added: 2 });
    expect(library.tracks).toEqual(original.tracks);
    expect(library.get('a')?.analysis.embedding).toEqual(new Float32Array([1, 0, 0]));
    expect(await library.picture('b')).toEqual(makePicture());
    const kept = library.get('a')?.cover;
    expect([kept?.type, new Uint8Array((await kept?.arrayBuffer()) ?? [])]).toEqual([
        'image/jpeg',
        new Uint8Array([0xff, 0xd8, 0x0a, 0]),
    ]);
});

test('what is kept beside the songs comes back with them, and an older Segue still reads the songs', async () => {
    const original = await openLibrary(song('a'));
    const file = await exportLibrary(original, { signal, beside: { playlists: ['夜'] } });
    const onBeside = vi.fn(async () => null);
    expect(await importLibrary(file, library, { mode: 'merge', contract, signal, onBeside })).toMatchObject({
        added: 1,
    });
    expect(onBeside).toHaveBeenCalledWith({ playlists: ['夜'] });
    const [head = ''] = (await file.text()).split('\n');
    expect(JSON.parse(head)).toMatchObject({ format: 'segue-library', version: 1, songs: 1 });
});

test('what is kept beside the songs may be damaged, or missing in an older file, and costs no song', async () => {
    const onBeside = vi.fn(async () => null);
    const options = { mode: 'merge', contract, signal, onBeside } as const;
    await importLibrary(await fileOf(song('a')), library, options);
    expect(onBeside).not.toHaveBeenCalled();
    const file = await exportLibrary(await openLibrary(song('b')), { signal, beside: { playlists: [] } });
    const damaged = await changed(file, ([head = '', ...rest]) => [
        head.replace('"beside":"H4', '"beside":"A4'),
        ...rest,
    ]);
    expect(await importLibrary(damaged, library, options)).toMatchObject({ ok: true, added: 1, damaged: 0 });
    expect(onBeside).toHaveBeenCalledWith(null);
});

test('an empty library is a file too', async () => {
    expect(await read(await fileOf())).toEqual({ ok: true, ...counts });
});

test('a file that the first version of Segue saved can be read', async () => {
    expect(await read(new Blob([firstVersion]))).toEqual({ ok: true, ...counts, added: 1 });
    const unheard = { families: [], styles: [], moods: [], quadrants: [], timeline: [], model: '1.0.0' };
    expect(library.get('a')).toMatchObject({ title: 'Café del Mar', analysis: unheard });
    expect(await library.picture('a')).toEqual(makePicture());
});

test('songs that stand here already stay as they are, unless an older network heard them', async () => {
    const outdated = { ...makeTrack().analysis, model: '0.9.0' };
    library = await openLibrary(song('a', { title: 'Mine' }), song('b', { title: 'Mine', analysis: outdated }));
    expect(await read(await fileOf(song('a'), song('b'), song('c')))).toEqual({
        ok: true,
        ...counts,
        added: 2,
        known: 1,
    });
    expect(library.tracks.map(({ title }) => title)).toEqual(['Song c', 'Song b', 'Mine']);
});

test('replacing leaves the songs of the file, and only those', async () => {
    library = await openLibrary(song('a', { title: 'Mine' }), song('x'), song('y'));
    expect(await read(await fileOf(song('a'), song('b')), 'replace')).toEqual({
        ok: true,
        ...counts,
        added: 2,
        removed: 2,
    });
    expect(library.tracks.map(({ title }) => title)).toEqual(['Song b', 'Song a']);
});

test('a damaged song is skipped and counted, and no song here goes for a file that is not whole', async () => {
    library = await openLibrary(song('x'));
    const flipped = (line = '') => `${line.slice(0, 60)}${line[60] === 'A' ? 'B' : 'A'}${line.slice(61)}`;
    const file = await changed(await fileOf(song('a'), song('b'), song('c')), ([head = '', first, ...rest]) => [
        head,
        flipped(first),
        ...rest,
    ]);
    expect(await read(file, 'replace')).toEqual({ ok: true, ...counts, added: 2, damaged: 1 });
    expect(ids(library)).toEqual(['x', 'b', 'a']);
});

test.each([
    ['after a whole line', (text: string) => text.split('\n').slice(0, 3).join('\n')],
    ['within a line', (text: string) => text.slice(0, -20)],
])('songs that are missing because the file was cut off %s count as damaged', async (_, cut) => {
    const file = new Blob([cut(await (await fileOf(song('a'), song('b'), song('c'))).text())]);
    expect(await read(file)).toEqual({ ok: true, ...counts, added: 2, damaged: 1 });
});

const withAnalysis = (change: Partial<Track['analysis']>) =>
    toRecord(makeTrack({ analysis: change as Track['analysis'] }));
test.each([
    ['no record', { anything: 1 }],
    ['of a newer Segue', { version: 99, track: {} }],
    ['without an id', toRecord(makeTrack({ id: '' }))],
    ['with a title as long as a book', toRecord(makeTrack({ title: 'a'.repeat(100_000) }))],
    ['with fewer families than its network has', withAnalysis({ families: [1], timeline: [] })],
    ['with an impossible probability', withAnalysis({ families: [9, 0, 0, 0] })],
    ['with classes that its network does not know', withAnalysis({ classes: [0.5] })],
    ['with an impossible class', withAnalysis({ model: 'another', classes: [-1] })],
    ['with moods that its network does not know', withAnalysis({ moods: [0.5, 0.5, 0.5] })],
    ['with an impossible mood', withAnalysis({ model: 'another', moods: [2] })],
    ['without quadrants', withAnalysis({ quadrants: [] })],
    ['with an embedding of another length than one', withAnalysis({ embedding: new Float32Array([100, 0, 0]) })],
    ['with a length below nothing', withAnalysis({ durationSeconds: -1 })],
    ['that is longer than a week', withAnalysis({ durationSeconds: 1e300 })],
    ['of an impossible tempo', withAnalysis({ rhythm: { ...makeTrack().analysis.rhythm, tempoBpm: 1e9 } })],
    [
        'with impossible beats',
        withAnalysis({ rhythm: { ...makeTrack().analysis.rhythm, beats: { firstSeconds: 0, bpm: 0 } } }),
    ],
    ['with bytes beyond its end', { version: 1, track: { $bytes: 'Uint8Array', from: 0, length: 1e9 } }],
    ['with bytes of an unknown kind', { version: 1, track: { $bytes: 'constructor', from: 0, length: 0 } }],
])('a song %s is not let in', async (_, record) => {
    const file = new Blob([await headerLine(2), await songLine(record), await songLine(toRecord(song('b')))]);
    expect(await read(file)).toEqual({ ok: true, ...counts, added: 1, damaged: 1 });
    expect(ids(library)).toEqual(['b']);
});

test('an odd cover or picture costs the cover or the picture, and a date to come becomes today', async () => {
    const odd = makeTrack({ cover: new Blob(['<svg/>'], { type: 'image/svg+xml' }), addedAt: now + 1 });
    const file = new Blob([await headerLine(1), await songLine({ ...toRecord(odd), picture: { bands: 7 } })]);
    expect(await read(file)).toEqual({ ok: true, ...counts, added: 1 });
    expect(library.get('a')).toEqual(makeTrack({ addedAt: now }));
    expect(await library.picture('a')).toEqual(noPicture);
});

test.each([
    ['other bands', { bands: 2, columns: 6, columnSeconds: 0.0775, levels: new Uint8Array(12) }],
    ['more columns than any picture', { bands: 4, columns: 2049, columnSeconds: 0.0775, levels: new Uint8Array(8196) }],
    ['columns that take no time', { ...makePicture(), columnSeconds: 0 }],
])('a picture with %s costs the picture alone', async (_, picture) => {
    const file = new Blob([await headerLine(1), await songLine({ ...toRecord(makeTrack()), picture })]);
    expect(await read(file)).toEqual({ ok: true, ...counts, added: 1 });
    expect(await library.picture('a')).toEqual(noPicture);
});

test('artists and ids come along, cleaned like all text, and an id that is none is left out', async () => {
    const mbid = '0123abcd-4567-89ef-0123-456789abcdef';
    const kept = makeTrack({ artists: ['One\u202E', ' '], recordingId: mbid, artistIds: [mbid, '../x'] });
    const file = new Blob([await headerLine(1), await songLine(toRecord(kept))]);
    expect(await read(file)).toEqual({ ok: true, ...counts, added: 1 });
    expect(library.get('a')).toEqual(makeTrack({ artists: ['One'], recordingId: mbid, artistIds: [mbid] }));
});

test('a song that unpacks to more than any song takes is damaged', async () => {
    const bomb = await songLine({ ...toRecord(makeTrack()), filler: '0'.repeat(20 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(100_000);
    expect(await read(new Blob([await headerLine(1), bomb]))).toEqual({ ok: true, ...counts, damaged: 1 });
});

test('a line longer than any song is damaged, and the song after it is read', async () => {
    const file = new Blob([
        await headerLine(2),
        'A'.repeat(40 * 1024 * 1024),
        '\n',
        await songLine(toRecord(song('b'))),
    ]);
    expect(await read(file)).toEqual({ ok: true, ...counts, added: 1, damaged: 1 });
});

test('the same song twice in a file stands here once', async () => {
    const line = await songLine(toRecord(song('a')));
    expect(await read(new Blob([await headerLine(2), line, line]), 'replace')).toEqual({
        ok: true,
        ...counts,
        added: 1,
        known: 1,
    });
    expect(ids(library)).toEqual(['a']);
});

test.each([
    ['an empty file', ''],
    ['a letter', 'Dear listener,\nthis is a letter.\n'],
    ['zeros without an end', '\0'.repeat(20 * 1024 * 1024)],
    ['other JSON', '{"format":"playlist","version":1,"songs":1}\n'],
])('%s is no library', async (_, text) => {
    expect(await read(new Blob([text]), 'replace')).toEqual({ ok: false, reason: 'not-a-library', ...counts });
});

test('a file of a newer format says so', async () => {
    const file = new Blob(['{"format":"segue-library","version":2,"songs":1}\n']);
    expect(await read(file)).toEqual({ ok: false, reason: 'newer-version', ...counts });
});

test('a disk that runs full ends the reading, says how far it came, and removes nothing', async () => {
    library = await openLibrary(song('x'));
    const file = await fileOf(song('a'), song('b'));
    const put = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, value, key) {
        if (key === 'a') throw new DOMException('full', 'QuotaExceededError');
        return put.call(this, value, key);
    });
    expect(await read(file, 'replace')).toEqual({ ok: false, reason: 'storage-full', ...counts, added: 1 });
    expect(ids(library)).toEqual(['x', 'b']);
});

test('a file that the browser cannot read to its end says so, and keeps what was read', async () => {
    const bytes = new Uint8Array(await (await fileOf(song('a'), song('b'))).arrayBuffer());
    const file = new Blob();
    file.stream = () =>
        new ReadableStream({
            start: (controller) => controller.enqueue(bytes.slice(0, -20)),
            pull: (controller) => controller.error(new DOMException('gone', 'NotReadableError')),
        });
    expect(await read(file)).toEqual({ ok: false, reason: 'unreadable-file', ...counts, added: 1 });
    expect(ids(library)).toEqual(['b']);
});

test('reading and saving can be stopped', async () => {
    const stop = new AbortController();
    const file = await fileOf(song('a'), song('b'));
    const onProgress = () => stop.abort();
    const reading = importLibrary(file, library, { mode: 'merge', contract, signal: stop.signal, onProgress });
    await expect(reading).rejects.toThrow('aborted');
    const filled = await openLibrary(song('a'), song('b'));
    const saving = new AbortController();
    const options = { signal: saving.signal, onProgress: () => saving.abort() };
    await expect(exportLibrary(filled, options)).rejects.toThrow('aborted');
});

test('what is read in one window is shown by the other', async () => {
    const place = ownPlace();
    const [first, second] = [libraryAt(place), libraryAt(place)];
    open.push(first, second);
    await Promise.all([first.load(), second.load()]);
    await read(await fileOf(song('a'), song('b')), 'merge', first);
    await vi.waitFor(() => expect(ids(second)).toEqual(['b', 'a']));
});

/** Kept for good: what was saved once must be read for ever. */
const firstVersion = [
    '{"format":"segue-library","version":1,"songs":1}\n',
    'H4sIAAAAAAAAA2WRTW4UMRCFZ4fEKaKnLE3LnWkyI2/CgMQK2CBWKAtPu7rHGv+MbHeiUdQS14AbcATW3IVzRNXJEJo8ybJlub56',
    'fnWHG0rZxgBVC5Sk2z3UHayBgoZAZx190p6gkGPoK39YQqDY4vjqne5+/zwz5M4+6gQBbQyZTYGqV/JJAjpod8w2M9oMSRcbw2dq',
    'YzAZql5LgZ5Cogz1VVYrIav6tK65mSdnA3Hx+fZY+Bneu6jLZbNJSR/ZZooeSgo4Cn3ZQTXrUaDo/gFZ/4ckvyVjbOifM5cXc2az',
    'foLWF6NA2h3LznNhIX+Ibw8equZP7uk43cZgWyhsIOCj4Zi8DZHjySU9kmTF/lwcTKCcPwxdhno14Vs9cDrs+/oB4KBQV7KSENjq',
    'dk+Bh3Ors+cO1rnHXKmdutUCHekyTHHWAoHKbUz76XzyzqOORTuoZhxHgYNtuYAxWz0NpRFooxs8G1mezn9HJiu5Wr3mYG7I5VmI',
    'X2wo63mEl3IW4Ti+XMx0/qab9Ofqx3fWr2f7YvHt6vT6xT+6B+MiH7G+AgAA',
].join('');
