import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Failure, Outcome } from '../flow.ts';
import { AnalysisWorker } from './analysis-worker.ts';
import { createDecoderDistrust } from './decoder-distrust.ts';
import type { DecodingCalls, Source } from './decoding/protocol.ts';
import type { AnalysisCalls, HearingFiles, NeedsPageDecoding } from './protocol.ts';
import type { Request } from './worker-messages.ts';
import { pageDecodes } from './page-decoder.fixture.ts';

const damaged: Failure = { ok: false, reason: 'damaged', message: 'the decoder erred' };
const heardWhole = { ok: true, fileTags: { title: 'by the page' } } as Outcome;

type Calls = AnalysisCalls & DecodingCalls;

/** Node has no web workers. This one hears nothing by itself, and all that the page has decoded. */
class StreamlessWorker extends EventTarget {
    static answer: Outcome | NeedsPageDecoding;
    static streamed: Source[] = [];

    postMessage({ id, call, input }: Request<Calls>): void {
        const output = this.#answer(call, input);
        this.dispatchEvent(new MessageEvent('message', { data: { id, kind: 'done', output } }));
    }

    terminate(): void {
        // It does nothing that could be ended.
    }

    #answer(call: keyof Calls, input: unknown): unknown {
        if (call === 'load' || call === 'prepare') return { name: 'wasm', patchMillis: 25 };
        if (call === 'stream') return void StreamlessWorker.streamed.push((input as { source: Source }).source);
        return StreamlessWorker.streamed.at(-1)?.kind === 'file' ? StreamlessWorker.answer : heardWhole;
    }
}

const needsPage = (more: Partial<NeedsPageDecoding>): NeedsPageDecoding => ({
    ok: false,
    reason: 'needs-page-decoding',
    otherwise: damaged,
    heardSeconds: 0,
    durationSeconds: null,
    ...more,
});

const distrust = createDecoderDistrust();
const hear = (file = new Blob(['sound'])): Promise<Outcome> =>
    new AnalysisWorker('wasm', Promise.resolve({ model: { contract: {} } } as HearingFiles), {
        languages: () => [],
        distrust,
    }).hear(file, {});

beforeEach(() => {
    vi.stubGlobal('Worker', StreamlessWorker);
    StreamlessWorker.streamed = [];
});
afterEach(() => vi.unstubAllGlobals());

test('what the streaming decoder does not hear, the page’s decoder does', async () => {
    pageDecodes(3);
    StreamlessWorker.answer = needsPage({ durationSeconds: 3 });
    expect(await hear()).toBe(heardWhole);
    expect(StreamlessWorker.streamed[1]).toMatchObject({ kind: 'decoded', expectedSeconds: 3 });
});

test('where the page knows no better, what was heard stands', async () => {
    pageDecodes(null);
    StreamlessWorker.answer = needsPage({});
    expect(await hear()).toBe(damaged);
    pageDecodes(5);
    const partly = { ok: true, fileTags: { title: 'as far as it goes' } } as Outcome;
    StreamlessWorker.answer = needsPage({ otherwise: partly, heardSeconds: 5 });
    expect(await hear()).toBe(partly);
});

test('what the page finds in a codec that it does not know is too little to be the song', async () => {
    const otherwise: Failure = { ok: false, reason: 'unsupported-codec', message: 'no decoder', codec: 'AAC' };
    StreamlessWorker.answer = needsPage({ otherwise, durationSeconds: 6 });
    pageDecodes(2);
    expect(await hear()).toBe(otherwise);
    pageDecodes(5.9);
    expect(await hear()).toBe(heardWhole);
});

test('a decoder that gave nothing, though the page’s did, is not asked again', async () => {
    pageDecodes(3);
    StreamlessWorker.answer = needsPage({ codec: 'MP3' });
    await hear();
    await hear();
    const files = StreamlessWorker.streamed.filter((source) => source.kind === 'file');
    expect(files.map(({ distrusted }) => distrusted)).toEqual([[], ['MP3']]);
});

test('a song that the page cannot hold is too large, what is no song stays that, and what was heard stays heard', async () => {
    pageDecodes(3);
    const tooLong = { durationSeconds: 3 * 3600 };
    StreamlessWorker.answer = needsPage(tooLong);
    expect(await hear()).toMatchObject({ ok: false, reason: 'too-large' });
    StreamlessWorker.answer = needsPage({ ...tooLong, otherwise: { ...damaged, reason: 'not-audio' } });
    expect(await hear()).toMatchObject({ ok: false, reason: 'not-audio' });
    StreamlessWorker.answer = needsPage({ ...tooLong, otherwise: heardWhole });
    expect(await hear()).toBe(heardWhole);
});
