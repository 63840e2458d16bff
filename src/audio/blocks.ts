/** Gathers the small pieces that decoders deliver (26 ms of an MP3) into blocks of a second; what comes in larger ones stays as it is. */
import type { Samples } from '../flow.ts';
import type { ChannelLayout } from './channels/channel-layout.ts';
import { samplesOf } from './mixing.ts';

/** What `AudioData` of WebCodecs and `AudioSample` of mediabunny have in common. */
export interface DecodedPiece {
    readonly numberOfFrames: number;
    readonly numberOfChannels: number;
    readonly sampleRate: number;
    copyTo(target: Float32Array<ArrayBuffer>, options: PlaneCopy): void;
    /** The channels themselves, for whoever adds the piece to keep, where they are in memory already. */
    readonly planes?: readonly Float32Array[];
}

interface PlaneCopy {
    readonly planeIndex: number;
    readonly format: 'f32-planar';
    readonly frameOffset: number;
    readonly frameCount: number;
}

export interface Blocks {
    /** Adds frames `from` to `end` of a piece. Throws when its rate or its channels differ from those before it, or are such as no sound has. */
    add(piece: DecodedPiece, from: number, end: number): void;
    /** The next full block, or with `rest` what is left; undefined when there is none. */
    take(options?: { rest: boolean }): Samples | undefined;
}

const blockSeconds = 1;

/** Telephones are above it, the finest masters below it. What is beyond would take gigabytes for a second, or hours for a song. */
const rateHz = { least: 1000, most: 768_000 };
const mostChannels = 32;

/** Throws where the rate or the channels are such as no sound has. */
export function assertHearable({
    sampleRate,
    numberOfChannels,
}: Pick<DecodedPiece, 'sampleRate' | 'numberOfChannels'>): void {
    const isRate = sampleRate >= rateHz.least && sampleRate <= rateHz.most;
    if (!isRate || numberOfChannels < 1 || numberOfChannels > mostChannels)
        throw new Error(`no sound has ${numberOfChannels} channels at ${sampleRate} Hz`);
}

/** With the layout that the file declares, if it does. */
export function createBlocks(layout: ChannelLayout | null = null): Blocks {
    const full: Samples[] = [];
    let sampleRateHz = 0;
    let planes: Float32Array<ArrayBuffer>[] = [];
    let filled = 0;

    const push = (parts: readonly Float32Array[]): void => void full.push(samplesOf(sampleRateHz, parts, layout));

    const close = (): void => {
        push(planes.map((plane) => plane.subarray(0, filled)));
        planes = planes.map((plane) => new Float32Array(plane.length));
        filled = 0;
    };

    return {
        add(piece, from, end) {
            if (planes.length === 0) {
                assertHearable(piece);
                sampleRateHz = piece.sampleRate;
                planes = Array.from(
                    { length: piece.numberOfChannels },
                    () => new Float32Array(Math.ceil(sampleRateHz * blockSeconds)),
                );
            }
            if (piece.sampleRate !== sampleRateHz || piece.numberOfChannels !== planes.length) {
                throw new Error(
                    `the sound changes from ${planes.length} channels at ${sampleRateHz} Hz ` +
                        `to ${piece.numberOfChannels} at ${piece.sampleRate} Hz`,
                );
            }
            if (piece.planes) {
                if (filled > 0) close();
                if (end > from) push(piece.planes.map((plane) => plane.subarray(from, end)));
                return;
            }
            const blockFrames = planes[0]?.length ?? 0;
            for (let frameOffset = from; frameOffset < end;) {
                const frameCount = Math.min(end - frameOffset, blockFrames - filled);
                for (const [planeIndex, plane] of planes.entries()) {
                    const target = plane.subarray(filled, filled + frameCount);
                    piece.copyTo(target, { planeIndex, format: 'f32-planar', frameOffset, frameCount });
                }
                frameOffset += frameCount;
                filled += frameCount;
                if (filled === blockFrames) close();
            }
        },
        take({ rest } = { rest: false }) {
            if (rest && filled > 0) close();
            return full.shift();
        },
    };
}
