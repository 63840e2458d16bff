import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Analyser } from '../../analysis/analyser.ts';
import { Segue } from '../../app/segue.svelte.ts';
import type { Kind } from '../../storage/names.ts';
import { MemoryStorage } from '../../storage/memory-storage.fixture.ts';
import { makePicture, makeTrack } from '../../library/track.fixture.ts';
import { forget } from './forget.ts';

let app: Segue;

beforeEach(async () => {
    vi.stubGlobal('localStorage', new MemoryStorage());
    vi.stubGlobal('sessionStorage', new MemoryStorage());
    // Workers, and so the real one, are a browser's.
    app = new Segue({ analyser: { concurrency: 1, dispose: () => undefined } as unknown as Analyser });
    await app.whole();
    await Promise.all([app.library.load(), app.later.load()]);
    await app.library.add(makeTrack(), makePicture());
    await app.later.add({ service: 'youtube', id: 'y', title: 'Song', judgements: [] });
    await app.later.add({ service: 'spotify', id: 's', title: 'Song', judgements: [] });
    app.sources.youtube.connection.save('A'.repeat(39));
    app.settings.theme = 'dark';
});

afterEach(async () => {
    for (const kind of ['songs', 'later'] as const) await forget(kind, app);
    app.library.dispose();
    app.later.dispose();
    vi.unstubAllGlobals();
});

const left = () => ({
    songs: app.library.tracks.length,
    later: app.later.songs.length,
    key: app.sources.youtube.connection.value !== null,
    theme: app.settings.theme,
});

const all = { songs: 1, later: 2, key: true, theme: 'dark' };

test.each([
    ['songs', { ...all, songs: 0 }],
    ['pictures', all],
    ['folders', all],
    ['later', { ...all, later: 0 }],
    ['answers', all],
    ['heard', all],
    ['paper', all],
    // Spotify's songs go with the consent.
    ['keys', { ...all, key: false, later: 1 }],
    ['settings', { ...all, theme: 'system' }],
] satisfies [Kind, object][])('when %s are forgotten this window shows it at once', async (kind, shown) => {
    expect(left()).toEqual(all);
    expect(await forget(kind, app)).toEqual({ ok: true, value: null });
    expect(left()).toEqual(shown);
    if (kind === 'pictures') expect(await app.library.picture('a')).toBeNull();
});

test('what could not be forgotten is said', async () => {
    const clear = vi.spyOn(IDBObjectStore.prototype, 'clear').mockImplementation(() => {
        throw new DOMException('broken', 'UnknownError');
    });
    expect(await forget('pictures', app)).toEqual({ ok: false, reason: 'storage-broken' });
    clear.mockRestore();
});
