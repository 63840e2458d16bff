import { expect, test } from 'vitest';
import { redirectUriOf } from './redirect-uri.ts';

test.each([
    ['https://songs.example/', 'https://songs.example/'],
    ['https://songs.example/segue/index.html?code=1&state=2#song', 'https://songs.example/segue/'],
    ['http://127.0.0.1:4173/', 'http://127.0.0.1:4173/'],
    ['http://[::1]:4173/segue/', 'http://[::1]:4173/segue/'],
])('from %s Spotify leads back to %s', (address, redirectUri) => {
    expect(redirectUriOf(new URL(address))).toBe(redirectUri);
});

test.each([
    ['http://localhost:4173/'],
    ['https://localhost/'],
    ['http://songs.example/'],
    ['http://192.168.1.7:4173/'],
    ['http://127.0.0.1.example/'],
    ['file:///home/index.html'],
])('Spotify would refuse to lead back to %s', (address) => {
    expect(redirectUriOf(new URL(address))).toBeNull();
});
