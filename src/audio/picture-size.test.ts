import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { pictureSize } from './picture-size.ts';

const folder = mkdtempSync(join(tmpdir(), 'pictures-'));
afterAll(() => rmSync(folder, { recursive: true }));

function picture(name: string, ...options: string[]): Uint8Array {
    const path = join(folder, name);
    const source = ['-f', 'lavfi', '-i', 'testsrc=size=322x214', '-frames:v', '1'];
    execFileSync('ffmpeg', ['-nostdin', '-y', '-v', 'error', ...source, ...options, path]);
    return readFileSync(path);
}

test.each([
    ['a.png'],
    ['a.jpg'],
    ['a.gif'],
    ['a.bmp'],
    ['lossy.webp', '-lossless', '0'],
    ['lossless.webp', '-lossless', '1'],
])('%s says how large it is', (name, ...options) => {
    expect(pictureSize(picture(name, ...options))).toEqual({ width: 322, height: 214 });
});

test('a WebP with room for more than a picture, and an AVIF with a thumbnail, say how large they are', () => {
    const webp = Buffer.from('RIFF\0\0\0\0WEBPVP8X\x0a\0\0\0\0\0\0\0\x41\x01\0\xd5\0\0', 'latin1');
    expect(pictureSize(webp)).toEqual({ width: 322, height: 214 });
    const ispe = (width: number, height: number) => {
        const box = Buffer.alloc(20);
        box.writeUInt32BE(20);
        box.write('ispe', 4);
        box.writeUInt32BE(width, 12);
        box.writeUInt32BE(height, 16);
        return box;
    };
    const avif = Buffer.concat([Buffer.from('\0\0\0\x10ftypavif\0\0\0\0', 'latin1'), ispe(80, 60), ispe(322, 214)]);
    expect(pictureSize(avif)).toEqual({ width: 322, height: 214 });
});

test('what ends before it has said, or is no picture, has no size', () => {
    for (const name of ['b.png', 'b.jpg', 'b.gif', 'b.bmp'])
        expect(pictureSize(picture(name).subarray(0, 9))).toBeNull();
    expect(pictureSize(Buffer.from('a letter to a listener'))).toBeNull();
    expect(pictureSize(new Uint8Array())).toBeNull();
});
