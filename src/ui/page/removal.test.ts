import { describe, expect, it } from 'vitest';
import type { Track } from '../../flow.ts';
import type { SetAside } from '../../library/store.ts';
import type { Plays } from '../../playback/plays.svelte.ts';
import type { Stored } from '../../storage/stored.ts';
import { Removal } from './removal.svelte.ts';

const tracks = ['a', 'b', 'c'].map((id) => ({ id, title: `Song ${id}` }) as Track);
const ok: Stored<null> = { ok: true, value: null };

type Parts = ConstructorParameters<typeof Removal>[0];

interface Answers {
    readonly isStuck?: boolean;
    /** Whether there is room when they come back. */
    readonly hasRoom?: () => boolean;
    readonly plays?: ReadonlyMap<string, Plays>;
}

/** A library of three songs whose answers can be chosen; it notes what it was asked. */
function threeSongs({ isStuck = false, hasRoom = () => true, plays = new Map() }: Answers = {}) {
    const asked: unknown[] = [];
    let known = plays;
    const setAside: SetAside = {
        bringBack: async (back) => {
            asked.push(['bring back', ...back.map(({ id }) => id)]);
            return hasRoom() ? ok : { ok: false, reason: 'storage-full' };
        },
        letGo: async () => {
            asked.push('let go');
            return ok;
        },
    };
    const history = {
        get bySong() {
            return known;
        },
        merge: async (read: readonly (readonly [string, Plays])[]) => {
            if (read.length > 0) asked.push(['plays', ...read]);
        },
    };
    const removal = new Removal({
        library: { get: (id: string) => tracks.find((track) => track.id === id) } as unknown as Parts['library'],
        plays: history as unknown as Parts['plays'],
        playlists: {
            putInPlaceOf: async (...places: unknown[]) => (asked.push(['instead', ...places]), []),
        } as unknown as Parts['playlists'],
        remove: async (ids) => {
            asked.push(['remove', ...ids]);
            known = new Map();
            return isStuck ? { ok: false, reason: 'storage-broken' } : { ok: true, value: setAside };
        },
        selection: { select: (id: string) => asked.push(['select', id]) } as unknown as Parts['selection'],
    });
    const last = () => removal.last.map(({ id }) => id);
    return { removal, asked, last };
}

describe('removing songs', () => {
    it('is one removal, which can be undone, and shows the first again', async () => {
        const { removal, asked, last } = threeSongs();
        await removal.remove(['a', 'b']);
        expect(last()).toEqual(['a', 'b']);
        await removal.undo();
        expect(asked).toEqual([
            ['remove', 'a', 'b'],
            ['bring back', 'a', 'b'],
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

    it('gives their places to a copy that stays, before they go', async () => {
        const { removal, asked } = threeSongs();
        await removal.remove(['a', 'b'], 'c');
        expect(asked).toEqual([
            ['instead', ['a', 'b'], 'c'],
            ['remove', 'a', 'b'],
        ]);
    });

    it('says why none was removed', async () => {
        const { removal, last } = threeSongs({ isStuck: true });
        await removal.remove(['a', 'b', 'c']);
        expect([removal.problem, last()]).toEqual(['storage-broken', []]);
    });

    it('leaves songs alone that the library does not have', async () => {
        const { removal, asked, last } = threeSongs();
        await removal.remove(['elsewhere']);
        expect([asked, last()]).toEqual([[], []]);
    });

    it('can be undone later where there was no room for them', async () => {
        let hasRoom = false;
        const { removal, asked, last } = threeSongs({ hasRoom: () => hasRoom });
        await removal.remove(['a', 'b']);
        await removal.undo();
        expect([removal.problem, last()]).toEqual(['storage-full', ['a', 'b']]);
        hasRoom = true;
        await removal.undo();
        expect([removal.problem, last()]).toEqual([null, []]);
        expect(asked).toContainEqual(['select', 'a']);
    });

    it('has no way back when it is dismissed, or when others are removed', async () => {
        const { removal, asked, last } = threeSongs();
        await removal.remove(['a']);
        removal.forget();
        await removal.undo();
        expect([last(), asked]).toEqual([[], [['remove', 'a'], 'let go']]);
        await removal.remove(['b']);
        await removal.remove(['c']);
        expect([last(), asked.filter((one) => one === 'let go')]).toEqual([['c'], ['let go', 'let go']]);
    });
});
