import type { Component } from 'svelte';
import { expect, test, vi } from 'vitest';
import { fetchLibrary, LaterParts } from './later-parts.svelte.ts';

type Fetchers = NonNullable<ConstructorParameters<typeof LaterParts>[1]>;

/** Stands for any of the components; nobody shows it here. */
const component = (() => ({})) as unknown as Component<never>;

function partsWith(library: () => Promise<unknown>, whole = async () => undefined): LaterParts {
    const there = async () => ({ default: component });
    const all = { library, screens: there, map: there, players: there, dialogs: there };
    return new LaterParts(whole, all as unknown as Fetchers);
}

test('a part is fetched once, however often it is wanted', async () => {
    const fetchPart = vi.fn(async () => ({ default: component }));
    const parts = partsWith(fetchPart);
    expect([parts.want('library'), parts.want('library'), parts.has('library')]).toEqual([undefined, undefined, false]);
    await vi.waitFor(() => expect(parts.want('library')).toBe(component));
    await parts.fetchAll();
    expect(fetchPart).toHaveBeenCalledOnce();
    expect([parts.has('screens'), parts.has('players'), parts.has('dialogs')]).toEqual([true, true, true]);
});

test('a part that could not be fetched is missing until all are fetched again', async () => {
    let isConnected = false;
    const parts = partsWith(async () => {
        if (!isConnected) throw new TypeError('no connection');
        return { default: component };
    });
    await parts.fetchAll();
    expect([parts.isMissing, parts.has('library'), parts.has('screens')]).toEqual([true, false, true]);
    isConnected = true;
    await parts.fetchAll();
    expect([parts.isMissing, parts.has('library')]).toEqual([false, true]);
});

test('no part is there before what it shows is, and all are missing where that cannot be fetched', async () => {
    let isWhole = false;
    const parts = partsWith(
        async () => ({ default: component }),
        async () => {
            if (!isWhole) throw new TypeError('no connection');
        },
    );
    await parts.fetchAll();
    expect([parts.isMissing, parts.has('library'), parts.has('dialogs')]).toEqual([true, false, false]);
    isWhole = true;
    await parts.fetchAll();
    expect([parts.isMissing, parts.has('library'), parts.has('dialogs')]).toEqual([false, true, true]);
});

test(
    'the library that was fetched before the page is the one that the page shows, in the same moment',
    { timeout: 300_000 },
    async () => {
        const before = fetchLibrary();
        const parts = new LaterParts(async () => undefined);
        await before;
        expect(parts.want('library')).toBeUndefined();
        for (let i = 0; i < 9; i += 1) await Promise.resolve();
        expect(parts.want('library')).toBe((await before).default);
    },
);
