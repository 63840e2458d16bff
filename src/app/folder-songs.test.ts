import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Outcome } from '../flow.ts';
import { FakeFolder } from '../folders/fake-folder.fixture.ts';
import { contract, makePicture, makeTrack } from '../library/track.fixture.ts';
import { items } from '../storage/names.ts';
import { endSegue, startSegue } from './segue.fixture.ts';
import type { Segue } from './segue.svelte.ts';

let app: Segue;
let ends: ((outcome: Outcome) => void)[];

beforeEach(async () => {
    const own: typeof ends = [];
    ends = own;
    app = await startSegue(
        (_, { signal } = {}) =>
            new Promise<Outcome>((resolve, reject) => {
                signal?.addEventListener('abort', () => reject(signal.reason as Error));
                own.push(resolve);
            }),
    );
});

vi.setConfig({ testTimeout: 30_000 });

afterEach(() => endSegue(app));

const heard: Outcome = { ok: true, analysis: makeTrack().analysis, picture: makePicture(), fileTags: {} };

async function endNext(outcome: Outcome): Promise<void> {
    await eventually(() => expect(ends).not.toHaveLength(0));
    ends.shift()?.(outcome);
}

/** Also on a busy machine. */
const eventually = (check: () => void) => vi.waitFor(check, 10_000);

const link = (...paths: string[]) => app.linkFolder(new FakeFolder('Music', ...paths).picked);

test('the first song of a folder that is linked takes the empty screen, and those that follow leave it alone', async () => {
    await link('a.mp3', 'b.mp3', 'c.mp3');
    await eventually(() => expect(app.selection.item?.file.name).toBe('a.mp3'));
    for (let i = 0; i < 3; i++) await endNext(heard);
    await eventually(() => expect(app.library.tracks).toHaveLength(3));
    expect(app.selection.track?.fileName).toBe('a.mp3');
});

test('songs of a folder that is looked through at the start do not take the screen', async () => {
    await app.folders.link(new FakeFolder('Music', 'a.mp3').picked);
    await endNext(heard);
    await eventually(() => expect(app.library.tracks).toHaveLength(1));
    expect([app.selection.track, app.selection.item]).toEqual([null, null]);
});

test('of a large folder only a few songs are in the list at a time, and those that were heard leave it', async () => {
    await link(...Array.from({ length: 50 }, (_, i) => `${i}.mp3`));
    for (let i = 0; i < 5; i++) await endNext(heard);
    await eventually(() => expect(app.library.tracks).toHaveLength(5));
    expect(app.queue.items.length).toBeLessThanOrEqual(2);
});

test('a song of a folder can be played while it is heard, and from the folder afterwards', async () => {
    await link('a.mp3');
    await eventually(() => expect(app.player.canPlay(app.selection.soundId ?? '')).toBe(true));
    await endNext(heard);
    await eventually(() => expect(app.selection.track).not.toBeNull());
    await eventually(() => expect(app.player.canPlay(app.selection.track?.id ?? '')).toBe(true));
});

test('a song of a folder is found again after a reload, so that nobody is asked to drop it again', async () => {
    await link('a.mp3');
    await eventually(() => expect(app.queue.active).toHaveLength(1));
    app.add([new File(['dropped'], 'dropped.mp3')]);
    expect(sessionStorage.getItem(items.underWay.name)).toBe('["dropped.mp3"]');
});

test('of a folder that was linked only the song on the screen is told, not each of thousands', async () => {
    await link('a.mp3', 'b.mp3');
    await eventually(() => expect(app.queue.active).toHaveLength(2));
    expect(app.queue.active.map((item) => app.underWay.isAside(item))).toEqual([false, true]);
    const [dropped] = app.queue.add([new File(['dropped'], 'dropped.mp3')]);
    expect(dropped && app.underWay.isAside(dropped)).toBe(false);
});

test('a song of a folder that cannot be heard stays in the list with its reason', async () => {
    await link('a.mp3');
    await endNext({ ok: false, reason: 'damaged', message: '' });
    await eventually(() => expect(app.queue.items).toMatchObject([{ stage: 'failed', reason: 'damaged' }]));
});

test('a song of a folder that an older network heard is heard again from there, and does not take the screen', async () => {
    await link('a.mp3');
    await endNext({ ...heard, analysis: makeTrack({ analysis: { model: '0.9.0' } }).analysis });
    await eventually(() => expect(app.library.tracks).toHaveLength(1));
    await eventually(() => expect(app.folders.list[0]?.state).toBe('resting'));
    app.selection.select(null);
    const [older] = app.library.tracks;
    const again = app.hearAgain([older?.id ?? '']);
    await endNext(heard);
    await again;
    expect(app.library.tracks).toMatchObject([{ id: older?.id, analysis: { model: contract.version } }]);
    expect([app.selection.soundId, app.queue.items]).toEqual([null, []]);
});

test('a folder that held nothing when it was linked does not take the screen from a song that was chosen since', async () => {
    const music = new FakeFolder('Music');
    await app.linkFolder(music.picked);
    await eventually(() => expect(app.folders.list[0]?.state).toBe('resting'));
    app.add([new File(['dropped'], 'dropped.mp3')]);
    await endNext(heard);
    await eventually(() => expect(app.selection.track).not.toBeNull());
    const chosen = app.selection.track?.id ?? '';
    app.selection.select(chosen);
    music.write('new.mp3');
    void app.folders.look();
    await eventually(() => expect(app.queue.active).toHaveLength(1));
    expect(app.selection.track?.id).toBe(chosen);
});
