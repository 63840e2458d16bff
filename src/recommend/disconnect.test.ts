import { expect, test, vi } from 'vitest';
import type { Stored } from '../storage/stored.ts';
import { disconnect } from './disconnect.ts';
import type { Source } from './source.ts';
import { perSource, type Service } from './sources.ts';

const done: Stored<null> = { ok: true, value: null };

function keepers(stored: Stored<null> = done) {
    const ended: string[] = [];
    const sources = perSource((name): Source => ({
        connection: { state: 'connected', disconnect: async () => void ended.push(name) },
        links: () => [],
        sentWords: () => [],
        async *recommend() {},
    }));
    const forget = vi.fn<(service: Service) => Promise<Stored<null>>>(() => Promise.resolve(stored));
    return { sources, later: { forget }, ended };
}

test('a connection ends, and no list loses a song', async () => {
    const { ended, ...all } = keepers();
    expect(await disconnect('youtube', all)).toEqual(done);
    expect(ended).toEqual(['youtube']);
    expect(all.later.forget).not.toHaveBeenCalled();
});

test('songs of a source that stands apart leave the later list', async () => {
    const { ended, ...all } = keepers();
    expect(await disconnect('spotify', all)).toEqual(done);
    expect(ended).toEqual(['spotify']);
    expect(all.later.forget.mock.calls).toEqual([['spotify']]);
});

test('songs that could not leave are told of, and the connection ends all the same', async () => {
    const broken: Stored<null> = { ok: false, reason: 'storage-broken' };
    const { ended, ...all } = keepers(broken);
    expect(await disconnect('spotify', all)).toEqual(broken);
    expect(ended).toEqual(['spotify']);
});

test('what has no connection has nothing to end', async () => {
    const { ended, ...all } = keepers();
    const sources = { ...all.sources, open: { ...all.sources.open, connection: null } };
    expect(await disconnect('open', { ...all, sources })).toEqual(done);
    expect(ended).toEqual([]);
});
