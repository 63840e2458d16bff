import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { blockedStorage, MemoryStorage } from '../../storage/memory-storage.fixture.ts';
import { items } from '../../storage/names.ts';
import type { ResponseCache } from '../http/response-cache.ts';
import { Consent } from './consent.svelte.ts';

let kept: MemoryStorage;
let changed: (event: { readonly key: string | null }) => void;
const forget = vi.fn<ResponseCache['forget']>(() => Promise.resolve({ ok: true, value: null }));

beforeEach(() => {
    kept = new MemoryStorage();
    vi.stubGlobal('localStorage', kept);
    vi.stubGlobal('addEventListener', (type: string, listener: typeof changed) => {
        if (type === 'storage') changed = listener;
    });
    forget.mockClear();
});

afterEach(() => void vi.unstubAllGlobals());

const create = () => new Consent({ cache: { forget } });

test('it is not given until it is, and then from visit to visit', () => {
    expect(create().state).toBe('none');
    create().agree();
    expect(create().state).toBe('connected');
});

test('taken back, it is forgotten with what was answered to it, and no other answer', async () => {
    const consent = create();
    consent.agree();
    await consent.disconnect();
    expect([consent.state, create().state, kept.size]).toEqual(['none', 'none', 0]);
    expect(forget.mock.calls).toEqual([['listenbrainz-labs'], ['musicbrainz', 'song: ']]);
});

test('a window learns that another one gave it, took it back, or forgot all', () => {
    const here = create();
    const learnt = changed;
    const there = create();
    there.agree();
    learnt({ key: items.listenersConsent.name });
    expect(here.state).toBe('connected');
    kept.clear();
    learnt({ key: null });
    expect(here.state).toBe('none');
});

test.each(['"given"', '{}', '{"isGiven":"yes"}', 'nonsense'])('%s is no consent', (text) => {
    kept.setItem(items.listenersConsent.name, text);
    expect(create().state).toBe('none');
});

test('where the browser keeps nothing it lasts as long as the page', () => {
    vi.stubGlobal('localStorage', blockedStorage);
    const consent = create();
    expect(consent.state).toBe('none');
    consent.agree();
    changed({ key: items.listenersConsent.name });
    expect(consent.state).toBe('connected');
});
