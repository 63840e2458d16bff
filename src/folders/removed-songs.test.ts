import { afterEach, beforeEach, expect, test } from 'vitest';
import { ownChannel } from '../storage/own-names.fixture.ts';
import { FakeFolder } from './fake-folder.fixture.ts';
import { Folders } from './folders.svelte.ts';
import { memoryStore } from './memory-store.fixture.ts';

/** By their content, which is called as the file was at first. */
let heard: string[];
/** What the listener took out of the library. */
let removed: Set<string>;
let music: FakeFolder;
let folders: Folders;
let store: ReturnType<typeof memoryStore>;

beforeEach(async () => {
    [heard, removed, store] = [[], new Set(), memoryStore()];
    music = new FakeFolder('Music', 'a.mp3', 'b.mp3');
    const hear = async (file: File) => {
        const trackId = await file.text();
        heard.push(trackId);
        return { stage: 'done', trackId } as const;
    };
    folders = new Folders({ hear, atATime: 1, mayHave: (id) => !removed.has(id) }, store, ownChannel());
    await folders.link(music.picked);
    // Looks are taken in turn: after this one the first has ended.
    await folders.look();
    expect(heard).toEqual(['a.mp3', 'b.mp3']);
});

afterEach(() => folders.dispose());

async function keptIds(): Promise<readonly (string | null)[]> {
    const kept = await store.files();
    if (!kept.ok) throw new Error('expected the files');
    return [...kept.value.values()].flatMap((files) => [...files].map(([, { trackId }]) => trackId));
}

test('a song that left the library leaves no trace in its folder, and is heard again only when the listener asks', async () => {
    removed.add('a.mp3');
    await folders.look();
    expect(heard).toHaveLength(2);
    expect([folders.has('a.mp3'), folders.has('b.mp3')]).toEqual([false, true]);
    expect((await keptIds()).toSorted()).toEqual(['b.mp3', null]);
    removed.clear();
    await folders.list[0]?.look({ ask: true });
    expect(heard[2]).toBe('a.mp3');
    expect(folders.has('a.mp3')).toBe(true);
});

test('one whose file is gone as well is forgotten whole', async () => {
    music.files.delete('a.mp3');
    await folders.look();
    expect(folders.goneFrom('a.mp3')).toBe('Music');
    removed.add('a.mp3');
    await folders.look();
    expect(folders.goneFrom('a.mp3')).toBeNull();
    expect(await keptIds()).toEqual(['b.mp3']);
});
