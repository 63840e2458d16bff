import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { frame, id3v2, utf8 } from '../../fixtures/tags/id3.ts';
import { contentId } from '../audio/identity.ts';
import type { Track } from '../flow.ts';
import { FakeFolder } from '../folders/fake-folder.fixture.ts';
import { Folders } from '../folders/folders.svelte.ts';
import { memoryStore } from '../folders/memory-store.fixture.ts';
import { contract, makeTrack } from '../library/track.fixture.ts';
import { databases } from '../storage/names.ts';
import { ownChannel, ownDatabase } from '../storage/own-names.fixture.ts';
import { standing } from './fields.ts';
import { openTagFile } from './open-tag-file.ts';
import { openTagLog, type TagLog } from './tag-log.ts';
import { TagWriting } from './tag-writing.svelte.ts';
import { bytesIn, mp3 } from './tagging.fixture.ts';

let music: FakeFolder;
let folders: Folders;
let tracks: Map<string, Track>;
let log: TagLog;
let tags: TagWriting;
let heard: number;
let labels: readonly string[];
let atHand: File | null;
const store = memoryStore;

const first = (): Buffer => mp3(id3v2([frame('TIT2', utf8('One')), frame('TCON', utf8('Old'))]));
const second = (): Buffer => mp3(Buffer.from([]), Buffer.from([]));

beforeEach(async () => {
    vi.clearAllMocks();
    [heard, labels, atHand, tracks] = [0, [], null, new Map()];
    music = new FakeFolder('Music');
    music.write('a.mp3', { text: new Uint8Array(first()) });
    music.write('b/c.mp3', { text: new Uint8Array(second()) });
    folders = new Folders({ hear, atATime: 1, mayHave: () => true }, store(), ownChannel());
    log = openTagLog({ log: ownDatabase(databases.tagLog), songs: ownDatabase(databases.taggedSongs) });
    tags = new TagWriting({
        folders,
        track: (id) => tracks.get(id),
        contract: () => contract,
        labelsOf: () => labels,
        fileOf: (id) => folders.fileOf(id),
        fileAtHand: () => atHand,
        show: () => undefined,
        onWritten,
        log,
    });
    await folders.link(music.picked);
    await vi.waitFor(() => expect([heard, folders.list[0]?.state]).toEqual([2, 'resting']), 10_000);
});

afterEach(() => folders.dispose());

/** As the app does: a file whose tags were written is the song that it was. */
async function hear(file: File) {
    heard++;
    const id = (await log.songOf(await contentId(file))) ?? (await contentId(file));
    if (!tracks.has(id)) tracks.set(id, makeTrack({ id, fileName: file.name, analysis: { rhythm: rhythm() } }));
    return { stage: 'done', trackId: id } as const;
}

const rhythm = () => ({ ...makeTrack().analysis.rhythm, tempoBpm: 123.6, energy: 0.7 });
const onWritten = vi.fn<(trackId: string, file: File) => void>();
const save = vi.fn<(file: Blob, name: string) => void>();
const ids = () => [...tracks.keys()];
const standingIn = async (path: string) => {
    const opened = await openTagFile(music.files.get(path) ?? new Blob());
    return typeof opened === 'string' ? opened : opened.stands;
};
const written = { genre: ['Blues'], bpm: ['124'], key: ['Am'], mood: [], energy: ['5'], labels: [] };

test('nothing is written before it was shown and asked for', async () => {
    const before = await bytesIn(music.files.get('a.mp3') ?? new Blob());
    await tags.begin(ids());
    expect(tags.rows.map(({ name, stands }) => [name, stands?.genre])).toEqual([
        ['a.mp3', ['Old']],
        ['b/c.mp3', []],
    ]);
    expect(tags.rows.map((row) => tags.plansOf(row)?.map(({ outcome }) => outcome))).toEqual([
        ['kept', 'filled', 'filled', 'not-heard', 'filled', 'off'],
        ['filled', 'filled', 'filled', 'not-heard', 'filled', 'off'],
    ]);
    expect(tags.stage).toBe('asking');
    expect((await bytesIn(music.files.get('a.mp3') ?? new Blob())).equals(before)).toBe(true);
});

test('empty fields are filled; the folder is looked through again and nothing is heard anew', async () => {
    await tags.begin(ids());
    await tags.write(save);
    expect(tags.rows.map(({ isWritten, problem }) => [isWritten, problem])).toEqual([
        [true, null],
        [true, null],
    ]);
    expect(await standingIn('a.mp3')).toEqual({ ...written, genre: ['Old'] });
    expect(await standingIn('b/c.mp3')).toEqual(written);
    await folders.look();
    expect(heard).toBe(2);
    expect(save).not.toHaveBeenCalled();
});

test('own labels are written where they are chosen, as they stood when it was pressed, and put back', async () => {
    labels = ['Sunday morning', '夜'];
    await tags.begin(ids());
    await tags.write(save);
    expect(await standingIn('a.mp3')).toMatchObject({ labels: [] });
    await tags.begin(ids(), { fields: ['labels'] });
    const writing = tags.write(save);
    labels = ['another'];
    await writing;
    expect(await standingIn('a.mp3')).toEqual({ ...written, genre: ['Old'], labels: ['Sunday morning; 夜'] });
    await tags.undo(tags.batches[0] ?? { at: 0, entries: [] });
    expect(await standingIn('a.mp3')).toMatchObject({ labels: [] });
});

test('the file that lies there now is handed to whatever plays the old one', async () => {
    const [id = ''] = ids();
    await tags.begin([id]);
    await tags.write(save);
    expect(onWritten.mock.lastCall?.[0]).toBe(id);
    expect(onWritten.mock.lastCall?.[1]).toBe(music.files.get('a.mp3'));
    await tags.undo(tags.batches[0] ?? { at: 0, entries: [] });
    expect(onWritten).toHaveBeenCalledTimes(2);
    expect(onWritten.mock.lastCall?.[1]).toBe(music.files.get('a.mp3'));
});

test('a file that is read anew as a new one is known as the song that it was', async () => {
    await tags.begin(ids());
    await tags.write(save);
    expect(await hear(music.files.get('a.mp3') ?? new File([], ''))).toEqual({ stage: 'done', trackId: ids()[0] });
    expect(tracks.size).toBe(2);
});

test('what stands is replaced only where the listener says so, and songs and fields are left out', async () => {
    await tags.begin(ids());
    tags.ask({ replaces: true, fields: ['genre', 'key'], keyNotation: 'camelot' });
    tags.leaveOut(tags.rows[1]?.key ?? '', true);
    expect(tags.toWrite.map(({ name }) => name)).toEqual(['a.mp3']);
    await tags.write(save);
    expect(await standingIn('a.mp3')).toEqual({ ...standing([]), genre: ['Blues'], key: ['8A'] });
    expect(await standingIn('b/c.mp3')).toMatchObject({ genre: [], key: [] });
});

test('undo puts the old files back to the byte, and the log is empty afterwards', async () => {
    await tags.begin(ids(), { replaces: true });
    await tags.write(save);
    const [batch] = tags.batches;
    expect(batch?.entries).toHaveLength(2);
    await tags.undo(batch ?? { at: 0, entries: [] });
    expect((await bytesIn(music.files.get('a.mp3') ?? new Blob())).equals(first())).toBe(true);
    expect((await bytesIn(music.files.get('b/c.mp3') ?? new Blob())).equals(second())).toBe(true);
    expect(tags.batches).toEqual([]);
    await folders.look();
    expect(heard).toBe(2);
});

const contentOf = async (path: string) => bytesIn(music.files.get(path) ?? new Blob());
const undoLatest = () => tags.undo(tags.batches[0] ?? { at: 0, entries: [] });

test('undo puts back the files of songs that have left the library, by the names of their files', async () => {
    await tags.begin(ids());
    await tags.write(save);
    tracks.clear();
    await undoLatest();
    const written = tags.rows.filter(({ isWritten }) => isWritten);
    expect(written.map(({ name }) => name).sort()).toEqual(['a.mp3', 'b/c.mp3']);
    expect((await contentOf('a.mp3')).equals(first())).toBe(true);
    expect(tags.batches).toEqual([]);
});

test('undo finds the files of a folder that was unlinked and linked again', async () => {
    await tags.begin(ids());
    await tags.write(save);
    await folders.unlinkAll();
    await folders.link(music.picked);
    await vi.waitFor(() => expect(folders.list[0]?.index.trackIds).toHaveLength(2), 10_000);
    await undoLatest();
    expect(tags.rows.map(({ problem }) => problem)).toEqual([null, null]);
    expect((await contentOf('a.mp3')).equals(first())).toBe(true);
    expect((await contentOf('b/c.mp3')).equals(second())).toBe(true);
});

test('undo finds a file that was moved, also where another has come in its place', async () => {
    await tags.begin(ids());
    await tags.write(save);
    const moved = music.files.get('a.mp3') ?? new File([], '');
    music.write('b/renamed.mp3', { text: await moved.arrayBuffer(), at: moved.lastModified });
    const other = mp3(id3v2([frame('TIT2', utf8('Other')), frame('TBPM', utf8('124'))]));
    music.write('a.mp3', { text: new Uint8Array(other), at: 9000 });
    await folders.look();
    await undoLatest();
    expect(tags.rows.map(({ problem }) => problem)).toEqual([null, null]);
    expect((await contentOf('b/renamed.mp3')).equals(first())).toBe(true);
    expect((await contentOf('a.mp3')).equals(other)).toBe(true);
});

test('undo says of a file that lies nowhere any more that it is gone', async () => {
    await tags.begin(ids());
    await tags.write(save);
    music.files.delete('a.mp3');
    await undoLatest();
    const failed = tags.rows.filter(({ problem }) => problem !== null);
    expect(failed.map(({ name, problem }) => [name, problem])).toEqual([['a.mp3', 'file-gone']]);
});

test('undo after another program wrote the file puts back the fields that still hold what was written', async () => {
    await tags.begin(ids());
    await tags.write(save);
    const other = mp3(id3v2([frame('TIT2', utf8('New title')), frame('TBPM', utf8('124')), frame('TKEY', utf8('Dm'))]));
    music.write('a.mp3', { text: new Uint8Array(other), at: 9000 });
    await tags.undo(tags.batches[0] ?? { at: 0, entries: [] });
    expect(await standingIn('a.mp3')).toEqual({ ...standing([]), key: ['Dm'] });
    expect((await bytesIn(music.files.get('a.mp3') ?? new Blob())).includes('New title')).toBe(true);
});

test('what stood at first can be put back whichever of two writings is undone first', async () => {
    const [id = ''] = ids();
    const now = vi.spyOn(Date, 'now').mockReturnValue(1000);
    await tags.begin([id], { fields: ['genre'], replaces: true });
    await tags.write(save);
    tracks.set(id, makeTrack({ id, analysis: { families: [0, 0.97, 0.01, 0.01], rhythm: rhythm() } }));
    now.mockReturnValue(2000);
    await tags.begin([id], { fields: ['genre'], genre: 'family', replaces: true });
    await tags.write(save);
    expect(await standingIn('a.mp3')).toMatchObject({ genre: ['Jazz'] });
    const [later, earlier] = tags.batches;
    if (!later || !earlier) throw new Error('expected two batches');
    await tags.undo(earlier);
    expect(await standingIn('a.mp3')).toMatchObject({ genre: ['Jazz'] });
    await tags.undo(tags.batches[0] ?? later);
    expect(await standingIn('a.mp3')).toMatchObject({ genre: ['Old'] });
    expect(tags.batches).toEqual([]);
    now.mockRestore();
});

test('a file that changed since it was shown is not written, and that is said', async () => {
    await tags.begin(ids());
    music.write('a.mp3', { text: new Uint8Array(mp3(id3v2([frame('TCON', utf8('Another'))]))), at: 5000 });
    await tags.write(save);
    expect(tags.rows.map(({ problem }) => problem)).toEqual(['changed-meanwhile', null]);
    expect(await standingIn('a.mp3')).toMatchObject({ genre: ['Another'], bpm: [] });
    expect(tags.batches[0]?.entries.map(({ path }) => path)).toEqual(['b/c.mp3']);
});

test.each([
    ['a file that cannot be understood', 'unusual-tags', () => music.write('a.mp3', { text: new Uint8Array(mp3(id3v2([utf8('junk')]))) })],
    ['a file that is gone', 'file-gone', () => music.files.delete('a.mp3')],
    ['a file that is no sound', 'other-format', () => music.write('a.mp3', { text: 'A letter.' })],
] as const)('%s is named with the reason, and the others are written', async (_, reason, befall) => {
    befall();
    await tags.begin(ids());
    expect(tags.rows.map(({ problem }) => problem)).toEqual([reason, null]);
    await tags.write(save);
    expect(await standingIn('b/c.mp3')).toEqual(written);
}); // prettier-ignore

test('where the listener does not let the folder be written, nothing is, and that is said', async () => {
    await tags.begin(ids());
    music.permission = 'denied';
    await tags.write(save);
    expect(tags.rows.map(({ problem }) => problem)).toEqual(['not-permitted', 'not-permitted']);
    expect(tags.batches).toEqual([]);
});

test('where what stood cannot be kept, nothing is written', async () => {
    const full = { ...log, write: async () => ({ ok: false, reason: 'storage-full' }) as const };
    tags = new TagWriting({ folders, fileOf: (id) => folders.fileOf(id), track: (id) => tracks.get(id), contract: () => contract, labelsOf: () => [], fileAtHand: () => null, show: () => undefined, log: full });
    await tags.begin(ids());
    await tags.write(save);
    expect(tags.rows.map(({ problem }) => problem)).toEqual(['not-logged', 'not-logged']);
    expect(await standingIn('b/c.mp3')).toMatchObject({ bpm: [] });
}); // prettier-ignore

test('called off, the files that are not written yet stay as they are', async () => {
    await tags.begin(ids());
    const writing = tags.write(save);
    tags.cancel();
    await writing;
    expect(tags.stage).toBe('done');
    expect(tags.rows.map(({ isWritten }) => isWritten)).toEqual([false, false]);
    expect((await bytesIn(music.files.get('a.mp3') ?? new Blob())).equals(first())).toBe(true);
});

test('a song that lies in no linked folder is saved as a copy, as soon as its file is at hand', async () => {
    const copy = new File([new Uint8Array(first())], 'dropped.mp3');
    tracks.set('dropped', makeTrack({ id: 'dropped', analysis: { rhythm: rhythm() } }));
    await tags.begin(['dropped']);
    await tags.fileCame('dropped');
    expect(tags.rows.map(({ problem }) => problem)).toEqual(['no-file']);
    atHand = copy;
    await tags.fileCame('dropped');
    expect(tags.rows).toMatchObject([{ name: 'dropped.mp3', isInPlace: false, problem: null }]);
    await tags.write(save);
    expect(save).toHaveBeenCalledOnce();
    const [file, name] = save.mock.calls[0] ?? [];
    expect(name).toBe('dropped.mp3');
    const opened = await openTagFile(file ?? new Blob());
    expect(typeof opened === 'string' ? opened : opened.stands).toEqual({ ...written, genre: ['Old'] });
});
