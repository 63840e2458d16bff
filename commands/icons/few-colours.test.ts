import { readFileSync } from 'node:fs';
import { inflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { fewColours } from './few-colours.ts';

const width = 16;
const picture = (colourOf: (i: number) => readonly number[]): Uint8Array =>
    Uint8Array.from(Array.from({ length: width * width }, (_, i) => colourOf(i)).flat());

function contentOf(png: Buffer, kind: string): Buffer {
    const at = png.indexOf(kind, 0, 'latin1');
    return png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4));
}

/** What a reader of palettes sees. */
function seen(png: Buffer): readonly number[] {
    const [palette, alphas, rows] = [
        contentOf(png, 'PLTE'),
        contentOf(png, 'tRNS'),
        inflateSync(contentOf(png, 'IDAT')),
    ];
    return Array.from({ length: width * width }, (_, i) => {
        const place = rows[i + 1 + Math.floor(i / width)] ?? 0;
        return [...palette.subarray(3 * place, 3 * place + 3), alphas[place] ?? 255];
    }).flat();
}

test('a picture of few colours stays as it was, what is seen through too', () => {
    const colours = [
        [239, 193, 74, 255],
        [0, 0, 0, 0],
        [23, 22, 29, 128],
    ];
    const pixels = picture((i) => colours[i % 3] ?? []);
    const png = fewColours(pixels, width, 8);
    expect(seen(png)).toEqual([...pixels]);
    expect(contentOf(png, 'PLTE')).toHaveLength(9);
});

test('of many colours none is far from what it was', () => {
    const pixels = picture((i) => [i, 255 - i, 128, 255]);
    const png = fewColours(pixels, width, 64);
    expect(contentOf(png, 'PLTE')).toHaveLength(3 * 64);
    const differences = seen(png).map((value, i) => Math.abs(value - (pixels[i] ?? 0)));
    expect(Math.max(...differences)).toBeLessThanOrEqual(4);
});

test('the icon that works offline is small', () => {
    const icon = readFileSync(new URL('../../public/icons/segue-192.png', import.meta.url));
    expect(contentOf(icon, 'PLTE').length).toBeGreaterThan(0);
    expect(icon.length).toBeLessThan(3000);
});
