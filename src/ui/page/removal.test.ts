import { describe, expect, it } from 'vitest';
import type { Picture, Track } from '../../flow.ts';
import type { Stored } from '../../storage/stored.ts';
import { Removal } from './removal.svelte.ts';

const track = { id: 'a', title: 'Song' } as Track;
const picture: Picture = { bands: 1, columns: 1, columnSeconds: 1, levels: new Uint8Array(1) };
const ok: Stored<null> = { ok: true, value: null };
const full: Stored<null> = { ok: false, reason: 'storage-full' };

type Parts = ConstructorParameters<typeof Removal>[0];

/** A library of one song whose answers can be chosen; it notes what it was asked. */
function oneSong({ kept = picture as Picture | null, onRemove = ok, onAdd = ok } = {}) {
    const asked: unknown[] = [];
    const library = {
        picture: async () => kept,
        add: async (added: Track, addedPicture: Picture) => {
            asked.push(['add', added.id, addedPicture.columns]);
            return onAdd;
        },
    };
    const removal = new Removal({
        library: library as unknown as Parts['library'],
        remove: async (id) => {
            asked.push(['remove', id]);
            return onRemove;
        },
        selection: { select: (id: string) => asked.push(['select', id]) } as unknown as Parts['selection'],
    });
    return { removal, asked };
}

describe('removing a song', () => {
    it('can be undone, with its picture, and shows the song again', async () => {
        const { removal, asked } = oneSong();
        await removal.remove(track);
        expect(removal.last?.track).toBe(track);
        await removal.undo();
        expect(asked).toEqual([
            ['remove', 'a'],
            ['add', 'a', 1],
            ['select', 'a'],
        ]);
        expect(removal.last).toBeNull();
    });

    it('can be undone for a song whose picture was never kept', async () => {
        const { removal, asked } = oneSong({ kept: null });
        await removal.remove(track);
        await removal.undo();
        expect(asked).toContainEqual(['add', 'a', 0]);
    });

    it('says when it failed, and offers no undoing of what was not done', async () => {
        const { removal } = oneSong({ onRemove: { ok: false, reason: 'storage-broken' } });
        await removal.remove(track);
        expect(removal.problem).toBe('storage-broken');
        expect(removal.last).toBeNull();
    });

    it('keeps the song at hand when undoing fails', async () => {
        const { removal, asked } = oneSong({ onAdd: full });
        await removal.remove(track);
        await removal.undo();
        expect(removal.problem).toBe('storage-full');
        expect(removal.last?.track).toBe(track);
        expect(asked).not.toContainEqual(['select', 'a']);
    });

    it('forgets what was removed when it is dismissed', async () => {
        const { removal, asked } = oneSong();
        await removal.remove(track);
        removal.forget();
        await removal.undo();
        expect(removal.last).toBeNull();
        expect(asked).toEqual([['remove', 'a']]);
    });
});
