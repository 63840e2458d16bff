import type { ChannelLayout } from '../channels/channel-layout.ts';

/** Sound that lies in a file sample after sample: where, and how each sample is written. */
export interface PcmLayout {
    readonly kind: 'pcm';
    readonly sampleRateHz: number;
    readonly channels: number;
    /** Where each channel is to sound, as far as the file says it. */
    readonly speakers?: ChannelLayout;
    readonly encoding: PcmEncoding;
    readonly bytesPerSample: number;
    readonly littleEndian: boolean;
    readonly dataOffset: number;
    /** Of those that the header promises, the bytes that are there; all to the file's end where it promises none. */
    readonly dataBytes: number;
    /** Null where the header does not know: a recorder broke off, or a program wrote to a pipe. */
    readonly declaredBytes: number | null;
}

export type PcmEncoding = 'integer' | 'unsigned' | 'float' | 'a-law' | 'mu-law';

/** Sound of another codec in one of the same shells. */
export interface CodedData {
    readonly kind: 'coded';
    /** By its common name. */
    readonly codec: string;
    readonly dataOffset: number;
    readonly dataBytes: number;
    /** Null where the header does not know. */
    readonly declaredBytes: number | null;
    readonly bytesPerSecond: number | null;
}

export type ShellContent = PcmLayout | CodedData;

export interface SampleFormat {
    readonly sampleRateHz: number;
    readonly channels: number;
    readonly speakers?: ChannelLayout;
    readonly bytesPerSample: number;
    readonly littleEndian: boolean;
    /** On average, where a codec has its own. */
    readonly bytesPerSecond?: number;
    /** The codec's name where it is none of PCM's. */
    readonly encoding: PcmEncoding | { readonly codec: string };
}

/** Joins a format and the place of its data in a file of `fileBytes`. */
export function shellContent(
    format: SampleFormat,
    { fileBytes, dataOffset, declaredBytes }: { fileBytes: number; dataOffset: number; declaredBytes: number | null },
): ShellContent {
    const { encoding, bytesPerSecond = null, ...rest } = format;
    const dataBytes = Math.max(0, Math.min(fileBytes - dataOffset, declaredBytes ?? Infinity));
    if (typeof encoding === 'object')
        return { kind: 'coded', codec: encoding.codec, dataOffset, dataBytes, declaredBytes, bytesPerSecond };
    return { kind: 'pcm', ...rest, encoding, dataOffset, dataBytes, declaredBytes };
}

/** Seconds that the header promises; null where it does not know. */
export function declaredSeconds({ declaredBytes, ...layout }: PcmLayout): number | null {
    return declaredBytes === null ? null : declaredBytes / pcmBytesPerSecond(layout);
}

/** Null where only a decoder can tell. */
export function bytesPerSecondOf(content: ShellContent): number | null {
    return content.kind === 'pcm' ? pcmBytesPerSecond(content) : content.bytesPerSecond;
}

function pcmBytesPerSecond(layout: Pick<PcmLayout, 'sampleRateHz' | 'channels' | 'bytesPerSample'>): number {
    return layout.sampleRateHz * layout.channels * layout.bytesPerSample;
}
