/** Files of linked folders whose tags another program has written since they were heard. */
import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Outcome } from '../flow.ts';
import { FakeFolder } from '../folders/fake-folder.fixture.ts';
import { makePicture, makeTrack } from '../library/track.fixture.ts';
import { endSegue, startSegue } from './segue.fixture.ts';
import type { Segue } from './segue.svelte.ts';

let app: Segue;
let music: FakeFolder;

/** Files say in words what is heard in them: "sound 200 | title". */
const written = (seconds: number, title: string): string => `sound ${seconds} | ${title}`;

async function heard(file: Blob): Promise<Outcome> {
    const [, seconds = '', title = ''] = /^sound (\d+) \| (.*)$/.exec(await file.text()) ?? [];
    const { analysis } = makeTrack({ analysis: { durationSeconds: Number(seconds) } });
    const rhythm = { ...analysis.rhythm, loudnessLufs: -Number(seconds) / 10 };
    return { ok: true, analysis: { ...analysis, rhythm }, picture: makePicture(), fileTags: { title } };
}

beforeEach(async () => {
    vi.stubGlobal('indexedDB', new IDBFactory());
    app = await startSegue(heard);
    music = new FakeFolder('Music');
    music.write('a.mp3', { text: written(200, 'Before') });
    music.write('b.mp3', { text: written(300, 'Other') });
    await app.linkFolder(music.picked);
    await settled(2);
});

vi.setConfig({ testTimeout: 30_000 });

afterEach(() => endSegue(app));

async function settled(songs: number): Promise<void> {
    await vi.waitFor(() => expect(app.library.tracks).toHaveLength(songs), 10_000);
    await vi.waitFor(() => expect(app.folders.list[0]?.state).toBe('resting'), 10_000);
}

const titled = (title: string) => app.library.tracks.find((track) => track.title === title);

/** Something that another program does to the folder's files. */
async function outside(change: () => void): Promise<void> {
    change();
    await app.folders.look();
}

test('a song whose tags another program writes is the same song under its new title', async () => {
    const before = titled('Before');
    await outside(() => music.write('a.mp3', { text: written(200, 'After'), at: 2000 }));
    await settled(2);
    expect(titled('After')).toMatchObject({ id: before?.id, addedAt: before?.addedAt });
    expect(app.folders.pathOf(before?.id ?? '')).toBe('a.mp3');
});

test('it is also where the file was renamed at the same time, and each time anew', async () => {
    const before = titled('Before');
    await outside(() => {
        music.files.delete('a.mp3');
        music.write('Artist/01 After.mp3', { text: written(200, 'After'), at: 2000 });
    });
    await outside(() => music.write('Artist/01 After.mp3', { text: written(200, 'Later'), at: 3000 }));
    await settled(2);
    expect(titled('Later')?.id).toBe(before?.id);
    expect(app.folders.pathOf(before?.id ?? '')).toBe('Artist/01 After.mp3');
});

test('two that are tagged anew and change names stay who they are', async () => {
    const [before, other] = [titled('Before'), titled('Other')];
    await outside(() => {
        music.write('a.mp3', { text: written(300, 'Other 2'), at: 2000 });
        music.write('b.mp3', { text: written(200, 'Before 2'), at: 2000 });
    });
    await settled(2);
    expect([titled('Before 2')?.id, titled('Other 2')?.id]).toEqual([before?.id, other?.id]);
});

test('the new file is known by its content wherever else it comes from', async () => {
    const before = titled('Before');
    const file = music.write('a.mp3', { text: written(200, 'After'), at: 2000 });
    await app.folders.look();
    app.add([new File([file], 'dropped.mp3')]);
    await vi.waitFor(() => expect(app.queue.items.at(-1)).toMatchObject({ stage: 'already-known' }), 10_000);
    expect(app.queue.items.at(-1)?.trackId).toBe(before?.id);
});

test('another song in the place of one is another, and so is a copy under other tags', async () => {
    const before = titled('Before');
    await outside(() => music.write('a.mp3', { text: written(250, 'New'), at: 2000 }));
    await settled(3);
    expect(titled('New')?.id).not.toBe(before?.id);
    await outside(() => music.write('copy.mp3', { text: written(300, 'Copy'), at: 2000 }));
    await settled(4);
    expect(titled('Copy')?.id).not.toBe(titled('Other')?.id);
});
