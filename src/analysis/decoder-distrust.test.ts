import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { MemoryStorage } from '../storage/memory-storage.fixture.ts';
import { items } from '../storage/names.ts';
import { createDecoderDistrust } from './decoder-distrust.ts';

beforeEach(() => void vi.stubGlobal('localStorage', new MemoryStorage()));
afterEach(() => void vi.unstubAllGlobals());

test('what failed is still known in the next visit, and forgotten by another version of the browser', () => {
    const visit = createDecoderDistrust('Browser 1');
    expect(visit.codecs).toEqual([]);
    visit.distrust('MP3');
    visit.distrust('Opus');
    visit.distrust('MP3');
    expect(createDecoderDistrust('Browser 1').codecs).toEqual(['MP3', 'Opus']);
    expect(createDecoderDistrust('Browser 2').codecs).toEqual([]);
});

test.each(['', '{', '{"browser":"Browser 1","codecs":"MP3"}', '[]'])('of %j nothing is believed', (text) => {
    localStorage.setItem(items.distrustedDecoders.name, text);
    expect(createDecoderDistrust('Browser 1').codecs).toEqual([]);
});

test('where the browser keeps nothing it is known for the visit', () => {
    vi.stubGlobal('localStorage', undefined);
    const visit = createDecoderDistrust('Browser 1');
    visit.distrust('MP3');
    expect(visit.codecs).toEqual(['MP3']);
});

test('in WebKit on Linux no streaming decoder is tried, elsewhere each is', () => {
    const webKit = 'AppleWebKit/605.1.15 (KHTML, like Gecko) Version/60.5 Safari/605.1.15';
    const chromium = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
    expect(createDecoderDistrust(`Mozilla/5.0 (X11; Linux x86_64) ${webKit}`).codecs).toContain('AAC');
    expect(createDecoderDistrust(`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${webKit}`).codecs).toEqual([]);
    expect(createDecoderDistrust(`Mozilla/5.0 (X11; Linux x86_64) ${chromium}`).codecs).toEqual([]);
});
