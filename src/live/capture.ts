/** What the listener lets be heard, as blocks of samples. */
import type { Samples } from '../flow.ts';
import { closeStream, openStream } from './open-stream.ts';
import { problemOf, type LiveProblem, type LiveSource } from './problems.ts';
import workletAddress from './worklet.ts?worker&url';

export interface Capture {
    readonly sampleRateHz: number;
    /** What the browser calls the device or tab; may be empty. */
    readonly label: string;
    /** Goes on after the browser or the device held the sound; after a press. */
    resume(): void;
    /** Lets go of the device: its own light goes out. */
    close(): void;
}

interface CaptureOptions {
    readonly onBlock: (block: Samples) => void;
    /** The device was taken away, or the sharing was ended beside the page. */
    readonly onEnded: () => void;
    readonly signal: AbortSignal;
}

export type OpenCapture = (source: LiveSource, options: CaptureOptions) => Promise<Capture | LiveProblem>;

/** After a press, by which the context may sound, or here: hear. Aborted, it lets go of what the browser gives later. */
export const openCapture: OpenCapture = async (source, { onBlock, onEnded, signal }) => {
    if (typeof AudioContext === 'undefined' || typeof AudioWorkletNode === 'undefined') return 'not-offered';
    const context = new AudioContext();
    const close = (): void => void context.close().catch(() => undefined);
    const [stream] = await Promise.all([openStream(source), context.resume().catch(() => undefined)]);
    if (typeof stream === 'string') {
        close();
        return stream;
    }
    const letGo = (): void => {
        closeStream(stream);
        close();
    };
    try {
        signal.throwIfAborted();
        await context.audioWorklet.addModule(workletAddress);
        signal.throwIfAborted();
        const sender = new AudioWorkletNode(context, 'segue-blocks', {
            channelCount: 2,
            channelCountMode: 'clamped-max',
        });
        sender.port.onmessage = ({ data }: MessageEvent<Samples>) => onBlock(data);
        // What leads nowhere is not rendered everywhere; its output is silent.
        context.createMediaStreamSource(stream).connect(sender).connect(context.destination);
        const [track] = stream.getAudioTracks();
        track?.addEventListener('ended', onEnded);
        return {
            sampleRateHz: context.sampleRate,
            label: track?.label ?? '',
            resume: () => void context.resume().catch(() => undefined),
            close() {
                sender.port.onmessage = null;
                letGo();
            },
        };
    } catch (error) {
        letGo();
        return problemOf(error, source) === 'not-offered' ? 'not-offered' : 'not-started';
    }
};
