/** AAC of MP4, whose packets stand bare, as a stream of frames that tell what they are. ISO/IEC 14496-3, 1.6.2 and 1.A.2. */

/** Rates by their index; with a higher index a decoder may find twice the rate in the frames (HE-AAC), and no head tells. */
const lastIndexOfFullRates = 5;

const headBytes = 7;

/** Heads of frames of so many bytes, by the track's description (AudioSpecificConfig); null where it is other than mono or stereo AAC-LC of 1,024 samples a frame. */
export function adtsHead(description: AllowSharedBufferSource): ((bytes: number) => Uint8Array) | null {
    const config = ArrayBuffer.isView(description)
        ? new Uint8Array(description.buffer, description.byteOffset, description.byteLength)
        : new Uint8Array(description);
    const bits = (from: number, count: number): number => {
        let value = 0;
        for (let bit = from; bit < from + count; bit++)
            value = (value << 1) | (((config[bit >> 3] ?? 0) >> (7 - (bit & 7))) & 1);
        return value;
    };
    const [objectType, rateIndex, channels, isShort] = [bits(0, 5), bits(5, 4), bits(9, 4), bits(13, 1)];
    const hasDoubledRate = bits(16, 11) === 0x2b7 && bits(27, 5) === 5 && bits(32, 1) === 1;
    const isPlain = objectType === 2 && rateIndex <= lastIndexOfFullRates && isShort === 0 && !hasDoubledRate;
    if (!isPlain || channels < 1 || channels > 2) return null;
    return (bytes) => {
        const length = bytes + headBytes;
        return Uint8Array.of(
            0xff,
            0xf1,
            ((objectType - 1) << 6) | (rateIndex << 2),
            (channels << 6) | (length >> 11),
            (length >> 3) & 0xff,
            ((length & 7) << 5) | 0x1f,
            0xfc,
        );
    };
}
