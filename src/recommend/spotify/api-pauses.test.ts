/** How long Spotify is waited for. A line between computers has timers of its own: here there is none. */
import * as v from 'valibot';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createSpotifyApi } from './api.ts';
import { connect, requestsTo, setStage, signal, type Stage } from './spotify.fixture.ts';

const schema = v.object({ id: v.string() });

let stage: Stage;

beforeEach(async () => {
    stage = setStage({ hasLine: false });
    await connect(stage);
    stage.fake.requests.length = 0;
});

afterEach(() => void vi.useRealTimers());

async function untilPausing() {
    while (vi.getTimerCount() === 0) await new Promise(setImmediate);
}

test('waiting ends at once when nobody waits for the answer any more', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const patient = createSpotifyApi({ http: stage.http, connection: stage.connection });
    const controller = new AbortController();
    stage.fake.fail('api', 'opaque', 'opaque');
    const asked = patient({ path: 'me', schema, signal: controller.signal });
    await untilPausing();
    controller.abort(new Error('another question'));
    await expect(asked).rejects.toThrow('another question');
    expect(vi.getTimerCount()).toBe(0);
});

test('a pause is as long as it is said to be', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const patient = createSpotifyApi({ http: stage.http, connection: stage.connection });
    stage.fake.fail('api', 'opaque');
    const asked = patient({ path: 'me', schema, signal });
    await untilPausing();
    vi.advanceTimersByTime(999);
    expect([vi.getTimerCount(), requestsTo(stage, 'api').length]).toEqual([1, 1]);
    vi.advanceTimersByTime(1);
    expect(await asked).toMatchObject({ ok: true });
});
