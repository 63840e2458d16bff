import { expect, test } from 'vitest';
import { redirectUriOf } from '../../recommend/spotify/redirect-uri.ts';
import { takenAddress } from './taken-address.ts';

test.each([
    ['http://localhost:4173/', 'http://127.0.0.1:4173/'],
    ['https://localhost/app/', 'https://127.0.0.1/app/'],
    ['http://segue.example/app/', 'https://segue.example/app/'],
    ['http://192.168.0.7:4173/', 'https://192.168.0.7:4173/'],
])('instead of %s it is opened at %s, where Spotify leads back to', (here, there) => {
    expect(redirectUriOf(new URL(here))).toBeNull();
    expect(takenAddress(new URL(here))).toBe(there);
    expect(redirectUriOf(new URL(there))).toBe(there);
});

test('what is no address of the web has none', () => {
    expect(takenAddress(new URL('file:///home/someone/segue/'))).toBeNull();
});
