import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Failure } from '../../flow.ts';
import { decodeToWav } from './wav-decoding.ts';
import type { DecodingCalls } from './protocol.ts';
import type { Request } from '../worker-messages.ts';
import { pageDecodes } from '../page-decoder.fixture.ts';

const undecodable: Failure = { ok: false, reason: 'unsupported-codec', message: 'no streaming decoder' };
const tooLarge: Failure = { ok: false, reason: 'too-large', message: 'hours of it' };

let answer: Blob | Failure | 'never' | 'crash';
let asked: Request<DecodingCalls>[];
let ended: number;

/** Node has no web workers. This one answers as told. */
class ToldWorker extends EventTarget {
    postMessage(request: Request<DecodingCalls>): void {
        asked.push(request);
        if (answer === 'never') return;
        const data =
            answer === 'crash'
                ? { id: request.id, kind: 'crashed', message: 'out of memory' }
                : { id: request.id, kind: 'done', output: answer };
        this.dispatchEvent(new MessageEvent('message', { data }));
    }

    terminate(): void {
        ended++;
    }
}

const file = new Blob(['sound']);
const decode = (signal = new AbortController().signal) => decodeToWav(file, { distrusted: ['MP3'], signal });

beforeEach(() => {
    asked = [];
    ended = 0;
    vi.stubGlobal('Worker', ToldWorker);
});

afterEach(() => vi.unstubAllGlobals());

test('the worker decodes, without decoders that are distrusted, and ends', async () => {
    answer = new Blob(['RIFF']);
    expect(await decode()).toBe(answer);
    expect(asked).toMatchObject([{ call: 'decode', input: { file, distrusted: ['MP3'] } }]);
    expect(ended).toBeGreaterThan(0);
});

test('what it cannot decode, the page may; what neither can stays refused', async () => {
    answer = undecodable;
    pageDecodes(3);
    expect(await decode()).toMatchObject({ size: 44 + 3000 * 4, type: 'audio/wav' });
    pageDecodes(null);
    expect(await decode()).toBe(undecodable);
});

test('what is too long is not tried on the page', async () => {
    answer = tooLarge;
    pageDecodes(3);
    expect(await decode()).toBe(tooLarge);
});

test('an abort ends the worker with its reason, and a crash is told', async () => {
    answer = 'never';
    const controller = new AbortController();
    const decoding = decode(controller.signal);
    controller.abort(new Error('another song'));
    await expect(decoding).rejects.toThrow('another song');
    expect(ended).toBeGreaterThan(0);
    await expect(decode(controller.signal)).rejects.toThrow('another song');
    expect(asked).toHaveLength(1);
    answer = 'crash';
    await expect(decode()).rejects.toThrow('out of memory');
});
