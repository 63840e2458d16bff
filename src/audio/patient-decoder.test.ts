import { EncodedPacket } from 'mediabunny';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PatientDecoder } from './patient-decoder.ts';

interface Init {
    output(data: { timestamp: number; numberOfFrames: number; sampleRate: number; close(): void }): void;
    error(error: Error): void;
}

/** Node has no WebCodecs. This one decodes on `flush`, and, as they do, closes at a packet that is broken: an empty one. */
class ScriptedDecoder {
    static last: ScriptedDecoder;
    static started = 0;
    static open = 0;
    state = 'unconfigured';
    decodeQueueSize = 0;
    readonly #chunks: { timestamp: number; byteLength: number }[] = [];
    readonly #init: Init;

    constructor(init: Init) {
        this.#init = init;
        ScriptedDecoder.last = this;
        ScriptedDecoder.started++;
    }

    configure(): void {
        this.state = 'configured';
    }

    decode(chunk: { timestamp: number; byteLength: number }): void {
        this.#chunks.push(chunk);
    }

    async flush(): Promise<void> {
        for (const { timestamp, byteLength } of this.#chunks.splice(0)) {
            if (byteLength === 0) return this.fail();
            ScriptedDecoder.open++;
            this.#init.output({
                timestamp,
                numberOfFrames: 1,
                sampleRate: 1,
                close: () => void ScriptedDecoder.open--,
            });
        }
    }

    close(): void {
        this.state = 'closed';
    }

    fail(): Promise<never> {
        this.state = 'closed';
        this.#init.error(new Error('a broken packet'));
        return Promise.reject(new DOMException('aborted', 'AbortError'));
    }
}

beforeEach(() => {
    Object.assign(ScriptedDecoder, { started: 0, open: 0 });
    vi.stubGlobal('AudioDecoder', ScriptedDecoder);
    vi.stubGlobal(
        'EncodedAudioChunk',
        class {
            readonly timestamp: number;
            readonly byteLength: number;
            constructor({ timestamp, data }: { timestamp: number; data: Uint8Array }) {
                this.timestamp = timestamp;
                this.byteLength = data.byteLength;
            }
        },
    );
});
afterEach(() => vi.unstubAllGlobals());

/** Gives one packet for each letter ("x" is broken), flushes, and tells which came out. */
async function decode(letters: string): Promise<{ decoder: PatientDecoder; heard: string }> {
    const decoder = new PatientDecoder({ codec: 'mp3', sampleRate: 44_100, numberOfChannels: 2 });
    [...letters].forEach((letter, i) =>
        decoder.decode(new EncodedPacket(new Uint8Array(letter === 'x' ? 0 : 1), 'key', i, 1)),
    );
    while (await decoder.flush());
    return { decoder, heard: decoder.decoded.map(({ startSeconds }) => letters[startSeconds]).join('') };
}

test('packets that are not broken all come out, in order, of one decoder', async () => {
    const { decoder, heard } = await decode('abcdef');
    expect(heard).toBe('abcdef');
    expect(ScriptedDecoder.started).toBe(1);
    expect(() => decoder.throwLastFailure()).not.toThrow();
});

test('a broken packet is left out, and what follows it is decoded', async () => {
    const { decoder, heard } = await decode('abxcdxe');
    expect(heard).toBe('abcde');
    expect(() => decoder.throwLastFailure()).not.toThrow();
});

test('the longer a hole is, the more is left out at once, so that few decoders cross it', async () => {
    const { heard } = await decode(`a${'x'.repeat(1000)}${'b'.repeat(1100)}`);
    expect(heard).toMatch(/^ab+$/);
    expect(ScriptedDecoder.started).toBeLessThan(15);
});

test('when no sound follows, the decoder’s error is thrown', async () => {
    const { decoder, heard } = await decode('abxx');
    expect(heard).toBe('ab');
    expect(() => decoder.throwLastFailure()).toThrow('a broken packet');
});

test('a decoder that is closed closes what was not taken', async () => {
    const { decoder } = await decode('abc');
    decoder.close();
    expect(ScriptedDecoder.open).toBe(0);
});

test('a failure while more packets come costs only the packet that was next', async () => {
    const decoder = new PatientDecoder({ codec: 'mp3', sampleRate: 44_100, numberOfChannels: 2 });
    [0, 1, 2, 3].forEach((seconds) => {
        if (seconds === 2) void ScriptedDecoder.last.fail().catch(() => undefined);
        decoder.decode(new EncodedPacket(new Uint8Array(1), 'key', seconds, 1));
    });
    while (await decoder.flush());
    expect(decoder.decoded.map(({ startSeconds }) => startSeconds)).toEqual([1, 2, 3]);
});

test('a decoder that never answers is given up after some seconds', async () => {
    vi.useFakeTimers();
    try {
        const decoder = new PatientDecoder({ codec: 'mp3', sampleRate: 44_100, numberOfChannels: 2 });
        ScriptedDecoder.last.flush = () => new Promise(() => undefined);
        decoder.decode(new EncodedPacket(new Uint8Array(1), 'key', 0, 1));
        const flushed = decoder.flush().catch((error: unknown) => error);
        await vi.advanceTimersByTimeAsync(10_000);
        expect(await flushed).toMatchObject({ name: 'DecoderHang' });
        const drained = decoder.drained().catch((error: unknown) => error);
        await vi.advanceTimersByTimeAsync(10_000);
        expect(await drained).toMatchObject({ name: 'DecoderHang' });
    } finally {
        vi.useRealTimers();
    }
});

test('how far sound has come out is told, and nothing before any has', async () => {
    expect((await decode('abc')).decoder.heardSeconds).toBe(3);
    expect((await decode('xx')).decoder.heardSeconds).toBeNull();
});
