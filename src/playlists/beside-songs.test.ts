import { expect, test, vi } from 'vitest';
import { songsLike } from '../labels/label.fixture.ts';
import type { Label } from '../labels/label.ts';
import { exampleOf } from '../labels/teaching.ts';
import { packRecord, unpackRecord } from '../library/packed-record.ts';
import type { PlayHistory } from '../playback/plays.svelte.ts';
import { besideSongs, takeBeside } from './beside-songs.ts';
import { newAmong } from './merging.ts';
import type { KeptPlaylist, Playlist, SmartPlaylist } from './playlist.ts';
import { allSongs } from './rules.ts';

const list = (id: string, parts: Partial<KeptPlaylist> = {}): KeptPlaylist => ({
    kind: 'kept',
    id,
    name: 'Evening',
    songIds: ['a', 'b'],
    createdAt: 1,
    changedAt: 1,
    ...parts,
});

const smart: SmartPlaylist = {
    kind: 'smart',
    id: 's',
    name: 'Evening',
    rules: { ...allSongs, rules: [{ kind: 'tempo', from: 120, to: null }], limit: 50 },
    createdAt: 1,
    changedAt: 1,
};

function kept(lists: readonly Playlist[], plays: PlayHistory['bySong'] = new Map(), labels: readonly Label[] = []) {
    const merge = vi.fn(async (read: readonly Playlist[]) => ({
        ok: true as const,
        value: newAmong(read, lists).length,
    }));
    const put = vi.fn(async () => ({ ok: true as const, value: null }));
    const take = vi.fn(async (read: readonly Label[]) => ({ ok: true as const, value: read.length }));
    return { playlists: { lists, merge }, plays: { bySong: plays, merge: put }, labels: { all: labels, merge: take } };
}

const bytesOf = async (file: Blob): Promise<Uint8Array<ArrayBuffer>> => new Uint8Array(await file.arrayBuffer());

test('playlists and plays go out and come back as they were', async () => {
    const out = besideSongs(kept([list('1'), list('2', { name: '夜 🌙' })], new Map([['a', { count: 2, lastAt: 5 }]])));
    const into = kept([]);
    expect(await takeBeside(JSON.parse(JSON.stringify(out)), into)).toEqual({ added: 2, damaged: 0, problem: null });
    expect(into.playlists.merge).toHaveBeenCalledWith([list('1'), list('2', { name: '夜 🌙' })]);
    expect(into.plays.merge).toHaveBeenCalledWith([['a', { count: 2, lastAt: 5 }]]);
});

test('own labels go out and come back with their examples, and a file of an older Segue has none', async () => {
    const label: Label = {
        ...{ id: 'l', name: 'dabke', createdAt: 1, changedAt: 2, counterexamples: [] },
        examples: songsLike(0.9, 2).map(exampleOf),
        learned: {
            changedAt: 2,
            network: '8.1.0',
            librarySongs: 9,
            head: { network: '1', weights: Float64Array.of(1, 2), bias: 3 },
            rightness: { low: 0.5, high: 1 },
        },
    };
    const out = packRecord(besideSongs(kept([], undefined, [label])));
    const into = kept([]);
    expect(await takeBeside(unpackRecord(await bytesOf(out)), into)).toMatchObject({ damaged: 0, problem: null });
    expect(into.labels.merge).toHaveBeenCalledWith([label]);
    const older = kept([]);
    expect(await takeBeside({ playlists: [], plays: [] }, older)).toMatchObject({ damaged: 0, problem: null });
    expect(older.labels.merge).toHaveBeenCalledWith([]);
    expect(await takeBeside({ playlists: [], plays: [], labels: [{ version: 1 }] }, older)).toMatchObject({
        damaged: 1,
    });
});

test('one with rules goes out and comes back as it was, and once', async () => {
    const out: unknown = JSON.parse(JSON.stringify(besideSongs(kept([smart]))));
    const into = kept([list('1')]);
    expect(await takeBeside(out, into)).toMatchObject({ added: 1, damaged: 0 });
    expect(into.playlists.merge).toHaveBeenCalledWith([smart]);
    expect(newAmong([smart], [smart])).toEqual([]);
    const others = { ...smart, rules: allSongs };
    expect(newAmong([others], [smart])).toMatchObject([{ name: 'Evening (2)', rules: allSongs }]);
});

test('a list never takes the place of a record that cannot be read', () => {
    expect(newAmong([list('1')], [], ['1'])[0]?.id).not.toBe('1');
});

test('what cannot be read is counted, and the rest is taken', async () => {
    const out = besideSongs(kept([list('1')]));
    const broken = { playlists: [...out.playlists, { version: 1 }], plays: [['a', { count: 'x' }]] };
    expect(await takeBeside(broken, kept([]))).toMatchObject({ added: 1, damaged: 1 });
    expect(await takeBeside(null, kept([]))).toMatchObject({ added: 0, damaged: 1 });
});

test('a list that is there already does not come again', () => {
    expect(newAmong([list('1'), list('2')], [list('1')])).toEqual([]);
});

test('a list of the same name with other songs comes beside it, under a number, and never instead', () => {
    const other = list('1', { songIds: ['c'] });
    const [came] = newAmong([other], [list('1')]);
    expect(came).toMatchObject({ name: 'Evening (2)', songIds: ['c'] });
    expect(came?.id).not.toBe('1');
    expect(newAmong([other], [list('1'), ...(came ? [came] : [])])).toEqual([]);
    const third = list('3', { songIds: ['d'] });
    expect(newAmong([third], [list('1'), list('2', { name: 'Evening (2)', songIds: [] })])[0]?.name).toBe(
        'Evening (3)',
    );
});

test('lists that differ by a number in brackets alone are lists of their own, whatever they hold', () => {
    const years = [list('1', { name: 'Hits (1990)' }), list('2', { name: 'Hits (1991)' })];
    expect(newAmong(years, [])).toEqual(years);
    expect(newAmong(years, years.slice(0, 1))).toEqual(years.slice(1));
    const parts = [list('1', { name: 'Mix (1)' }), list('2', { name: 'Mix (2)' })];
    expect(newAmong(parts, [])).toEqual(parts);
    expect(newAmong(parts, parts.slice(1))).toEqual(parts.slice(0, 1));
    expect(newAmong([list('3', { name: 'Hits (1990)', songIds: [] })], years)[0]?.name).toBe('Hits (1990) (2)');
});
