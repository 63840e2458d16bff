import { expect, test } from 'vitest';
import { frame, id3v2, latin1 } from '../../fixtures/tags/id3.ts';
import * as made from './tagging.fixture.ts';
import { isProved, writeTags } from './write-tags.ts';

test('a byte that is another in the sound, or in what is not ours, is seen', async () => {
    const serato = frame('GEOB', Buffer.concat([latin1('application/octet-stream\0\0Serato\0'), made.noise(400, 4)]));
    const result = await writeTags(made.blobOf(made.mp3(id3v2([serato]))), { genre: ['Deep House'] });
    if (typeof result === 'string') throw new Error(result);
    const { file, proof } = result;
    expect(await isProved(file, proof)).toBe(true);
    const bytes = await made.bytesIn(file);
    for (const at of [bytes.indexOf('Serato') + 3, bytes.length - 1, bytes.indexOf('Deep House')]) {
        const other = Buffer.from(bytes);
        other.writeUInt8(other.readUInt8(at) ^ 1, at);
        expect(await isProved(made.blobOf(other), proof)).toBe(false);
    }
});
