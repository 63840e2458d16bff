import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Samples } from '../../flow.ts';
import { DecoderHang } from '../../audio/patient-decoder.ts';
import type { SoundStream } from '../../audio/recording.ts';
import { DecodeFailure } from '../../audio/refusal.ts';
import { isMono } from '../../audio/samples.ts';
import type { TimedMeasures } from '../spectra.ts';
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

const measures = { peak: 0.2, loudnessLufs: -14, millis: 3 } as TimedMeasures;

function recording(blocks: () => Iterable<Samples>, isDamaged = false) {
    let isClosed = false;
    const stream: SoundStream = {
        ok: true as const,
        sampleRateHz,
        durationSeconds: 3,
        codec: 'MP3',
        async *read() {
            yield* blocks();
        },
        isDamaged: () => isDamaged,
        close: () => void (isClosed = true),
    };
    return { ...stream, isClosed: () => isClosed };
}

async function received() {
    const stream = await receiveRecording<Samples>(channel.port2);
    if (!stream.ok) throw new Error(stream.message);
    return stream;
}

test('all blocks come, with what is known of the recording, which is closed', async () => {
    const sent = recording(() => [second(0.1), second(0.2)], true);
    let told = 0;
    const sending = sendRecording(sent, channel.port1, () => told++);
    const sound = await received();
    expect(sound).toMatchObject({ sampleRateHz, durationSeconds: 3, codec: 'MP3' });
    const blocks = [];
    for await (const block of sound.read()) blocks.push(block);
    expect(blocks).toEqual([second(0.1), second(0.2)]);
    expect(sound.isDamaged()).toBe(true);
    expect(await sound.measures()).toBeNull();
    await sending;
    expect(told).toBe(2);
    expect(sent.isClosed()).toBe(true);
});

test('what was measured comes with the end, and before it when it is asked for', async () => {
    const asked: number[] = [];
    let blocks = 0;
    const sent = {
        ...recording(function* () {
            for (; blocks < 2; blocks++) yield second(0);
        }),
        measures: async () => (asked.push(blocks), measures),
    };
    const sending = sendRecording(sent, channel.port1);
    const sound = await received();
    const reading = sound.read();
    while (!(await reading.next()).done) expect(await sound.measures()).toEqual(measures);
    expect(await sound.measures()).toEqual(measures);
    await sending;
    // Twice on the way and once at the end, which is kept.
    expect(asked).toHaveLength(3);
});

test('mono stays one array twice, and surround keeps its planes', async () => {
    const left = new Float32Array(10).fill(0.5);
    const mono = { sampleRateHz, left, right: left };
    const surround = { ...second(0.1), surround: { planes: [new Float32Array(3).fill(1)], layout: ['C'] as const } };
    void sendRecording(
        recording(() => [mono, surround]),
        channel.port1,
    );
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
    expect(read).toBeGreaterThan(5);
    expect(read).toBeLessThan(20);
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
