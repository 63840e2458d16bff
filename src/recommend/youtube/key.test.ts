import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { blockedStorage, MemoryStorage } from '../../storage/memory-storage.fixture.ts';
import { items } from '../../storage/names.ts';
import { YouTubeKey } from './key.svelte.ts';

const text = 'AIzaSyFake-Key_0123456789abcdefghijklmno';
const other = 'AIzaSyOther-Key_0123456789abcdefghijklm';
const hourMillis = 60 * 60 * 1000;

let kept: MemoryStorage;
let changed: (event: { readonly key: string | null }) => void;
const forget = vi.fn(() => Promise.resolve({ ok: true, value: null } as const));

beforeEach(() => {
    kept = new MemoryStorage();
    vi.stubGlobal('localStorage', kept);
    vi.stubGlobal('addEventListener', (type: string, listener: typeof changed) => {
        if (type === 'storage') changed = listener;
    });
    forget.mockClear();
});

afterEach(() => void vi.unstubAllGlobals());

// Half past eleven in the evening, Pacific time.
const evening = Date.parse('2026-11-20T23:30:00-08:00');

const create = (now: () => number = () => evening) => new YouTubeKey({ cache: { forget }, now });

test('at first there is no key, and a whole day of searches', () => {
    const key = create();
    expect([key.value, key.searchesLeft]).toEqual([null, 100]);
});

test('a key is kept from visit to visit, without the spaces around it', () => {
    expect(create().save(`  ${text}\n`)).toBe(true);
    expect(create().value).toBe(text);
});

test.each([[''], ['key'], ['my key is not for sale, and it has spaces'], [`${text}?key=1`], ['ä'.repeat(39)]])(
    '%j is not taken for a key, and leaves the one that is there',
    (nonsense) => {
        const key = create();
        key.save(text);
        expect(key.save(nonsense)).toBe(false);
        expect(key.value).toBe(text);
    },
);

test('every search leaves one less, from visit to visit and in two windows', () => {
    const [first, second] = [create(), create()];
    first.save(text);
    first.countSearch();
    second.countSearch();
    expect(second.searchesLeft).toBe(98);
    changed({ key: items.youtubeKey.name });
    expect(create().searchesLeft).toBe(98);
});

test('a window learns what another one keeps and forgets', () => {
    const watching = create();
    const telling = changed;
    const acting = create();
    acting.save(text);
    acting.countSearch();
    telling({ key: items.settings.name });
    expect(watching.value).toBeNull();
    telling({ key: items.youtubeKey.name });
    expect([watching.value, watching.searchesLeft]).toEqual([text, 99]);
    kept.clear();
    telling({ key: null });
    expect(watching.value).toBeNull();
});

test('the day ends at midnight Pacific time', () => {
    let now = evening;
    const key = create(() => now);
    key.countSearch();
    now += hourMillis / 4;
    expect(key.searchesLeft).toBe(99);
    now += hourMillis / 4;
    expect(key.searchesLeft).toBe(100);
    key.countSearch();
    expect(key.searchesLeft).toBe(99);
});

test('what others have used up is used up, until the day ends', () => {
    let now = evening;
    const key = create(() => now);
    key.countSearch();
    key.useUp();
    expect(key.searchesLeft).toBe(0);
    key.countSearch();
    expect(key.searchesLeft).toBe(0);
    now += hourMillis;
    expect(key.searchesLeft).toBe(100);
});

test('another key has a day of its own, and the same key has not', () => {
    const key = create();
    key.save(text);
    key.countSearch();
    key.save(text);
    expect(key.searchesLeft).toBe(99);
    key.save(other);
    expect([key.value, key.searchesLeft]).toEqual([other, 100]);
});

test('a forgotten key leaves nothing behind, and what was answered to it is forgotten too', async () => {
    const key = create();
    key.save(text);
    key.countSearch();
    await key.disconnect();
    expect([key.value, key.searchesLeft, kept.size]).toEqual([null, 100, 0]);
    expect(forget).toHaveBeenCalledExactlyOnceWith('youtube');
});

test.each([['not JSON'], ['null'], ['"key"'], ['{"value":"short","day":7,"searches":-3}']])(
    'what is kept as %s counts as nothing',
    (broken) => {
        kept.set(items.youtubeKey.name, broken);
        const key = create();
        expect([key.value, key.searchesLeft]).toEqual([null, 100]);
    },
);

test('a broken count leaves the key', () => {
    kept.set(items.youtubeKey.name, JSON.stringify({ value: text, day: '2026-11-20', searches: 'many' }));
    const key = create();
    expect([key.value, key.searchesLeft]).toEqual([text, 100]);
});

test('where the browser keeps nothing, the key and its count hold for the visit', async () => {
    vi.stubGlobal('localStorage', blockedStorage);
    const key = create();
    expect(key.save(text)).toBe(true);
    key.countSearch();
    expect([key.value, key.searchesLeft]).toEqual([text, 99]);
    await key.disconnect();
    expect(key.value).toBeNull();
});
