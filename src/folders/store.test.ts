import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { databases } from '../storage/names.ts';
import { ownDatabase } from '../storage/own-names.fixture.ts';
import { openRecordStore } from '../storage/record-store.ts';
import { openFolderStore } from './store.ts';

const ownPlace = () => ({ folders: ownDatabase(databases.folders), files: ownDatabase(databases.folderFiles) });
// A browser keeps real handles, which are of a browser only.
const handle = { kind: 'directory', name: 'Music' } as FileSystemDirectoryHandle;
const folder = (id: string) => ({ id, name: 'Music', handle, isPaused: false });
const file = { sizeBytes: 5, modifiedAt: 1, trackId: 'a', isGone: false };

test('folders and their files come back as they were kept', async () => {
    const where = ownPlace();
    const store = openFolderStore(where);
    await store.writeFolder(folder('x'));
    await store.writeFile('x', 'a/b.mp3', file);
    await store.writeFile('y', 'c.mp3', file);
    const again = openFolderStore(where);
    expect(await again.folders()).toEqual({ ok: true, value: [folder('x')] });
    const files = await again.files();
    expect(files.ok && files.value.get('x')).toEqual(new Map([['a/b.mp3', file]]));
    await store.writeFile('x', 'a/b.mp3', null);
    const less = await again.files();
    expect(less.ok && [...less.value.keys()]).toEqual(['y']);
});

test('a folder goes with its files, and leaves those of others', async () => {
    const store = openFolderStore(ownPlace());
    for (const id of ['x', 'y']) {
        await store.writeFolder(folder(id));
        await store.writeFile(id, 'b.mp3', file);
    }
    expect(await store.remove('x')).toEqual({ ok: true, value: null });
    const [folders, files] = [await store.folders(), await store.files()];
    expect(folders.ok && folders.value.map(({ id }) => id)).toEqual(['y']);
    expect(files.ok && [...files.value.keys()]).toEqual(['y']);
});

test('what is no folder and no file is left out', async () => {
    const where = ownPlace();
    await openRecordStore(where.folders).set('z', { id: 'z', handle: 'none' });
    await openRecordStore(where.files).set('x/b.mp3', { sizeBytes: 'many' });
    const store = openFolderStore(where);
    expect(await store.folders()).toEqual({ ok: true, value: [] });
    expect(await store.files()).toEqual({ ok: true, value: new Map() });
});
