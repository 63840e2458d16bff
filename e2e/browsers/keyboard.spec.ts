import { expect, test } from './browser-test.ts';
import { focus, focused, hearSongs, placeSeconds } from './listener.ts';

test('a song is walked through and played by keyboard alone', async ({ visit }) => {
    await hearSongs(visit, 'tagged.mp3');
    await focus(visit, 'Place in the song');
    await visit.press('ArrowRight', 'ArrowRight', 'ArrowLeft');
    await expect.poll(() => placeSeconds(visit)).toBe(5);
    await visit.press('Space');
    await visit.expectOne({ role: 'button', name: '^Pause: ' });
    await visit.press('Space');
    await visit.expectOne({ role: 'button', name: '^Play: ' });
});

test('a dialog takes the focus, keeps it, and gives it back', async ({ visit }) => {
    await focus(visit, 'Settings');
    await visit.press('Enter');
    await visit.expectOne({ role: 'dialog', name: 'Settings' });
    const isInside = () =>
        visit.evaluate(() => document.querySelector('[role=dialog]')?.contains(document.activeElement) === true);
    await expect.poll(isInside).toBe(true);
    for (let i = 0; i < 40; i++) {
        await visit.press(i % 3 === 2 ? 'Shift+Tab' : 'Tab');
        expect(await isInside()).toBe(true);
    }
    await visit.press('Escape');
    await expect.poll(() => visit.count({ role: 'dialog' })).toBe(0);
    expect(await focused(visit)).toBe('Settings');
});
