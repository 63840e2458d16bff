import { expect, test } from 'vitest';
import { randomNumbers } from '../../fixtures/random-numbers.ts';
import { headerLine, linesOf, parseBeside, parseHeader, parseSong, songLine } from './file-format.ts';

async function allOf(file: Blob): Promise<readonly (string | null)[]> {
    const lines: (string | null)[] = [];
    for await (const line of linesOf(file)) lines.push(line);
    return lines;
}

test('what is kept beside the songs may be far larger than a song, and the songs are read behind it', async () => {
    const random = randomNumbers(1);
    const ids = Uint32Array.from({ length: 4.3 * 1024 * 1024 }, () => random() * 2 ** 32);
    const beside = { playlists: new Uint8Array(ids.buffer) };
    const [head, song, ...rest] = await allOf(new Blob([await headerLine(1, beside), await songLine({ id: 'a' })]));
    expect(beside.playlists.length).toBeGreaterThan(17 * 1024 * 1024);
    const kept = (await parseBeside(parseHeader(head ?? '')?.beside ?? '')) as typeof beside;
    expect(Buffer.from(kept.playlists).equals(beside.playlists)).toBe(true);
    expect([await parseSong(song ?? ''), rest]).toEqual([{ id: 'a' }, []]);
});

test('a line that is too long to be a song is none, and the next begins anew', async () => {
    const file = new Blob(['head\n\n', 'x'.repeat(17 * 1024 * 1024), '\nafter\nlast']);
    expect(await allOf(file)).toEqual(['head', null, 'after', 'last']);
});
