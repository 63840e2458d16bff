import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Picture, Track } from '../flow.ts';
import { makeTrack } from '../library/track.fixture.ts';
import { randomNumbers } from '../../fixtures/random-numbers.ts';
import { MemoryStorage } from '../storage/memory-storage.fixture.ts';
import { candidates } from './candidates.ts';
import { Duplicates } from './duplicates.svelte.ts';
import { fingerprint, isSameFingerprint } from './same-picture.ts';

beforeEach(() => void vi.stubGlobal('localStorage', new MemoryStorage()));
afterEach(() => void vi.restoreAllMocks());
afterEach(() => void vi.unstubAllGlobals());

/** Noise that moves as music does; `heard` tells the recording, `noise` the encoding. */
function picture(heard: number, { noise = 0, columns = 600 } = {}): Picture {
    const [song, other] = [randomNumbers(heard), randomNumbers(1000 + heard)];
    const moves = Array.from({ length: 300 }, () => song());
    const levels = new Uint8Array(columns * 32);
    for (let column = 0; column < columns; column++) {
        for (let band = 0; band < 32; band++) {
            const move = moves[(Math.floor((column * 60) / columns) * 5 + (band % 5)) % 300] ?? 0;
            levels[column * 32 + band] = Math.round(200 * move * (1 - noise) + 55 * noise * other());
        }
    }
    return { bands: 32, columns, columnSeconds: 0.3, levels };
}

const embeddings: Record<string, Float32Array> = {
    a: Float32Array.of(1, 0, 0),
    'nearly a': Float32Array.of(0.95, 0.312, 0),
    b: Float32Array.of(0, 1, 0),
};
interface Sound {
    readonly seconds?: number;
    readonly embedding?: keyof typeof embeddings;
    readonly tempoBpm?: number | null;
}

function song(
    id: string,
    { seconds = 200, embedding = 'a', tempoBpm = null }: Sound = {},
    parts: Partial<Track> = {},
): Track {
    const { analysis } = makeTrack();
    const rhythm = { ...analysis.rhythm, tempoBpm };
    const vector = embeddings[embedding] ?? new Float32Array();
    return {
        ...makeTrack({ id, title: id, analysis: { durationSeconds: seconds, embedding: vector, rhythm } }),
        ...parts,
    };
}

const pairs = (...tracks: Track[]) =>
    [...candidates(tracks)].flatMap((pair) => (pair ? [[pair.one.id, pair.other.id].sort().join(' ')] : []));

test('songs of one length, tempo and sound may be one recording; others are not looked at', () => {
    expect(pairs(song('x'), song('y', { seconds: 200.9, embedding: 'nearly a' }))).toEqual(['x y']);
    expect(pairs(song('x'), song('y', { seconds: 201.1 }))).toEqual([]);
    expect(pairs(song('x'), song('y', { embedding: 'b' }))).toEqual([]);
    expect(pairs(song('x', { tempoBpm: 120 }), song('y', { tempoBpm: 130 }))).toEqual([]);
    expect(pairs(song('x', { tempoBpm: 120 }), song('y', { tempoBpm: 60.2 }))).toEqual(['x y']);
});

test('a song and its karaoke are two', () => {
    expect(pairs(song('Harbour'), song('Harbour (Instrumental)'))).toEqual([]);
});

test('what another network heard is told by its picture alone', () => {
    const older = song('y', { embedding: 'b' });
    expect(pairs(song('x'), { ...older, analysis: { ...older.analysis, model: '1.0.0' } })).toEqual(['x y']);
});

test('a picture is known again through another encoding, loudness and length of its columns, and no other is taken for it', () => {
    const isSame = (one: Picture, other: Picture) => {
        const [a, b] = [fingerprint(one), fingerprint(other)];
        return a !== null && b !== null && isSameFingerprint(a, b);
    };
    expect(isSame(picture(1), picture(1, { noise: 0.4 }))).toBe(true);
    expect(isSame(picture(1), picture(1, { columns: 601 }))).toBe(true);
    expect(isSame(picture(1), picture(2))).toBe(false);
    expect(fingerprint({ ...picture(1), columns: 0, levels: new Uint8Array() })).toBeNull();
    const still = fingerprint({ ...picture(1), levels: new Uint8Array(600 * 32) });
    expect(still && isSameFingerprint(still, still)).toBe(false);
});

interface Library {
    readonly tracks: readonly Track[];
    readonly pictures: Readonly<Record<string, Picture>>;
}

function made({ tracks, pictures }: Library) {
    let [shown, asked] = [tracks, 0];
    const duplicates = new Duplicates({
        library: () => ({
            tracks: shown,
            get: (id) => shown.find((track) => track.id === id),
            picture: async (id) => ((asked += 1), pictures[id] ?? null),
        }),
    });
    return { duplicates, show: (others: readonly Track[]) => (shown = others), asked: () => asked };
}

const ids = (duplicates: Duplicates) => duplicates.groups.map((group) => group.map(({ id }) => id).sort());

const library: Library = {
    tracks: [song('x'), song('y'), song('z'), song('other')],
    pictures: { x: picture(1), y: picture(1, { noise: 0.3 }), z: picture(1, { noise: 0.4 }), other: picture(2) },
};

test('copies of one recording stand together, whatever they are called', async () => {
    const { duplicates } = made(library);
    await duplicates.find();
    expect(ids(duplicates)).toEqual([['x', 'y', 'z']]);
});

test('songs that their tags name the same need no picture', async () => {
    const named = { title: 'Harbour', artist: 'The Synthesisers' };
    const tracks = [song('x', {}, named), song('y', {}, { ...named, artist: 'The Synthesisers feat. Someone' })];
    const { duplicates, asked } = made({ tracks, pictures: {} });
    await duplicates.find();
    expect([ids(duplicates), asked()]).toEqual([[['x', 'y']], 0]);
});

test('what the listener told apart stays apart in later visits', async () => {
    const { duplicates } = made(library);
    await duplicates.find();
    const [group] = duplicates.groups;
    if (!group) throw new Error('expected a group');
    duplicates.tellApart(group);
    expect(duplicates.groups).toEqual([]);
    const later = made(library).duplicates;
    await later.find();
    expect(later.groups).toEqual([]);
});

test('a copy that leaves the library leaves its group, and no picture is read twice', async () => {
    const { duplicates, show, asked } = made(library);
    await duplicates.find();
    const before = asked();
    await duplicates.find();
    show(library.tracks.filter(({ id }) => id !== 'z'));
    await duplicates.find();
    expect([ids(duplicates), asked()]).toEqual([[['x', 'y']], before]);
});

test('of many songs of one length each picture is read once, and the page has its turn meanwhile', async () => {
    const tracks = Array.from({ length: 12 }, (_, i) => song(`copy ${i}`));
    const pictures = Object.fromEntries(tracks.map(({ id }, i) => [id, picture(i % 2)]));
    const { duplicates, asked } = made({ tracks, pictures });
    const turns = vi.fn((done: () => void) => void setTimeout(done));
    vi.stubGlobal('requestIdleCallback', turns);
    // Each look at the clock is 3 ms after the last, however fast the machine is.
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 3));
    await duplicates.find();
    expect(ids(duplicates).map(({ length }) => length)).toEqual([6, 6]);
    expect(asked()).toBe(12);
    expect(turns.mock.calls.length).toBeGreaterThan(tracks.length);
    expect(turns.mock.calls.length).toBeLessThan((tracks.length * (tracks.length + 1)) / 2);
});

test('what leaves the library leaves its group before anyone looks again, and of one song no copy is offered', async () => {
    const { duplicates, show } = made(library);
    await duplicates.find();
    show(library.tracks.filter(({ id }) => id !== 'z'));
    expect(ids(duplicates)).toEqual([['x', 'y']]);
    show(library.tracks.filter(({ id }) => id === 'x'));
    expect(ids(duplicates)).toEqual([]);
});

test('ten thousand songs are looked through in a moment', () => {
    const random = randomNumbers(7);
    const tracks = Array.from({ length: 10_000 }, (_, i) => {
        const track = song(String(i), { seconds: 120 + 240 * random() });
        const embedding = Float32Array.from({ length: 128 }, () => random() - 0.5);
        const length = Math.hypot(...embedding);
        return { ...track, analysis: { ...track.analysis, embedding: embedding.map((x) => x / length) } };
    });
    const start = performance.now();
    const rests = [...candidates(tracks)].filter((pair) => pair === null).length;
    expect(performance.now() - start).toBeLessThan(5000);
    expect(rests).toBe(10_000);
});
