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

/** After a press, by which the context may sound, or here: hear. Aborted, it lets go at once of what it has, and of what the browser gives later. */
export const openCapture: OpenCapture = async (source, { onBlock, onEnded, signal }) => {
    if (typeof AudioContext === 'undefined' || typeof AudioWorkletNode === 'undefined') return 'not-offered';
    const held: (() => void)[] = [];
    const letGo = (): void => held.splice(0).forEach((end) => end());
    signal.addEventListener('abort', letGo, { once: true });
    try {
        const context = new AudioContext();
        held.push(() => void context.close().catch(() => undefined));
        // Nobody waits for it: where the device holds the sound, it is pending for as long.
        const resume = (): void => void context.resume().catch(() => undefined);
        resume();
        const stream = await openStream(source);
        if (typeof stream === 'string') {
            letGo();
            return stream;
        }
        held.push(() => closeStream(stream));
        signal.throwIfAborted();
        // Some browsers let a page sound only once it is given the microphone.
        resume();
        await context.audioWorklet.addModule(workletAddress);
        signal.throwIfAborted();
        const sender = new AudioWorkletNode(context, 'segue-blocks', {
            channelCount: 2,
            channelCountMode: 'clamped-max',
        });
        sender.port.onmessage = ({ data }: MessageEvent<Samples>) => onBlock(data);
        held.push(() => (sender.port.onmessage = null));
        // What leads nowhere is not rendered everywhere; its output is silent.
        context.createMediaStreamSource(stream).connect(sender).connect(context.destination);
        const [track] = stream.getAudioTracks();
        track?.addEventListener('ended', onEnded);
        return {
            sampleRateHz: context.sampleRate,
            label: track?.label ?? '',
            resume,
            close: letGo,
        };
    } catch (error) {
        letGo();
        return problemOf(error, source) === 'not-offered' ? 'not-offered' : 'not-started';
    }
};
