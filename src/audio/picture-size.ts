/** How large a picture says it is, read from its first bytes: decoding one takes four bytes of memory for each pixel. */

export interface PixelSize {
    readonly width: number;
    readonly height: number;
}

/** Width and height in pixels of a PNG, JPEG, GIF, WebP, BMP or AVIF; null for all else. */
export function pictureSize(bytes: Uint8Array): PixelSize | null {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    try {
        return sizeIn(view, String.fromCharCode(...bytes.subarray(0, 16)));
    } catch (error) {
        // It ends before it has said.
        if (error instanceof RangeError) return null;
        throw error;
    }
}

function sizeIn(view: DataView, start: string): PixelSize | null {
    if (start.startsWith('\x89PNG')) return { width: view.getUint32(16), height: view.getUint32(20) };
    if (start.startsWith('GIF8')) return { width: view.getUint16(6, true), height: view.getUint16(8, true) };
    // A negative height is a picture that begins at its top.
    if (start.startsWith('BM')) return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) };
    if (start.startsWith('\xff\xd8')) return jpegSize(view);
    if (start.startsWith('WEBPVP8', 8)) return webpSize(view, start.charAt(15));
    return start.startsWith('ftyp', 4) ? avifSize(view) : null;
}

/** The first start-of-frame marker: ITU-T T.81, B.2.2. */
function jpegSize(view: DataView): PixelSize {
    for (let at = 2; ; at += 2 + view.getUint16(at + 2)) {
        // Bytes of 0xff may stand before a marker.
        while (view.getUint8(at + 1) === 0xff) at++;
        const marker = view.getUint8(at + 1);
        const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
        if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    }
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function webpSize(view: DataView, kind: string): PixelSize {
    const uint24 = (at: number): number => view.getUint16(at, true) + view.getUint8(at + 2) * 0x10000;
    if (kind === 'X') return { width: 1 + uint24(24), height: 1 + uint24(27) };
    if (kind === 'L') {
        const bits = view.getUint32(21, true);
        return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
}

/** The largest of the sizes in its properties (`ispe`): a file may hold a thumbnail beside the picture. */
function avifSize(view: DataView): PixelSize | null {
    let largest: PixelSize | null = null;
    const ispe = 0x69737065;
    for (let at = 0; at + 16 <= view.byteLength; at++) {
        if (view.getUint32(at) !== ispe) continue;
        const size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
        if (!largest || size.width * size.height > largest.width * largest.height) largest = size;
    }
    return largest;
}
