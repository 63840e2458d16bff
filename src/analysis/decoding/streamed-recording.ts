/** A recording that one worker decodes and another hears: only there do they not wait for one another, since browsers decode packets between the turns of their worker's loop. */
import type { Failure, Samples } from '../../flow.ts';
import { DecoderHang } from '../../audio/patient-decoder.ts';
import type { SoundStream } from '../../audio/recording.ts';
import { DecodeFailure } from '../../audio/refusal.ts';
import type { Measures } from '../../features/song-meter.ts';
import type { MeasuredStream } from '../measured.ts';

/** What is decoded and not heard yet: half a minute of the one channel that is heard. */
const mostBytesAhead = 6e6;

type Message =
    | { readonly kind: 'refused'; readonly failure: Failure }
    | { readonly kind: 'opened'; readonly facts: Facts }
    | { readonly kind: 'block'; readonly samples: Samples }
    | Ended;

interface Ended {
    readonly kind: 'ended';
    readonly isDamaged: boolean;
    readonly broken: Broken | null;
    readonly measures: Measures | null;
}

type Facts = Pick<SoundStream, 'sampleRateHz' | 'durationSeconds' | 'codec'>;

/** A `DecodeFailure` as it goes from worker to worker: classes of errors do not. */
interface Broken extends Pick<DecodeFailure, 'secondsReached' | 'kind'> {
    readonly cause: { readonly type: 'exception' | 'hang' | 'other'; readonly name: string; readonly message: string };
}

/**
 * Reads a recording to its end into a port, ahead of whoever receives it, and closes it; tells the seconds so far. Rejects when the reading throws
 * anything but a `DecodeFailure`.
 */
export async function sendRecording(
    recording: MeasuredStream | Failure,
    port: MessagePort,
    onSeconds: (seconds: number) => void = () => undefined,
): Promise<void> {
    const post = (message: Message, transfer: Transferable[] = []): void => port.postMessage(message, transfer);
    if (!recording.ok) return post({ kind: 'refused', failure: recording });
    const { sampleRateHz, durationSeconds, codec } = recording;
    post({ kind: 'opened', facts: { sampleRateHz, durationSeconds, ...(codec !== undefined && { codec }) } });
    let seconds = 0;
    let bytesAhead = 0;
    let wake = (): void => undefined;
    port.onmessage = ({ data }: MessageEvent<number>) => {
        bytesAhead -= data;
        wake();
    };
    let broken: Broken | null = null;
    try {
        for await (const samples of recording.read()) {
            while (bytesAhead >= mostBytesAhead) await new Promise<void>((resolve) => (wake = resolve));
            bytesAhead += bytesOf(samples);
            seconds += samples.left.length / samples.sampleRateHz;
            post({ kind: 'block', samples }, buffersOf(samples));
            onSeconds(seconds);
        }
    } catch (error) {
        if (!(error instanceof DecodeFailure)) throw error;
        broken = { secondsReached: error.secondsReached, kind: error.kind, cause: sendable(error.cause) };
    } finally {
        recording.close();
    }
    post({ kind: 'ended', isDamaged: recording.isDamaged(), broken, measures: recording.measures() });
}

/** What is read into the other side of the port, as it comes; it can be read once. */
export async function receiveRecording(port: MessagePort): Promise<MeasuredStream | Failure> {
    const come: Message[] = [];
    let wake = (): void => undefined;
    port.onmessage = ({ data }: MessageEvent<Message>) => {
        come.push(data);
        wake();
    };
    const next = async (): Promise<Message> => {
        for (let message = come.shift(); ; message = come.shift()) {
            if (message) return message;
            await new Promise<void>((resolve) => (wake = resolve));
        }
    };
    const opening = await next();
    if (opening.kind === 'refused') return opening.failure;
    if (opening.kind !== 'opened') throw new Error(`expected a recording to be opened, and got '${opening.kind}'`);
    let ended: Ended | null = null;
    return {
        ok: true,
        ...opening.facts,
        async *read({ signal } = {}) {
            for (let message = await next(); ; message = await next()) {
                signal?.throwIfAborted();
                if (message.kind === 'block') {
                    port.postMessage(bytesOf(message.samples));
                    yield message.samples;
                } else if (message.kind === 'ended') {
                    ended = message;
                    if (message.broken) throw failureOf(message.broken);
                    return;
                } else {
                    throw new Error(`expected sound, and got '${message.kind}'`);
                }
            }
        },
        isDamaged: () => ended?.isDamaged ?? false,
        measures: () => ended?.measures ?? null,
        close: () => port.close(),
    };
}

const planesOf = ({ left, right, surround }: Samples): readonly Float32Array[] => [
    left,
    right,
    ...(surround?.planes ?? []),
];

/** Mono sound has the same one twice. */
const buffersOf = (samples: Samples): ArrayBuffer[] => [
    ...new Set(planesOf(samples).map(({ buffer }) => buffer as ArrayBuffer)),
];

const bytesOf = (samples: Samples): number => buffersOf(samples).reduce((sum, { byteLength }) => sum + byteLength, 0);

function sendable(cause: unknown): Broken['cause'] {
    if (!(cause instanceof Error)) return { type: 'other', name: '', message: String(cause) };
    const type = cause instanceof DecoderHang ? 'hang' : cause instanceof DOMException ? 'exception' : 'other';
    return { type, name: cause.name, message: type === 'other' ? String(cause) : cause.message };
}

function failureOf({ secondsReached, kind, cause: { type, name, message } }: Broken): DecodeFailure {
    if (type === 'hang') return new DecodeFailure(secondsReached, new DecoderHang(message), kind);
    return new DecodeFailure(secondsReached, type === 'exception' ? new DOMException(message, name) : message, kind);
}
