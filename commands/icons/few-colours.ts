/** Pixels -> PNG of a palette: icons have few colours beside those of their smoothed edges. */
import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number, alpha: number];

/** `pixels` are RGBA, row after row. Each becomes the nearest of at most `most` of the picture's own colours, 256 at most. */
export function fewColours(pixels: Uint8Array, width: number, most: number): Buffer {
    const height = pixels.length / width / 4;
    const { palette, places } = paletteOf(pixels, most);
    // Each row begins with the number of its filter, which is none.
    const rows = Buffer.alloc((width + 1) * height);
    for (let i = 0; i < width * height; i += 1)
        rows[i + 1 + Math.floor(i / width)] = places.get(colourAt(pixels, i)) ?? 0;
    const header = Buffer.alloc(13);
    header.writeUInt32BE(width, 0);
    header.writeUInt32BE(height, 4);
    header.set([8, 3], 8);
    return Buffer.concat([
        Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
        part('IHDR', header),
        part('PLTE', Buffer.from(palette.flatMap((colour) => colour.slice(0, 3)))),
        part('tRNS', Buffer.from(palette.map(([, , , alpha]) => alpha).filter((alpha) => alpha < 255))),
        part('IDAT', deflateSync(rows, { level: 9, memLevel: 9 })),
        part('IEND', Buffer.alloc(0)),
    ]);
}

function part(kind: string, content: Buffer): Buffer {
    const named = Buffer.concat([Buffer.from(kind, 'latin1'), content]);
    const numbers = Buffer.alloc(8);
    numbers.writeUInt32BE(content.length, 0);
    numbers.writeUInt32BE(crc32(named), 4);
    return Buffer.concat([numbers.subarray(0, 4), named, numbers.subarray(4)]);
}

const colourAt = (pixels: Uint8Array, i: number): number =>
    new DataView(pixels.buffer, pixels.byteOffset).getUint32(4 * i);

interface Palette {
    /** What is seen through comes first. */
    readonly palette: readonly Colour[];
    /** Of each colour of the picture: which of the palette stands for it. */
    readonly places: ReadonlyMap<number, number>;
}

/** The commonest colour, and then again and again the one that is farthest from all that were taken (Gonzalez 1985). */
function paletteOf(pixels: Uint8Array, most: number): Palette {
    const counts = new Map<number, number>();
    for (let i = 0; i < pixels.length / 4; i += 1) {
        const colour = colourAt(pixels, i);
        counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const all = [...counts]
        .sort(([, one], [, other]) => other - one)
        .map(([name]) => ({ name, colour: colourOf(name), far: Infinity }));
    const taken: Colour[] = [];
    while (taken.length < Math.min(most, all.length)) {
        const { colour } = all.reduce((best, one) => (one.far > best.far ? one : best));
        taken.push(colour);
        for (const one of all) one.far = Math.min(one.far, distance(one.colour, colour));
    }
    const palette = taken.toSorted((a, b) => a[3] - b[3]);
    const nearest = (colour: Colour): number => {
        const distances = palette.map((one) => distance(one, colour));
        return distances.indexOf(Math.min(...distances));
    };
    return { palette, places: new Map(all.map(({ name, colour }) => [name, nearest(colour)])) };
}

const colourOf = (name: number): Colour => [name >>> 24, (name >>> 16) & 255, (name >>> 8) & 255, name & 255];

/** As they look on black, and how far they are seen through. */
const distance = (one: Colour, other: Colour): number => {
    const seen = ([red, green, blue, alpha]: Colour): readonly number[] => [
        ...[red, green, blue].map((light) => (light * alpha) / 255),
        alpha,
    ];
    const others = seen(other);
    return Math.hypot(...seen(one).map((value, i) => value - (others[i] ?? 0)));
};
