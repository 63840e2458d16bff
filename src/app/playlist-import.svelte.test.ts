import { expect, test, vi } from 'vitest';
import type { Track } from '../flow.ts';
import { makeTrack } from '../library/track.fixture.ts';
import type { KeptPlaylist } from '../playlists/playlist.ts';
import type { Stored } from '../storage/stored.ts';
import { PlaylistImport } from './playlist-import.svelte.ts';

const track = (id: string): Track => makeTrack({ id, title: id, fileName: `${id}.mp3` });

function opened(ids: readonly string[] = ['a', 'b', 'c'], fullAfter = Infinity) {
    const library = { tracks: ids.map(track) };
    const index = { pathsOf: (id: string) => [`in/${id}.mp3`] };
    const kept: KeptPlaylist[] = [];
    const create = async (name: string, songIds: readonly string[] = []): Promise<Stored<KeptPlaylist>> => {
        if (kept.length >= fullAfter) return { ok: false, reason: 'storage-full' };
        const value: KeptPlaylist = { kind: 'kept', id: name, name, songIds, createdAt: 0, changedAt: 0 };
        kept.push(value);
        return { ok: true, value };
    };
    const onMade = vi.fn();
    const imports = new PlaylistImport({
        library,
        folders: { list: [{ name: 'Folder', index }] },
        playlists: { create },
        languages: () => [],
        onMade,
    });
    return { imports, library, kept, onMade };
}

const m3u = (name: string, ...lines: readonly string[]) => new File([lines.join('\n')], name);

test('a list is shown with what was found of it and what was not, and only then becomes a playlist', async () => {
    const { imports, kept, onMade } = opened();
    await imports.read([m3u('Evening.m3u8', 'b.mp3', 'http://x/y', 'in/a.mp3', 'z.mp3', 'b.mp3')]);
    expect(kept).toEqual([]);
    expect(imports.lists).toEqual([
        {
            name: 'Evening',
            folders: [],
            songIds: ['b', 'a'],
            entries: 5,
            isChosen: true,
            missing: [
                { entry: { place: 'http://x/y' }, why: 'stream' },
                { entry: { place: 'z.mp3' }, why: 'not-in-library' },
            ],
        },
    ]);
    await imports.make();
    expect(kept).toMatchObject([{ name: 'Evening', songIds: ['b', 'a'] }]);
    expect(onMade).toHaveBeenCalledExactlyOnceWith({ ok: true, value: kept });
    expect(imports.isOpen).toBe(false);
});

test('of several lists those that are chosen become playlists; one of which nothing was found never does', async () => {
    const { imports, kept } = opened();
    await imports.read([m3u('1.m3u', 'a.mp3'), m3u('2.m3u', 'b.mp3'), m3u('3.m3u', 'z.mp3'), m3u('4.m3u', 'c.mp3')]);
    imports.choose(1, false);
    imports.choose(2, true);
    imports.choose(3, false);
    imports.choose(3, true);
    expect(imports.lists.map(({ isChosen }) => isChosen)).toEqual([true, false, false, true]);
    await imports.make();
    expect(kept.map(({ name }) => name)).toEqual(['1', '4']);
});

test('a list that says its name has that, and one without any that of its file', async () => {
    const { imports } = opened();
    await imports.read([m3u('x.m3u', '#PLAYLIST:Late', 'a.mp3'), m3u('.m3u', 'a.mp3'), m3u('a.b.m3u8', 'a.mp3')]);
    expect(imports.lists.map(({ name }) => name)).toEqual(['Late', '.m3u', 'a.b']);
});

test('what cannot be read is told beside what can', async () => {
    const { imports } = opened();
    await imports.read([m3u('bad.xml', '<a/>'), m3u('good.m3u', 'a.mp3'), m3u('none.m3u')]);
    expect(imports.problems).toEqual([
        { fileName: 'bad.xml', reason: 'not-a-list' },
        { fileName: 'none.m3u', reason: 'empty' },
    ]);
    expect(imports.lists).toHaveLength(1);
});

test('a reading that was closed opens nothing, and one that another follows gives way', async () => {
    const { imports } = opened();
    const closed = imports.read([m3u('a.m3u', 'a.mp3')]);
    imports.close();
    await closed;
    expect(imports.isOpen).toBe(false);
    await Promise.all([imports.read([m3u('b.m3u', 'b.mp3')]), imports.read([m3u('c.m3u', 'c.mp3')])]);
    expect(imports.lists.map(({ name }) => name)).toEqual(['c']);
});

test('a full disk is told, and what was made before stays', async () => {
    const { imports, kept, onMade } = opened(['a', 'b'], 1);
    await imports.read([m3u('1.m3u', 'a.mp3'), m3u('2.m3u', 'b.mp3')]);
    await imports.make();
    expect(kept).toHaveLength(1);
    expect(onMade).toHaveBeenCalledExactlyOnceWith({ ok: false, reason: 'storage-full' });
});
