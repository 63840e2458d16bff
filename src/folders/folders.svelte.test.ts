import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { QueueItem } from '../intake/queue.svelte.ts';
import { ownChannel } from '../storage/own-names.fixture.ts';
import { FakeFolder } from './fake-folder.fixture.ts';
import { Folders } from './folders.svelte.ts';
import { memoryStore } from './memory-store.fixture.ts';

type End = Pick<QueueItem, 'stage' | 'reason' | 'trackId'>;

/** Also on a busy machine. */
const eventually = (check: () => void) => vi.waitFor(check, 10_000);
vi.setConfig({ testTimeout: 30_000 });

let heard: string[];
/** By name; other files become songs called as their content. */
let ends: Record<string, End>;
let music: FakeFolder;
let where: { readonly store: ReturnType<typeof memoryStore>; readonly channel: ReturnType<typeof ownChannel> };
const opened: Folders[] = [];

beforeEach(() => {
    [heard, ends, where] = [[], {}, { store: memoryStore(), channel: ownChannel() }];
    music = new FakeFolder('Music', 'a.mp3', 'b/c.mp3');
});

afterEach(() => opened.splice(0).forEach((folders) => folders.dispose()));

async function hear(file: File): Promise<End> {
    heard.push(file.name);
    return ends[file.name] ?? { stage: 'done', trackId: await file.text() };
}

/** As another visit, or another window, finds what is kept. */
async function open(parts: Partial<ConstructorParameters<typeof Folders>[0]> = {}): Promise<Folders> {
    const folders = new Folders({ hear, atATime: 1, mayHave: () => true, ...parts }, where.store, where.channel);
    opened.push(folders);
    await folders.load();
    return folders;
}

async function linked(songs = 2): Promise<Folders> {
    const folders = await open();
    await folders.link(music.picked);
    await rested(folders, songs);
    return folders;
}

const only = (folders: Folders) => {
    const [folder] = folders.list;
    if (!folder) throw new Error('expected a folder');
    return folder;
};
const rested = (folders: Folders, songs = 2) =>
    eventually(() => expect([heard.length, only(folders).state]).toEqual([songs, 'resting']));

test('a folder that is linked is heard, and its songs can be read from it after a restart, without being heard again', async () => {
    await linked();
    expect(heard).toEqual(['a.mp3', 'c.mp3']);
    const folders = await open();
    await folders.look();
    expect(heard).toHaveLength(2);
    expect([folders.has('b/c.mp3'), folders.has('elsewhere')]).toEqual([true, false]);
    expect(only(folders).index.trackIds).toEqual(['a.mp3', 'b/c.mp3']);
    expect([folders.pathOf('b/c.mp3'), folders.pathOf('elsewhere')]).toEqual(['b/c.mp3', null]);
    expect(await folders.fileOf('b/c.mp3')).toBe(music.files.get('b/c.mp3'));
    expect(only(folders).index.songs).toEqual({ there: 2, gone: 0 });
});

test('only what is new or changed is heard when a folder is looked through again', async () => {
    const folders = await linked();
    music.write('new.mp3');
    music.write('a.mp3', { text: 'another', at: 2000 });
    await folders.look();
    expect(heard.slice(2)).toEqual(['a.mp3', 'new.mp3']);
    expect([folders.has('another'), folders.has('a.mp3')]).toEqual([true, false]);
});

test('a song that moved is found where it lies now; one that is gone is marked, and comes back', async () => {
    const folders = await linked();
    const [a, c] = [music.files.get('a.mp3'), music.files.get('b/c.mp3')];
    if (!a || !c) throw new Error('expected both files');
    music.files.clear();
    music.files.set('z/a.mp3', a);
    await folders.look();
    expect(await folders.fileOf('a.mp3')).toBe(a);
    expect([folders.goneFrom('a.mp3'), folders.goneFrom('b/c.mp3')]).toEqual([null, 'Music']);
    expect(await folders.fileOf('b/c.mp3')).toBe('file-gone');
    const later = await open();
    expect(later.goneFrom('b/c.mp3')).toBe('Music');
    music.files.set('b/c.mp3', c);
    await later.look();
    expect(later.goneFrom('b/c.mp3')).toBeNull();
    expect(heard).toHaveLength(2);
});

test('a song of which a copy is left is not gone', async () => {
    music.write('copy.mp3', { text: 'a.mp3' });
    const folders = await linked(3);
    music.files.delete('a.mp3');
    expect(await folders.fileOf('a.mp3')).toBe(music.files.get('copy.mp3'));
    await folders.look();
    expect(folders.goneFrom('a.mp3')).toBeNull();
    expect(await folders.fileOf('a.mp3')).toBe(music.files.get('copy.mp3'));
});

test('a drive that is not connected marks no song as gone', async () => {
    const folders = await linked();
    music.isThere = false;
    await folders.look();
    expect([only(folders).state, folders.goneFrom('a.mp3')]).toEqual(['folder-gone', null]);
    expect(await folders.fileOf('a.mp3')).toBe('folder-gone');
});

test('permission that has lapsed is asked for again only after a press', async () => {
    await linked();
    music.permission = 'prompt';
    const folders = await open();
    await folders.look();
    expect([only(folders).state, music.permission]).toEqual(['not-permitted', 'prompt']);
    music.answer = 'denied';
    expect(await folders.fileOf('a.mp3')).toBe('not-permitted');
    music.permission = 'prompt';
    music.answer = 'granted';
    await only(folders).look({ ask: true });
    expect(only(folders).state).toBe('resting');
});

test('permission that lapses under way stops the hearing, and the rest is heard the next time', async () => {
    const folders = await open({
        hear: async (file) => {
            music.permission = 'prompt';
            return hear(file);
        },
    });
    await folders.link(music.picked);
    await eventually(() => expect(only(folders).state).toBe('not-permitted'));
    expect(heard).toEqual(['a.mp3']);
    await only(folders).look({ ask: true });
    expect(heard).toEqual(['a.mp3', 'c.mp3']);
});

test('a paused folder stays so after a restart, says how much is left, and goes on', async () => {
    const folders: Folders = await open({
        hear: async (file) => {
            await only(folders).pause();
            return hear(file);
        },
    });
    await folders.link(music.picked);
    await eventually(() => expect(heard).toHaveLength(1));
    const later = await open();
    await later.look();
    expect(only(later).state).toBe('paused');
    expect(only(later).progress).toMatchObject({ found: 2, left: 1 });
    await only(later).goOn();
    expect([heard, only(later).state]).toEqual([['a.mp3', 'c.mp3'], 'resting']);
    const latest = await open();
    music.write('d.mp3');
    await latest.look();
    expect(heard).toHaveLength(3);
});

test('a song that is cancelled pauses its folder, and is heard when it goes on', async () => {
    ends['a.mp3'] = { stage: 'cancelled' };
    const folders = await open();
    await folders.link(music.picked);
    await eventually(() => expect(only(folders).state).toBe('paused'));
    expect(heard).toEqual(['a.mp3']);
    ends = {};
    await only(folders).goOn();
    expect(heard).toEqual(['a.mp3', 'a.mp3', 'c.mp3']);
});

test.each(['storage-full', 'model-unavailable'] as const)(
    '%s would befall each song, so that the rest waits',
    async (reason) => {
        ends['a.mp3'] = { stage: 'failed', reason };
        const folders = await open();
        await folders.link(music.picked);
        await eventually(() => expect(only(folders).state).toBe('paused'));
        expect(only(folders).progress).toMatchObject({ found: 2, left: 2 });
        expect(heard).toEqual(['a.mp3']);
    },
);

test('what cannot be heard is not tried at each start, but when the listener asks', async () => {
    ends['a.mp3'] = { stage: 'failed', reason: 'not-audio' };
    const folders = await linked();
    await folders.look();
    expect(heard).toHaveLength(2);
    await only(folders).look({ ask: true });
    expect(heard).toEqual(['a.mp3', 'c.mp3', 'a.mp3']);
});

test('what failed by a crash is tried at the next start', async () => {
    ends['a.mp3'] = { stage: 'failed', reason: 'worker-crashed' };
    const folders = await linked();
    await folders.look();
    expect(heard).toEqual(['a.mp3', 'c.mp3', 'a.mp3']);
});

test('a file that changes while it is read is told, and heard the next time', async () => {
    const folders = await open({
        hear: async (file) => {
            if (heard.length > 0) return hear(file);
            heard.push(file.name);
            music.write('a.mp3', { text: 'whole', at: 2000 });
            return { stage: 'failed', reason: 'damaged' };
        },
    });
    await folders.link(music.picked);
    await rested(folders);
    expect([only(folders).changedMeanwhile, folders.has('whole')]).toEqual([1, false]);
    await folders.look();
    expect([only(folders).changedMeanwhile, folders.has('whole')]).toEqual([0, true]);
});

test('several folders are kept; one that is linked twice is one', async () => {
    const folders = await linked();
    await folders.link(music.picked);
    await folders.link(new FakeFolder('More', 'd.mp3').picked);
    expect(folders.list.map(({ name }) => name)).toEqual(['Music', 'More']);
    await eventually(() => expect(folders.has('d.mp3')).toBe(true));
    expect((await open()).list).toHaveLength(2);
});

test('a folder that is unlinked is forgotten, and nothing of it is heard or kept any more', async () => {
    const folders: Folders = await open({
        hear: async (file) => {
            await folders.unlinkAll();
            return hear(file);
        },
    });
    await folders.link(music.picked);
    await eventually(() => expect(folders.list).toEqual([]));
    await new Promise((done) => setTimeout(done, 20));
    expect(heard).toEqual(['a.mp3']);
    expect((await open()).list).toEqual([]);
    expect(await where.store.files()).toEqual({ ok: true, value: new Map() });
});

test('another window knows of folders and their songs at once', async () => {
    const other = await open();
    const folders = await linked();
    await eventually(() => expect(other.has('b/c.mp3')).toBe(true));
    await only(folders).pause();
    await folders.unlinkAll();
    await eventually(() => expect(other.list).toEqual([]));
});

test('a folder that cannot be kept is not linked, and why is said', async () => {
    where.store.writeFolder = async () => ({ ok: false, reason: 'storage-blocked' });
    const folders = await open();
    expect(await folders.link(music.picked)).toEqual({ ok: false, reason: 'storage-blocked' });
    expect(folders.list).toEqual([]);
});

test('a cue sheet beside a recording is read with it', async () => {
    music = new FakeFolder('Music', 'live.flac');
    music.write('live.cue', {
        text: 'TITLE "Night"\nFILE "live.flac" WAVE\n TRACK 01 AUDIO\n  TITLE "One"\n  INDEX 01 00:00:00\n TRACK 02 AUDIO\n  TITLE "Two"\n  INDEX 01 03:00:00\n',
    });
    const told: unknown[] = [];
    const { toldBySheet } = await import('../intake/cue-sheets.ts');
    const folders = await open({
        hear: async (file) => {
            told.push(toldBySheet(file));
            return hear(file);
        },
    });
    await folders.link(music.picked);
    await rested(folders, 1);
    expect(told).toMatchObject([{ title: 'Night', parts: 2 }]);
});

test('what changes in a folder while the page is open is heard, until it is unlinked', async () => {
    const changes: (() => void)[] = [];
    const disconnect = vi.fn();
    vi.stubGlobal(
        'FileSystemObserver',
        class {
            disconnect = disconnect;
            constructor(change: () => void) {
                changes.push(change);
            }
            async observe(): Promise<void> {}
        },
    );
    const folders = await linked();
    music.write('new.mp3');
    changes[0]?.();
    await eventually(() => expect(folders.has('new.mp3')).toBe(true));
    await folders.unlinkAll();
    expect([changes.length, disconnect.mock.calls.length]).toEqual([1, 1]);
    vi.unstubAllGlobals();
});
