/** The comment in which FLAC says what its channels are: RFC 9639, 8.6.2. */
import { layoutOfMask, type ListedLayout } from './channel-layout.ts';

const comment = /WAVEFORMATEXTENSIBLE_CHANNEL_MASK=0x([\da-f]{1,8})/i;

/** Wherever it stands, whatever is broken around it; null without one. */
export function maskIn(bytes: Uint8Array): number | null {
    const digits = comment.exec(new TextDecoder('latin1').decode(bytes))?.[1];
    return digits === undefined ? null : parseInt(digits, 16);
}

export function maskLayout(mask: number | null): ListedLayout {
    return (channels) => (mask === null ? null : layoutOfMask(mask, channels));
}
