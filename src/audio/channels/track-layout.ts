/** Which channel of a demuxed track is to sound where. */
import type { InputAudioTrack } from 'mediabunny';
import { aacLayout } from './aac-layout.ts';
import type { ChannelLayout, ListedLayout } from './channel-layout.ts';
import { maskIn, maskLayout } from './mask-comment.ts';

/** Of an Opus header: families beyond the first two do not say what their channels are (RFC 7845, 5.1.1). */
const familyAt = 18;
const vorbisFamily = 1;

/** Decoders order what a codec itself places; the rest keeps the order in which it is listed. Null where only the number of channels tells. */
export async function trackLayout(track: InputAudioTrack, listed: ListedLayout): Promise<ChannelLayout | null> {
    const config = await track.getDecoderConfig();
    if (config === null) return null;
    const { codec, numberOfChannels } = config;
    const description = bytesOf(config.description);
    if (codec.startsWith('mp4a')) return aacLayout(description, numberOfChannels);
    if (codec === 'opus')
        return (description?.[familyAt] ?? 0) > vorbisFamily ? new Array(numberOfChannels).fill('C') : null;
    const mask = codec === 'flac' && description ? maskIn(description) : null;
    return mask === null ? listed(numberOfChannels) : maskLayout(mask)(numberOfChannels);
}

function bytesOf(source: AllowSharedBufferSource | undefined): Uint8Array | null {
    if (source === undefined) return null;
    return ArrayBuffer.isView(source)
        ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
        : new Uint8Array(source);
}
