import { describe, expect, it } from 'vitest';
import type { Picture, Track } from '../../flow.ts';
import type { Plays } from '../../playback/plays.svelte.ts';
import type { StorageReason, Stored } from '../../storage/stored.ts';
import { Removal } from './removal.svelte.ts';

const tracks = ['a', 'b', 'c'].map((id) => ({ id, title: `Song ${id}` }) as Track);
const picture: Picture = { bands: 1, columns: 1, columnSeconds: 1, levels: new Uint8Array(1) };
const ok: Stored<null> = { ok: true, value: null };

type Parts = ConstructorParameters<typeof Removal>[0];

interface Answers {
    readonly kept?: Picture | null;
    /** The song that cannot be removed. */
    readonly stuck?: string;
    /** How many songs fit when they come back. */
    readonly room?: number;
    readonly plays?: ReadonlyMap<string, Plays>;
}

/** A library of three songs whose answers can be chosen; it notes what it was asked. */
function threeSongs({ kept = picture, stuck, room = 3, plays = new Map() }: Answers = {}) {
    const asked: unknown[] = [];
    const library = {
        get: (id: string) => tracks.find((track) => track.id === id),
        picture: async () => kept,
        addAll: async (songs: readonly { readonly track: Track; readonly picture: Picture }[]) => {
            asked.push(['add', ...songs.map((song) => [song.track.id, song.picture.columns])]);
            const problem: StorageReason | null = songs.length > room ? 'storage-full' : null;
            return { kept: Math.min(room, songs.length), problem };
        },
    };
    let known = plays;
    const history = {
        get bySong() {
            return known;
        },
        merge: async (read: readonly (readonly [string, Plays])[]) => {
            if (read.length > 0) asked.push(['plays', ...read]);
        },
    };
    const removal = new Removal({
        library: library as unknown as Parts['library'],
        plays: history as unknown as Parts['plays'],
        remove: async (id) => {
            asked.push(['remove', id]);
            known = new Map();
            return id === stuck ? { ok: false, reason: 'storage-broken' } : ok;
        },
        selection: { select: (id: string) => asked.push(['select', id]) } as unknown as Parts['selection'],
    });
    const last = () => removal.last.map(({ id }) => id);
    return { removal, asked, last };
}

describe('removing songs', () => {
    it('can be undone, with their pictures, and shows the first again', async () => {
        const { removal, asked, last } = threeSongs();
        await removal.remove(['a', 'b']);
        expect(last()).toEqual(['a', 'b']);
        await removal.undo();
        expect(asked).toEqual([
            ['remove', 'a'],
            ['remove', 'b'],
            ['add', ['a', 1], ['b', 1]],
            ['select', 'a'],
        ]);
        expect(last()).toEqual([]);
    });

    it('brings back how often those were played that come back', async () => {
        const plays = new Map(['a', 'c'].map((id, i) => [id, { count: 3 + i, lastAt: 5 }]));
        const { removal, asked } = threeSongs({ plays });
        await removal.remove(['a', 'b']);
        await removal.undo();
        expect(asked).toContainEqual(['plays', ['a', { count: 3, lastAt: 5 }]]);
    });

    it('can be undone for a song whose picture was never kept', async () => {
        const { removal, asked } = threeSongs({ kept: null });
        await removal.remove(['a']);
        await removal.undo();
        expect(asked).toContainEqual(['add', ['a', 0]]);
    });

    it('ends where one cannot be removed, and offers those back that were', async () => {
        const { removal, asked, last } = threeSongs({ stuck: 'b' });
        await removal.remove(['a', 'b', 'c']);
        expect([removal.problem, last()]).toEqual(['storage-broken', ['a']]);
        expect(asked).not.toContainEqual(['remove', 'c']);
    });

    it('leaves songs alone that the library does not have', async () => {
        const { removal, asked, last } = threeSongs();
        await removal.remove(['elsewhere']);
        expect([asked, last()]).toEqual([[], []]);
    });

    it('keeps those at hand that do not fit when undoing fails', async () => {
        const { removal, asked, last } = threeSongs({ room: 1 });
        await removal.remove(['a', 'b', 'c']);
        await removal.undo();
        expect([removal.problem, last()]).toEqual(['storage-full', ['b', 'c']]);
        expect(asked).toContainEqual(['select', 'a']);
    });

    it('forgets what was removed when it is dismissed', async () => {
        const { removal, asked, last } = threeSongs();
        await removal.remove(['a']);
        removal.forget();
        await removal.undo();
        expect([last(), asked]).toEqual([[], [['remove', 'a']]]);
    });
});
