/** What the head of a frame says, in formats that are nothing but frames. */
export interface FrameHead {
    readonly bytes: number;
    /** Of each channel. */
    readonly samples: number;
    readonly sampleRateHz: number;
    readonly channels: number;
    /** Frames of one stream agree in it, apart from rate and channels. */
    readonly codec: 'MP1' | 'MP2' | 'MP3' | 'AAC';
}

/** The frame that begins at a byte of the view; null where none does. */
type ReadFrameHead = (view: DataView, offset: number) => FrameHead | null;

export interface FrameFormat {
    readonly readHead: ReadFrameHead;
    /** False where no encoder writes such a frame behind such a head. */
    readonly isContent: (frame: DataView, head: FrameHead) => boolean;
}

/** Enough for every head that is read here. */
export const frameHeadBytes = 7;

export function isOfSameStream(a: FrameHead, b: FrameHead): boolean {
    return a.codec === b.codec && a.sampleRateHz === b.sampleRateHz && a.channels === b.channels;
}
