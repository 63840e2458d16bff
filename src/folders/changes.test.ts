import { expect, test } from 'vitest';
import { changesBetween, type FoundFile, type KnownFile } from './changes.ts';

const found = (path: string, sizeBytes = path.length, modifiedAt = 1): FoundFile => ({
    path,
    sizeBytes,
    modifiedAt,
    sheets: [],
});
const known = (sizeBytes: number, more: Partial<KnownFile> = {}): KnownFile => ({
    sizeBytes,
    modifiedAt: 1,
    trackId: 'a',
    isGone: false,
    ...more,
});

function changes(before: Readonly<Record<string, KnownFile>>, now: readonly FoundFile[], again = false) {
    const { fresh, moved, gone } = changesBetween(new Map(Object.entries(before)), now, { again, unread: [] });
    return {
        fresh: fresh.map(({ path }) => path),
        moved: moved.map(({ from, to }) => `${from} -> ${to.path}`),
        gone,
    };
}

const nothing = { fresh: [], moved: [], gone: [] };

test('what is as it was is no change', () => {
    expect(changes({ 'a.mp3': known(5) }, [found('a.mp3', 5)])).toEqual(nothing);
});

test('what is new, or has another size or date, is fresh', () => {
    expect(
        changes({ 'a.mp3': known(5), 'b.mp3': known(6) }, [found('a.mp3', 7), found('b.mp3', 6, 2), found('c.mp3', 8)]),
    ).toEqual({ ...nothing, fresh: ['a.mp3', 'b.mp3', 'c.mp3'] });
});

test('what is missing is gone, and told once', () => {
    expect(changes({ 'a.mp3': known(5) }, [])).toEqual({ ...nothing, gone: ['a.mp3'] });
    expect(changes({ 'a.mp3': known(5, { isGone: true }) }, [])).toEqual(nothing);
});

test('what lies elsewhere with the same size and date has moved, also where it was gone for a while', () => {
    for (const isGone of [false, true]) {
        expect(changes({ 'a.mp3': known(5, { isGone }) }, [found('b/renamed.mp3', 5)])).toEqual({
            ...nothing,
            moved: ['a.mp3 -> b/renamed.mp3'],
        });
    }
});

test('what was gone and is back where it was is not heard again', () => {
    expect(changes({ 'a.mp3': known(5, { isGone: true }) }, [found('a.mp3', 5)])).toEqual({
        ...nothing,
        moved: ['a.mp3 -> a.mp3'],
    });
});

test('where two could be the one that moved, content has to tell', () => {
    const two = changes({ 'a.mp3': known(5), 'b.mp3': known(5, { trackId: 'b' }) }, [found('c.mp3', 5)]);
    expect(two).toEqual({ fresh: ['c.mp3'], moved: [], gone: ['a.mp3', 'b.mp3'] });
    const copied = changes({ 'a.mp3': known(5) }, [found('c.mp3', 5), found('d.mp3', 5)]);
    expect(copied).toEqual({ fresh: ['c.mp3', 'd.mp3'], moved: [], gone: ['a.mp3'] });
});

test('a copy beside its original is new, not moved', () => {
    expect(changes({ 'a.mp3': known(5) }, [found('a.mp3', 5), found('b.mp3', 5)])).toEqual({
        ...nothing,
        fresh: ['b.mp3'],
    });
});

test('what could not be heard is tried again only when that is asked for', () => {
    const before = { 'a.mp3': known(5, { trackId: null }) };
    expect(changes(before, [found('a.mp3', 5)])).toEqual(nothing);
    expect(changes(before, [found('a.mp3', 5)], true)).toEqual({ ...nothing, fresh: ['a.mp3'] });
});

test('what lies where nothing could be read is not called gone', () => {
    const before = new Map([
        ['in/a.mp3', known(5)],
        ['b.mp3', known(6)],
        ['c.mp3', known(7)],
    ]);
    expect(changesBetween(before, [], { again: false, unread: ['in/', 'b.mp3'] }).gone).toEqual(['c.mp3']);
});
