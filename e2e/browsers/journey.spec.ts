import { expect, test } from './browser-test.ts';
import { expectRows, hearSongs, openSong, place, placeSeconds, secondSong } from './listener.ts';

test('a song is heard, plays, is sought, and stays in the library', { tag: '@smoke' }, async ({ visit }) => {
    await hearSongs(visit, 'tagged.mp3');
    await visit.expectText(/Evening Lines[\s\S]*BPM/);
    await visit.click({ role: 'button', name: '^Play: ' });
    await visit.expectOne({ role: 'button', name: '^Pause: ' });
    await expect.poll(() => placeSeconds(visit)).toBeGreaterThan(1);
    await visit.click({ role: 'button', name: '^Pause: ' });
    await visit.click(place);
    await visit.press('Home');
    await expect.poll(() => placeSeconds(visit)).toBe(0);
    await visit.press('ArrowRight', 'ArrowRight');
    await expect.poll(() => placeSeconds(visit)).toBe(10);
    await visit.click({ role: 'button', name: '^Play: ' });
    await expect.poll(() => placeSeconds(visit)).toBeGreaterThan(11);

    await visit.reload();
    await expectRows(visit, 1);
    await openSong(visit, 'Evening Lines');
    await visit.expectText(/Evening Lines[\s\S]*BPM/);
});

test('with the server gone the app opens and hears a song', { tag: '@smoke' }, async ({ visit, app }) => {
    await visit.expectText(/Ready to work offline/, 90_000);
    await app.close();
    await expect(fetch(visit.url)).rejects.toThrow();
    await visit.reload();
    await hearSongs(visit, 'tagged.mp3');
    await visit.expectText(/Evening Lines[\s\S]*BPM/);
    await visit.reload();
    await expectRows(visit, 1);
});

test('one song goes over into the next', async ({ visit }) => {
    await hearSongs(visit, 'tagged.mp3', secondSong);
    await openSong(visit, 'Second Song');
    await visit.click({ role: 'button', name: '^More for Second Song' });
    await visit.click({ role: 'menuitem', name: '^Add to queue$' });
    await openSong(visit, 'Evening Lines');
    await visit.click(place);
    await visit.press('End', 'ArrowLeft', 'ArrowLeft', 'ArrowLeft');
    await visit.click({ role: 'button', name: '^Play: Evening Lines' });
    await expect
        .poll(() => visit.count({ role: 'button', name: '^Show .*Second Song' }), { timeout: 60_000 })
        .toBeGreaterThan(0);
    await openSong(visit, 'Second Song');
    await expect.poll(() => placeSeconds(visit), { timeout: 60_000 }).toBeGreaterThan(8);
    await visit.expectOne({ role: 'button', name: '^Pause: Second Song' });
});
