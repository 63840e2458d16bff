import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ADTS, BlobSource, EncodedPacketSink, FLAC, Input, MP3, MP4, type EncodedPacket } from 'mediabunny';
import { afterAll, describe, expect, test } from 'vitest';
import { decodeRuns, type DecodeFile } from './decode-runs.ts';
import { runFormatOf } from './run-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'runs-'));
afterAll(() => rmSync(folder, { recursive: true }));

const ffmpeg = (args: readonly string[], input?: Uint8Array): Buffer =>
    execFileSync('ffmpeg', ['-nostdin', '-y', '-v', 'error', ...args], {
        input,
        maxBuffer: 1e9,
        stdio: [input ? 'pipe' : 'ignore', 'pipe', 'ignore'],
    });

/** Sound that is never the same twice, so that every place is told from every other; a reservoir of bits is used where it may be. */
function encoded(kind: string, rateHz: number, channels: number, ...options: string[]): Uint8Array<ArrayBuffer> {
    const path = join(folder, `${rateHz}-${options.join('')}.${kind}`);
    const source = `aevalsrc='.4*sin(2*PI*(200+30*t)*t)+.3*random(0)*mod(floor(t*3)\\,2):s=${rateHz}:d=25'`;
    ffmpeg(['-f', 'lavfi', '-i', source, '-ac', String(channels), ...options, path]);
    return new Uint8Array(readFileSync(path));
}

const mp3 = (rateHz: number, channels: number, ...options: string[]) =>
    encoded('mp3', rateHz, channels, '-write_xing', '0', ...options);

/** The decoder that Chromium has too. */
const decodeFile: DecodeFile = async (file, rateHz) => {
    // Bare frames have nothing around them that would say what to leave out.
    const format = file[0] === 0x66 ? 'flac' : file[1] === 0xf1 ? 'aac' : 'mp3';
    const pcm = ffmpeg(['-f', format, '-i', 'pipe:0', '-f', 'f32le', 'pipe:1'], file);
    const samples = new Float32Array(pcm.buffer.slice(pcm.byteOffset, pcm.byteOffset + pcm.byteLength));
    expect([22_050, 44_100, 48_000, 8000]).toContain(rateHz);
    return Array.from({ length: channels }, (_, channel) =>
        samples.filter((__, sample) => sample % channels === channel),
    );
};
let channels = 2;

async function packetsOf(file: Uint8Array<ArrayBuffer>) {
    const input = new Input({ source: new BlobSource(new Blob([file])), formats: [MP3, ADTS, MP4, FLAC] });
    const track = await input.getPrimaryAudioTrack();
    const config = await track?.getDecoderConfig();
    const format = config && runFormatOf(config);
    if (!track || !config || !format) throw new Error('expected a track that is decoded in runs');
    return { packets: new EncodedPacketSink(track).packets(), config, format };
}

async function decoded(file: Uint8Array<ArrayBuffer>, decoder: DecodeFile, changed = asTheyAre) {
    const { packets, config, format } = await packetsOf(file);
    channels = config.numberOfChannels;
    const runs = decodeRuns(changed(packets), { config, format, decodeFile: decoder });
    const heard: number[][] = Array.from({ length: channels }, () => []);
    const startsSeconds: number[] = [];
    let next = await runs.next();
    for (; !next.done; next = await runs.next()) {
        for (const { piece, startSeconds } of next.value) {
            startsSeconds.push(startSeconds);
            for (const [planeIndex, plane] of heard.entries()) {
                const target = new Float32Array(piece.numberOfFrames);
                piece.copyTo(target, { planeIndex, format: 'f32-planar', frameOffset: 0, frameCount: target.length });
                for (const value of target) plane.push(value);
            }
        }
    }
    return { heard, startsSeconds, leftSeconds: next.value };
}

/** Infinite where one is longer. */
function greatestDifference(plane: readonly number[], expected: Float32Array | undefined): number {
    if (plane.length !== expected?.length) return Infinity;
    return plane.reduce((most, value, i) => Math.max(most, Math.abs(value - (expected[i] ?? NaN))), 0);
}

async function* asTheyAre(packets: AsyncIterable<EncodedPacket>) {
    yield* packets;
}

describe('runs of ten seconds sound as the whole song does', () => {
    test.each([
        ['44.1 kHz, stereo, of a quality', mp3(44_100, 2, '-q:a', '4')],
        ['48 kHz, mono, 32 kbit/s', mp3(48_000, 1, '-b:a', '32k')],
        ['22.05 kHz, stereo, 64 kbit/s', mp3(22_050, 2, '-b:a', '64k')],
        ['8 kHz, mono, 8 kbit/s', mp3(8000, 1, '-b:a', '8k')],
    ])('%s', async (_, file) => {
        const { heard, startsSeconds, leftSeconds } = await decoded(file, decodeFile);
        const whole = await decodeFile(file, 44_100);
        expect(leftSeconds).toBeNull();
        expect(startsSeconds).toHaveLength(3);
        expect(startsSeconds[1]).toBeCloseTo(10, 1);
        for (const [channel, plane] of heard.entries()) {
            const expected = whole?.[channel] ?? new Float32Array();
            expect(greatestDifference(plane, expected)).toBe(0);
        }
    });
});

/** A frame for each packet. */
const bareAac = (file: Uint8Array): Uint8Array<ArrayBuffer> => {
    const path = join(folder, 'bare.m4a');
    writeFileSync(path, file);
    return new Uint8Array(ffmpeg(['-i', path, '-c', 'copy', '-f', 'adts', 'pipe:1']));
};

test('AAC of MP4 too, and as a stream of frames', async () => {
    const file = encoded('m4a', 44_100, 2, '-b:a', '160k', '-aac_pns', '0');
    const bare = bareAac(file);
    channels = 2;
    const whole = await decodeFile(bare, 44_100);
    for (const one of [file, bare]) {
        const { heard, startsSeconds, leftSeconds } = await decoded(one, decodeFile);
        expect([startsSeconds.length, leftSeconds]).toEqual([3, null]);
        expect(greatestDifference(heard[0] ?? [], whole?.[0])).toBe(0);
    }
});

test.each([
    ['16 bit, stereo', [44_100, 2, '-sample_fmt', 's16']],
    ['24 bit, mono, in frames of 192 samples', [48_000, 1, '-sample_fmt', 's32', '-frame_size', '192']],
    ['six channels', [48_000, 6]],
] as const)('FLAC too: %s', async (_, [rateHz, count, ...options]) => {
    const file = encoded('flac', rateHz, count, ...options);
    channels = count;
    const whole = await decodeFile(file, rateHz);
    const { heard, startsSeconds, leftSeconds } = await decoded(file, decodeFile);
    expect([startsSeconds.length, leftSeconds]).toEqual([3, null]);
    for (const [channel, plane] of heard.entries()) expect(greatestDifference(plane, whole?.[channel])).toBe(0);
});

test('FLAC that does not say what it is, is left to the streaming decoder', () => {
    expect(runFormatOf({ codec: 'flac', sampleRate: 44_100, numberOfChannels: 2 })).toBeNull();
});

test('AAC that says noise instead of sound goes on where it stopped, with another noise', async () => {
    const { startsSeconds, leftSeconds } = await decoded(encoded('m4a', 44_100, 2, '-b:a', '64k'), decodeFile);
    expect([startsSeconds.length, leftSeconds]).toEqual([3, null]);
});

test.each([
    ['of a low rate, in which twice the rate may be hidden', [22_050, 2, '-b:a', '64k']],
    ['of more than two channels', [44_100, 6, '-b:a', '256k']],
] as const)('AAC %s is left to the streaming decoder', async (_, [rateHz, count, ...options]) => {
    await expect(packetsOf(encoded('m4a', rateHz, count, ...options))).rejects.toThrow('in runs');
});

const song = mp3(44_100, 2, '-q:a', '4');

test('a decoder that leaves out the padding at a file’s beginning is not asked any further', async () => {
    const trimming: DecodeFile = async (...file) =>
        (await decodeFile(...file))?.map((plane) => plane.subarray(1105)) ?? null;
    expect(await decoded(song, trimming)).toMatchObject({ heard: [[], []], leftSeconds: 0 });
});

test('nor is one whose sound does not go on where it stopped', async () => {
    let asked = 0;
    const late: DecodeFile = async (...file) => {
        const delay = 529 * asked++;
        return (await decodeFile(...file))?.map((plane) => plane.map((_, i) => plane[i - delay] ?? 0)) ?? null;
    };
    const { startsSeconds, leftSeconds } = await decoded(song, late);
    expect(startsSeconds).toEqual([0]);
    expect(leftSeconds).toBeCloseTo(10, 1);
});

test('where it cannot decode a run, what comes before is heard', async () => {
    let asked = 0;
    const { heard, leftSeconds } = await decoded(song, async (...file) => (++asked === 3 ? null : decodeFile(...file)));
    expect(leftSeconds).toBeCloseTo(20, 1);
    expect((heard[0]?.length ?? 0) / 44_100).toBeCloseTo(leftSeconds ?? 0, 5);
});

test('a packet that does not follow the one before begins a run of its own', async () => {
    const { startsSeconds, leftSeconds } = await decoded(song, decodeFile, async function* (packets) {
        for await (const packet of packets)
            yield packet.timestamp < 5 ? packet : packet.clone({ timestamp: packet.timestamp + 1 });
    });
    expect(leftSeconds).toBeNull();
    expect(startsSeconds[1]).toBeCloseTo(6, 1);
    expect(startsSeconds).toHaveLength(4);
});

test('a file that cannot be read any further is told after what was read of it', async () => {
    const { packets, config, format } = await packetsOf(song);
    async function* unplugged() {
        for await (const packet of packets) {
            if (packet.timestamp > 15) throw new DOMException('gone', 'NotReadableError');
            yield packet;
        }
    }
    const runs = decodeRuns(unplugged(), { config, format, decodeFile });
    expect((await runs.next()).value).toHaveLength(1);
    await expect(runs.next()).rejects.toThrow('gone');
});
