import { expect, test } from 'vitest';
import { challengeOf, randomText } from './pkce.ts';

test('the challenge is that of the example in RFC 7636', async () => {
    expect(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk')).toBe(
        'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
    );
});

test('text for a verifier is of the allowed characters and length, and never the same', () => {
    const texts = Array.from({ length: 50 }, () => randomText(64));
    for (const text of texts) expect(text).toMatch(/^[A-Za-z0-9_-]{86}$/);
    expect(new Set(texts).size).toBe(texts.length);
});
