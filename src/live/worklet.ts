/** Runs where the sound is rendered (https://www.w3.org/TR/webaudio/#AudioWorklet), and tells the page of each block. */
import { BlockCollector } from './block-collector.ts';

declare abstract class AudioWorkletProcessor {
    readonly port: MessagePort;
    abstract process(inputs: readonly (readonly Float32Array[])[], outputs: readonly Float32Array[][]): boolean;
}
declare const sampleRate: number;
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void;

/** Of a render quantum. */
const quantumFrames = 128;

class BlockSender extends AudioWorkletProcessor {
    readonly #collector = new BlockCollector(sampleRate);

    /** What it is given holds no longer than the call, so that the collector copies it. The output stays silent. */
    override process([channels = []]: readonly (readonly Float32Array[])[]): boolean {
        for (const block of this.#collector.push(channels, channels[0]?.length ?? quantumFrames))
            this.port.postMessage(block, [...new Set([block.left.buffer, block.right.buffer])] as ArrayBuffer[]);
        return true;
    }
}

registerProcessor('segue-blocks', BlockSender);
