import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { ownChannel } from '../storage/own-names.fixture.ts';
import { FakeFolder } from './fake-folder.fixture.ts';
import { Folders } from './folders.svelte.ts';
import { memoryStore } from './memory-store.fixture.ts';

/** By their content, which is called as the file was at first. */
let heard: string[];
let music: FakeFolder;
let store: ReturnType<typeof memoryStore>;
const opened: Folders[] = [];

beforeEach(() => ([heard, store, music] = [[], memoryStore(), new FakeFolder('Music', 'a.mp3', 'b/c.mp3')]));
afterEach(() => opened.splice(0).forEach((folders) => folders.dispose()));

async function open(): Promise<Folders> {
    const hear = async (file: File) => {
        const trackId = await file.text();
        heard.push(trackId);
        return { stage: 'done', trackId } as const;
    };
    const folders = new Folders({ hear, atATime: 1, mayHave: () => true }, store, ownChannel());
    opened.push(folders);
    await folders.load();
    return folders;
}

/** Chooses the folder as it is now, and waits until it has been heard. */
async function choose(folders: Folders, folder = music): Promise<void> {
    await folders.link(folder.chosen);
    // Looks are taken in turn: after this one the first has ended.
    await folders.look();
}

const states = (folders: Folders) => folders.list.map(({ name, state }) => `${name}: ${state}`);

test('a folder without a handle is heard, and its songs play while the visit lasts', async () => {
    const folders = await open();
    await choose(folders);
    expect(heard).toEqual(['a.mp3', 'b/c.mp3']);
    const file = await folders.fileOf('b/c.mp3');
    expect(file instanceof File && (await file.text())).toBe('b/c.mp3');
});

test('in the next visit it has to be chosen again, and nothing of it is heard twice', async () => {
    await choose(await open());
    const folders = await open();
    await folders.look();
    expect(states(folders)).toEqual(['Music: not-chosen']);
    expect([folders.has('a.mp3'), await folders.fileOf('a.mp3')]).toEqual([true, 'not-chosen']);
    await choose(folders);
    expect(states(folders)).toEqual(['Music: resting']);
    expect(await folders.fileOf('a.mp3')).toBeInstanceOf(File);
    expect(heard).toHaveLength(2);
});

test('what is new, moved or gone is found when it is chosen again', async () => {
    await choose(await open());
    const [a] = [music.files.get('a.mp3')];
    if (!a) throw new Error('expected the file');
    music.files.clear();
    music.files.set('z/a.mp3', a);
    music.write('new.mp3', { at: 2000 });
    const folders = await open();
    await choose(folders);
    expect(folders.pathOf('a.mp3')).toBe('z/a.mp3');
    expect(folders.goneFrom('b/c.mp3')).toBe('Music');
    expect(heard.slice(2)).toEqual(['new.mp3']);
});

test('a folder is known by what lies in it, whatever it is called by now, and another of its name is another', async () => {
    await choose(await open());
    const folders = await open();
    const renamed = new FakeFolder('My music');
    for (const [path, file] of music.files) renamed.files.set(path, file);
    await choose(folders, renamed);
    expect(states(folders)).toEqual(['My music: resting']);
    const other = new FakeFolder('My music');
    other.write('other.mp3', { at: 5 });
    await choose(folders, other);
    expect(folders.list).toHaveLength(2);
    expect((await open()).list.map(({ name }) => name)).toEqual(['My music', 'My music']);
});

test('an empty folder that was chosen is found again by its name', async () => {
    const empty = new FakeFolder('Music');
    await choose(await open(), empty);
    empty.write('a.mp3');
    const folders = await open();
    await choose(folders, empty);
    expect(folders.list).toHaveLength(1);
});

test('a browser that keeps handles by now keeps that of a folder that was chosen before', async () => {
    await choose(await open());
    const folders = await open();
    await folders.link(music.picked);
    await folders.look();
    expect(folders.list.map(({ kind }) => kind)).toEqual(['linked']);
    const later = await open();
    await later.look();
    expect(states(later)).toEqual(['Music: resting']);
    expect(heard).toHaveLength(2);
});

test('a file that can be read no more is not played, and the others are', async () => {
    const folders = await open();
    await choose(folders);
    const blocked = vi.spyOn(Blob.prototype, 'arrayBuffer').mockRejectedValue(new DOMException('', 'NotReadableError'));
    expect(await folders.fileOf('a.mp3')).toBe('unreadable');
    blocked.mockRestore();
    expect(await folders.fileOf('b/c.mp3')).toBeInstanceOf(File);
});

test('music in hidden folders and what is no music is passed over, and a cue sheet is found beside its recording', async () => {
    const { chosenContents } = await import('./chosen-contents.ts');
    const folder = new FakeFolder('Music', 'B/2.mp3', 'B/10.mp3', 'B/all.cue', 'B/cover.jpg', '.hidden/x.mp3');
    const picked = folder.chosen;
    const { files } = await chosenContents(picked.kind === 'chosen' ? picked.files : null).list(() => undefined);
    expect(files.map(({ path, sheets }) => [path, ...sheets])).toEqual([
        ['B/2.mp3', 'B/all.cue'],
        ['B/10.mp3', 'B/all.cue'],
    ]);
});
