/** A FLAC file of these comments and no sound, for what is shown of tags. */
export function flacFile(comments: readonly string[]): Uint8Array<ArrayBuffer> {
    const texts = ['Segue', ...comments].map((comment) => new TextEncoder().encode(comment));
    const [vendor = [], ...rest] = texts.map((text) => [...lengthOf(text.length), ...text]);
    const comment = [...vendor, ...lengthOf(comments.length), ...rest.flat()];
    const streamInfo = [0, 0, 0, 34, ...new Array<number>(34).fill(0)];
    const signature = [...new TextEncoder().encode('fLaC')];
    return Uint8Array.of(...signature, ...streamInfo, 0x84, 0, comment.length >> 8, comment.length & 0xff, ...comment);
}

const lengthOf = (length: number): readonly number[] => [length & 0xff, length >> 8, 0, 0];
