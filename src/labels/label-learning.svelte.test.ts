import { afterEach, describe, expect, test, vi } from 'vitest';
import type { Track } from '../flow.ts';
import { contract } from '../library/track.fixture.ts';
import { closeWindows, newPlace, opened, others, songs, swinging } from './labels.fixture.ts';
import { openLabelStore } from './store.ts';
import { outdatedIn } from './teaching.ts';

afterEach(closeWindows);

describe('labels', () => {
    test('outlive their songs, and teach without them', async () => {
        const place = newPlace();
        const before = await opened(place);
        await before.create('Swing', swinging.slice(0, 8));
        const after = await opened(place, songs.slice(8));
        await after.learned();
        expect(after.all[0]?.examples).toHaveLength(8);
        expect(after.all[0]?.learned?.head).not.toBeNull();
    });

    test('are learned again when another network has heard their songs, and hold of nothing before', async () => {
        const place = newPlace();
        const older = songs.map((track) => ({ ...track, analysis: { ...track.analysis, model: '1.0.0' } }));
        const before = await opened(place, older);
        await before.create('Swing', older.slice(0, 8));
        await before.learned();
        expect(outdatedIn(before.all[0] ?? expect.fail(), contract, () => true).here).toHaveLength(8);
        expect(before.all[0]?.learned).toBeNull();
        const after = await opened(place);
        await after.learned();
        expect(outdatedIn(after.all[0] ?? expect.fail(), contract, () => true).here).toEqual([]);
        expect(after.all[0]?.learned?.head?.network).toBe(contract.version);
    });

    test('are learned again when the rest of the library is heard by the network that heard their songs', async () => {
        const older = others.map((track) => ({ ...track, analysis: { ...track.analysis, model: '1.0.0' } }));
        const library = { tracks: [...swinging, ...older] as readonly Track[], get: () => undefined };
        const labels = await opened({ ...newPlace(), library });
        await labels.create('Swing', swinging.slice(0, 18));
        await labels.learned();
        expect(labels.all[0]?.learned).toMatchObject({ librarySongs: 20, rightness: { untold: 'no-others' } });
        library.tracks = songs;
        await labels.learned();
        expect(labels.all[0]?.learned).toMatchObject({ librarySongs: 60, rightness: { low: expect.any(Number) } });
    });

    test.each([
        ['none', 0],
        ['some', 4],
    ])(
        'learned by a newer network stay so in a window that is open with the older one, which heard %s',
        async (_, count) => {
            const place = newPlace();
            const older = songs.map((track) => ({ ...track, analysis: { ...track.analysis, model: '1.0.0' } }));
            const newer = await opened(place);
            await newer.create('Swing', swinging.slice(0, 8 - count));
            const id = newer.all[0]?.id ?? '';
            await newer.teach(id, older.slice(8 - count, 8), 'yes');
            await newer.learned();
            const before = newer.all;
            const still = await opened({ ...place, contract: () => ({ ...contract, version: '1.0.0' }) }, older);
            await still.learned();
            expect((await opened(place)).all).toEqual(before);
        },
    );

    test('stay as they were learned when the worker ends before it has learned, which is said until the next change', async () => {
        const said = vi.spyOn(console, 'error').mockReturnValue();
        const learn = async () => Promise.reject(new Error('it ended'));
        const labels = await opened({ ...newPlace(), learn, pauseMillis: 1e6 });
        await labels.create('Swing', swinging.slice(0, 8));
        await labels.learned();
        expect(labels.all).toMatchObject([{ name: 'Swing', learned: null }]);
        expect(said).toHaveBeenCalledOnce();
        const [swing] = labels.all;
        expect(swing && labels.isFailed(swing)).toBe(true);
        await labels.teach(swing?.id ?? '', swinging.slice(8, 9), 'yes');
        expect(labels.all.some((label) => labels.isFailed(label))).toBe(false);
        said.mockRestore();
    });

    test('that are learned together are kept in one turn', async () => {
        const place = newPlace();
        const store = openLabelStore(place.database);
        const write = vi.fn(store.write);
        const labels = await opened({ ...place, store: { ...store, write }, pauseMillis: 1e6 });
        await labels.create('Swing', swinging.slice(0, 8));
        await labels.create('Dabke', others.slice(0, 8));
        write.mockClear();
        await labels.learned();
        expect(write).toHaveBeenCalledOnce();
        expect(labels.all.every(({ learned }) => learned?.head)).toBe(true);
    });
});
