/** A recording that is read on one thread and heard on another, as sound or as its spectra: only so do they not wait for one another, since browsers decode packets between the turns of their worker's loop. */
import type { Failure } from '../../flow.ts';
import { DecoderHang } from '../../audio/patient-decoder.ts';
import type { StreamOf } from '../../audio/recording.ts';
import { DecodeFailure } from '../../audio/refusal.ts';
import type { SpectraStream, TimedMeasures } from '../spectra.ts';

/** What is read and not heard yet: eight seconds of stereo, five minutes of spectra. */
const mostBytesAhead = 3e6;

type Message<Block> =
    | { readonly kind: 'refused'; readonly failure: Failure }
    | { readonly kind: 'opened'; readonly facts: Facts }
    | { readonly kind: 'block'; readonly block: Block }
    | { readonly kind: 'measured'; readonly measures: Measures }
    | Ended;

/** A block was taken, or what has been measured is asked for. */
type Request = 'taken' | 'measure';

type Measures = TimedMeasures | null;

interface Ended {
    readonly kind: 'ended';
    readonly isDamaged: boolean;
    readonly broken: Broken | null;
    readonly measures: Measures;
}

type Facts = Pick<StreamOf<unknown>, 'sampleRateHz' | 'durationSeconds' | 'codec'>;

/** A `DecodeFailure` as it goes from worker to worker: classes of errors do not. */
interface Broken extends Pick<DecodeFailure, 'secondsReached' | 'kind'> {
    readonly cause: { readonly type: 'exception' | 'hang' | 'other'; readonly name: string; readonly message: string };
}

/**
 * Reads a recording to its end into a port, ahead of whoever receives it, and closes it; `onBlock` is told of each block. Rejects when the reading throws
 * anything but a `DecodeFailure`.
 */
export async function sendRecording<Block>(
    recording: (StreamOf<Block> & Partial<Pick<SpectraStream, 'measures'>>) | Failure,
    port: MessagePort,
    onBlock: () => void = () => undefined,
): Promise<void> {
    const post = (message: Message<Block>): void => port.postMessage(message, buffersOf(message));
    if (!recording.ok) return post({ kind: 'refused', failure: recording });
    const measures = async (): Promise<Measures> => (await recording.measures?.()) ?? null;
    const { sampleRateHz, durationSeconds, codec } = recording;
    post({ kind: 'opened', facts: { sampleRateHz, durationSeconds, ...(codec !== undefined && { codec }) } });
    const ahead: number[] = [];
    let wake = (): void => undefined;
    port.onmessage = async ({ data }: MessageEvent<Request>) => {
        if (data === 'measure') return post({ kind: 'measured', measures: await measures() });
        ahead.shift();
        wake();
    };
    let broken: Broken | null = null;
    try {
        for await (const block of recording.read()) {
            while (sum(ahead) >= mostBytesAhead) await new Promise<void>((resolve) => (wake = resolve));
            ahead.push(sum(buffersOf(block).map(({ byteLength }) => byteLength)));
            post({ kind: 'block', block });
            onBlock();
        }
    } catch (error) {
        if (!(error instanceof DecodeFailure)) throw error;
        broken = { secondsReached: error.secondsReached, kind: error.kind, cause: sendable(error.cause) };
    } finally {
        recording.close();
    }
    post({ kind: 'ended', isDamaged: recording.isDamaged(), broken, measures: await measures() });
}

/** What is read into the other side of the port, as it comes; it can be read once. */
export async function receiveRecording<Block>(
    port: MessagePort,
): Promise<(StreamOf<Block> & Pick<SpectraStream, 'measures'>) | Failure> {
    const come: Message<Block>[] = [];
    const measuring: ((measures: Measures) => void)[] = [];
    let wake = (): void => undefined;
    port.onmessage = ({ data }: MessageEvent<Message<Block>>) => {
        if (data.kind === 'measured') return measuring.shift()?.(data.measures);
        come.push(data);
        wake();
    };
    const next = async (): Promise<Message<Block>> => {
        for (let message = come.shift(); ; message = come.shift()) {
            if (message) return message;
            await new Promise<void>((resolve) => (wake = resolve));
        }
    };
    const ask = (request: Request): void => port.postMessage(request);
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
                    ask('taken');
                    yield message.block;
                } else if (message.kind === 'ended') {
                    ended = message;
                    if (message.broken) throw failureOf(message.broken);
                    return;
                } else {
                    throw new Error(`expected a block, and got '${message.kind}'`);
                }
            }
        },
        isDamaged: () => ended?.isDamaged ?? false,
        async measures() {
            if (ended) return ended.measures;
            ask('measure');
            return new Promise((resolve) => measuring.push(resolve));
        },
        close: () => port.close(),
    };
}

/** Of all arrays of numbers in a message, each once: mono sound has the same one twice. */
function buffersOf(part: unknown): ArrayBuffer[] {
    if (ArrayBuffer.isView(part)) return [part.buffer as ArrayBuffer];
    if (typeof part !== 'object' || part === null) return [];
    return [...new Set(Object.values(part).flatMap(buffersOf))];
}

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

function sendable(cause: unknown): Broken['cause'] {
    if (!(cause instanceof Error)) return { type: 'other', name: '', message: String(cause) };
    const type = cause instanceof DecoderHang ? 'hang' : cause instanceof DOMException ? 'exception' : 'other';
    return { type, name: cause.name, message: type === 'other' ? String(cause) : cause.message };
}

function failureOf({ secondsReached, kind, cause: { type, name, message } }: Broken): DecodeFailure {
    if (type === 'hang') return new DecodeFailure(secondsReached, new DecoderHang(message), kind);
    return new DecodeFailure(secondsReached, type === 'exception' ? new DOMException(message, name) : message, kind);
}
