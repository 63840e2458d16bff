import { expect, test } from '@playwright/test';
import { readdirSync, readFileSync } from 'node:fs';
import { fakeKey } from '../../fakes/youtube.ts';

const built = new URL('../../dist/', import.meta.url);

/** What keys, tokens and private keys look like. */
const shapes = [
    /AIza[\w-]{35,}/g,
    /\b[0-9a-f]{32}\b/g,
    /\bgh[pousr]_\w{36}/g,
    /\bey[JI][\w-]{15,}\.ey[JI][\w-]{15,}\./g,
    /-----BEGIN [A-Z ]*PRIVATE KEY/g,
];

function secretsIn(text: string): string[] {
    // The precache names files by checksums that have the length of Client IDs.
    const own = text.replace(/"?revision"?:\s*["'`][0-9a-f]{32}["'`]/g, '');
    const found = shapes.flatMap((shape) => own.match(shape) ?? []);
    return found.filter((secret) => secret !== process.env['VITE_SPOTIFY_CLIENT_ID']);
}

test('no secret is in the build', () => {
    const files = readdirSync(built, { recursive: true, encoding: 'utf8' });
    const texts = files.filter((file) => /(\.(js|css|html|json|txt|webmanifest|svg)|_headers)$/.test(file));
    expect(texts).toContain('index.html');
    expect(texts.some((file) => /^assets\/index-.*\.js$/.test(file))).toBe(true);
    for (const file of texts) expect.soft(secretsIn(readFileSync(new URL(file, built), 'utf8')), file).toEqual([]);
});

test('a secret would be found', () => {
    expect(secretsIn(`const key = '${fakeKey}';`)).toEqual([fakeKey]);
    const clientId = 'f'.repeat(32);
    expect(secretsIn(`id:"${clientId}"`)).toEqual([clientId]);
    expect(secretsIn(`{url:"a.js",revision:"${clientId}"}`)).toEqual([]);
});
