import { expect, test } from 'vitest';
import { FakeFolder } from '../folders/fake-folder.fixture.ts';
import type { Picked, PickedFolder } from '../folders/pick-folder.ts';
import type { Stored } from '../storage/stored.ts';
import { FolderChoice } from './folder-choice.svelte.ts';

async function choose(picked: Picked | null, stored: Stored<null> = { ok: true, value: null }) {
    const [added, linked]: [File[], PickedFolder[]] = [[], []];
    const choice = new FolderChoice({
        add: (files) => void added.push(...files),
        link: async (folder) => (linked.push(folder), stored),
        pick: async () => picked,
    });
    await choice.begin();
    return { choice, added, linked };
}

test('a choice that is called off changes nothing', async () => {
    const { choice, added, linked } = await choose(null);
    expect([choice.problem, added, linked]).toEqual([null, [], []]);
});

test('a folder that cannot be kept is told until that is put away', async () => {
    const { picked } = new FakeFolder('Music');
    const { choice, linked } = await choose(picked, { ok: false, reason: 'storage-full' });
    expect(linked).toEqual([picked]);
    expect(choice.problem).toBe('storage-full');
    choice.forgetProblem();
    expect(choice.problem).toBeNull();
});

test('where a browser knows no folders, the songs that were chosen are heard', async () => {
    const song = Object.assign(new File(['a'], 'a.mp3'), { webkitRelativePath: '' });
    const { added, linked } = await choose({ kind: 'songs', files: [song] });
    expect([added, linked]).toEqual([[song], []]);
});
