import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Samples } from '../../flow.ts';
import { DecoderHang } from '../../audio/patient-decoder.ts';
import { measured } from '../measured.ts';
import type { SoundStream } from '../../audio/recording.ts';
import { DecodeFailure } from '../../audio/refusal.ts';
import { isMono } from '../../audio/samples.ts';
import { receiveRecording, sendRecording } from './streamed-recording.ts';

const sampleRateHz = 44_100;
let channel: MessageChannel;
beforeEach(() => (channel = new MessageChannel()));
afterEach(() => channel.port1.close());

const second = (value: number): Samples => ({
    sampleRateHz,
    left: new Float32Array(sampleRateHz).fill(value),
    right: new Float32Array(sampleRateHz).fill(-value),
});

function recording(blocks: () => Iterable<Samples>, isDamaged = false) {
    let isClosed = false;
    const opened = measured(stream(blocks, isDamaged, () => (isClosed = true)));
    return { ...opened, isClosed: () => isClosed };
}

function stream(blocks: () => Iterable<Samples>, isDamaged = false, close = (): unknown => undefined): SoundStream {
    return {
        ok: true as const,
        sampleRateHz,
        durationSeconds: 3,
        codec: 'MP3',
        async *read() {
            yield* blocks();
        },
        isDamaged: () => isDamaged,
        close: () => void close(),
    };
}

async function received() {
    const stream = await receiveRecording(channel.port2);
    if (!stream.ok) throw new Error(stream.message);
    return stream;
}

test('the one channel that is heard of all blocks comes, with what is known of the recording, which is closed', async () => {
    const sent = recording(() => [second(0.1), second(0.2)], true);
    const told: number[] = [];
    const sending = sendRecording(sent, channel.port1, (seconds) => told.push(seconds));
    const sound = await received();
    expect(sound).toMatchObject({ sampleRateHz, durationSeconds: 3, codec: 'MP3' });
    expect(sound.measures()).toBeNull();
    const blocks = [];
    for await (const block of sound.read()) blocks.push(block);
    // The right channel is turned round.
    const heard = [0.1, 0.2].map((value) => new Float32Array(sampleRateHz).fill(value));
    expect(blocks).toEqual(heard.map((left) => ({ sampleRateHz, left, right: left })));
    expect(blocks.every(isMono)).toBe(true);
    expect(sound.isDamaged()).toBe(true);
    await sending;
    expect(told).toEqual([1, 2]);
    expect(sent.isClosed()).toBe(true);
    expect(sound.measures()?.peak).toBeCloseTo(0.2, 5);
});

test('of sound that is not measured yet mono stays one array twice, and surround keeps its planes', async () => {
    const left = new Float32Array(10).fill(0.5);
    const mono = { sampleRateHz, left, right: left };
    const surround = { ...second(0.1), surround: { planes: [new Float32Array(3).fill(1)], layout: ['C'] as const } };
    void sendRecording({ ...stream(() => [mono, surround]), measures: () => null }, channel.port1);
    const blocks = (await received()).read();
    const first = (await blocks.next()).value;
    const other = (await blocks.next()).value;
    expect(first && isMono(first)).toBe(true);
    expect(other?.surround).toEqual({ planes: [new Float32Array(3).fill(1)], layout: ['C'] });
});

test('decoding runs ahead of hearing, but no further than some megabytes', async () => {
    let read = 0;
    const sending = sendRecording(
        recording(function* () {
            for (; read < 120; read++) yield second(0);
        }),
        channel.port1,
    );
    const sound = await received();
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(read).toBeGreaterThan(20);
    expect(read).toBeLessThan(40);
    let heard = 0;
    for await (const { left } of sound.read()) heard += left.length / sampleRateHz;
    expect(heard).toBe(120);
    await sending;
});

test.each([
    ['a decoder that hangs', new DecodeFailure(1, new DecoderHang('no sign of life'))],
    ['a file that is gone', new DecodeFailure(1, new DOMException('gone', 'NotReadableError'))],
    ['a file that ends too early', new DecodeFailure(1, 'the file promises 3 s', 'cut-off')],
])('%s breaks the sound off behind what was decoded', async (_, failure) => {
    void sendRecording(
        recording(function* () {
            yield second(0.1);
            throw failure;
        }),
        channel.port1,
    );
    let heard = 0;
    const sound = await received();
    const thrown = (async () => {
        for await (const block of sound.read()) heard += block.left.length;
    })();
    const { secondsReached, kind } = failure;
    await expect(thrown).rejects.toMatchObject({ name: 'DecodeFailure', secondsReached, kind });
    const { cause } = (await thrown.catch((error: unknown) => error)) as DecodeFailure;
    expect((cause as Error).name).toBe((failure.cause as Error).name);
    expect(heard).toBe(sampleRateHz);
    expect(sound.measures()?.peak).toBeCloseTo(0.1, 5);
});

test('a recording that is refused is refused on the other side', async () => {
    const refused = { ok: false, reason: 'not-audio', message: 'a letter' } as const;
    await sendRecording(refused, channel.port1);
    expect(await receiveRecording(channel.port2)).toEqual(refused);
});

test('what is no fault of the file rejects where it is decoded', async () => {
    const sending = sendRecording(
        recording(function* () {
            yield* [];
            throw new TypeError('our own');
        }),
        channel.port1,
    );
    await expect(sending).rejects.toThrow('our own');
});
