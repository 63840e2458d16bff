/** What the page's decks send to the loudspeaker, recorded deck by deck. */
import type { Page } from '@playwright/test';
import { watchPlayers } from './players-audios.ts';

declare global {
    var recordedBlocks: { readonly rateHz: number; readonly blocks: Float32Array[][] } | undefined;
}

const blockFrames = 16_384;

/** To be called before the page is opened. */
export async function recordChannels(page: Page): Promise<void> {
    await watchPlayers(page);
    await page.addInitScript((frames) => {
        const connect = AudioNode.prototype.connect as (
            this: AudioNode,
            to: AudioNode,
            from?: number,
            into?: number,
        ) => AudioNode;
        let recorder: ScriptProcessorNode | null = null;
        let merger: ChannelMergerNode | null = null;
        let channels = 0;
        AudioNode.prototype.connect = function (this: AudioNode, to: AudioNode) {
            const context = this.context as AudioContext;
            if (to instanceof AudioDestinationNode && this !== recorder) {
                if (!recorder || !merger) {
                    const blocks: Float32Array[][] = [];
                    globalThis.recordedBlocks = { rateHz: context.sampleRate, blocks };
                    merger = context.createChannelMerger(2);
                    recorder = context.createScriptProcessor(frames, 2, 1);
                    recorder.onaudioprocess = ({ inputBuffer }) =>
                        blocks.push([0, 1].map((channel) => inputBuffer.getChannelData(channel).slice()));
                    connect.call(merger, recorder);
                    connect.call(recorder, context.destination);
                }
                const mono = new GainNode(context, { channelCount: 1, channelCountMode: 'explicit' });
                connect.call(this, mono);
                connect.call(mono, merger, 0, channels++);
            }
            return connect.call(this, to);
        } as typeof AudioNode.prototype.connect;
    }, blockFrames);
}

export interface Recorded {
    /** Seconds into the recording at which each deck strikes a beat. */
    readonly strokes: readonly (readonly number[])[];
    /** Of both decks together, second by second, from the first sound on. */
    readonly decibels: readonly number[];
    /** Seconds at which each deck's sound begins and ends. */
    readonly ends: readonly (readonly [from: number, to: number])[];
}

export function recorded(page: Page): Promise<Recorded> {
    return page.evaluate((frames) => {
        const { rateHz, blocks } = globalThis.recordedBlocks ?? { rateHz: 1, blocks: [] };
        const decks = [0, 1].map((deck) => {
            const sound = new Float32Array(blocks.length * frames);
            blocks.forEach((block, i) => sound.set(block[deck] ?? new Float32Array(), i * frames));
            return sound;
        });
        const isHeard = (value: number): boolean => Math.abs(value) > 1e-4;
        const power = (sound: Float32Array): number =>
            sound.reduce((sum, value) => sum + value * value, 0) / sound.length;
        const ends = decks.map(
            (sound) => [sound.findIndex(isHeard) / rateHz, sound.findLastIndex(isHeard) / rateHz] as [number, number],
        );
        // The second difference leaves the click of a stroke, and little of what is below it.
        const strokes = decks.map((sound) => {
            const edges = sound.map((value, i) => Math.abs(value - 2 * (sound[i - 1] ?? 0) + (sound[i - 2] ?? 0)));
            const [found, beat]: [number[], number] = [[], Math.round(0.45 * rateHz)];
            for (let from = 0; from < edges.length;) {
                const most = edges.subarray(from, from + beat).reduce((a, b) => Math.max(a, b), 0);
                const at = edges.findIndex((edge, i) => i >= from && edge > most / 2);
                if (most > 1e-4) found.push(at / rateHz);
                from = most > 1e-4 ? at + Math.round(0.35 * rateHz) : from + beat;
            }
            return found;
        });
        const decibels: number[] = [];
        const [from = 0, to = 0] = [ends[0]?.[0], ends[1]?.[1]];
        for (let second = from + 0.5; second + 1 < to; second += 1) {
            const [start, end] = [Math.round(second * rateHz), Math.round((second + 1) * rateHz)];
            const both = decks[0]?.slice(start, end).map((value, i) => value + (decks[1]?.[start + i] ?? 0));
            decibels.push(10 * Math.log10(power(both ?? new Float32Array(1))));
        }
        return { strokes, decibels, ends };
    }, blockFrames);
}

/** Of these the one that is nearest; infinity where there are none. */
export const nearest = (all: readonly number[], to: number): number =>
    all.reduce((best, one) => (Math.abs(one - to) < Math.abs(best - to) ? one : best), Infinity);
