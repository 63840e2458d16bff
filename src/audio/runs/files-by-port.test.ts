import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { filesDecodedBy } from './files-by-port.ts';
import { decodeFilesOf } from './page-files.ts';

let channel: MessageChannel;
let decode: (bytes: ArrayBuffer) => Promise<Float32Array[]>;
let rates: number[];

/** Node has no audio contexts. This one decodes as told. */
class ToldContext {
    constructor(_channels: number, _length: number, rateHz: number) {
        if (rateHz > 192_000) throw new DOMException('no such rate', 'NotSupportedError');
        rates.push(rateHz);
    }

    async decodeAudioData(bytes: ArrayBuffer): Promise<unknown> {
        const planes = await decode(bytes);
        return { numberOfChannels: planes.length, getChannelData: (channelIndex: number) => planes[channelIndex] };
    }
}

beforeEach(() => {
    channel = new MessageChannel();
    rates = [];
    vi.stubGlobal('OfflineAudioContext', ToldContext);
    decodeFilesOf(channel.port1);
});

afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
    channel.port1.close();
});

const file = () => Uint8Array.of(1, 2, 3);

test('the page decodes each file at its rate, and each answer comes to its question', async () => {
    decode = async (bytes) => [Float32Array.of(bytes.byteLength), Float32Array.from(new Uint8Array(bytes))];
    const decodeFile = filesDecodedBy(channel.port2);
    const both = await Promise.all([decodeFile(file(), 44_100), decodeFile(Uint8Array.of(9), 8000)]);
    expect(both).toEqual([
        [Float32Array.of(3), Float32Array.of(1, 2, 3)],
        [Float32Array.of(1), Float32Array.of(9)],
    ]);
    expect(rates).toEqual([44_100, 8000]);
});

test('what the browser cannot decode, or has no rate for, is nothing', async () => {
    decode = () => Promise.reject(new DOMException('Unable to decode audio data', 'EncodingError'));
    const decodeFile = filesDecodedBy(channel.port2);
    expect(await decodeFile(file(), 44_100)).toBeNull();
    expect(await decodeFile(file(), 384_000)).toBeNull();
});

test('a decoder that never answers is waited for ten seconds, and its late answer disturbs nobody', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    let late: (planes: Float32Array[]) => void = () => undefined;
    decode = () => new Promise((resolve) => (late = resolve));
    const decodeFile = filesDecodedBy(channel.port2);
    const decoding = decodeFile(file(), 44_100);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await decoding).toBeNull();
    late([Float32Array.of(1)]);
    decode = async () => [Float32Array.of(2)];
    expect(await decodeFile(file(), 44_100)).toEqual([Float32Array.of(2)]);
});
