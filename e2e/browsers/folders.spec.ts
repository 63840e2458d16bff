/** Where a browser lends no folder for longer than a visit. */
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { fixture } from '../../fixtures/paths.ts';
import { expect, test } from './browser-test.ts';
import { expectRows, hearSongs, openSong, secondSong } from './listener.ts';

test('a folder that is chosen again plays its songs, and tells what is new and gone', async ({
    visit,
    driver,
}, testInfo) => {
    const { answerChooser } = driver;
    test.skip(answerChooser === null, 'no chooser of folders can be steered there');
    const music = testInfo.outputPath('Music');
    mkdirSync(`${music}/Album`, { recursive: true });
    cpSync(fixture('three-seconds.mp3'), `${music}/Album/three-seconds.mp3`, { preserveTimestamps: true });
    cpSync(fixture('tagged.mp3'), `${music}/tagged.mp3`, { preserveTimestamps: true });
    await answerChooser?.(music);
    await visit.click({ role: 'button', name: '^Choose a folder$' });
    await expectRows(visit, 2);

    await visit.reload();
    await visit.expectText(/“Music”: choose it again to play its songs and to find what is new\./);
    await openSong(visit, 'Evening Lines');
    await visit.click({ role: 'button', name: '^Play: ' });
    await visit.expectText(/Choose this song’s folder again to play it\./);

    rmSync(`${music}/Album/three-seconds.mp3`);
    cpSync(fixture(secondSong), `${music}/${secondSong}`);
    await visit.click({ role: 'button', name: '^Choose it again: Music$' });
    await expectRows(visit, 3);
    await visit.expectText(/file gone/);
    await openSong(visit, 'Evening Lines');
    await visit.click({ role: 'button', name: '^Play: ' });
    await visit.expectOne({ role: 'button', name: '^Pause: ' });
});

test('sound that is kept here plays after a reload', async ({ visit }) => {
    const hasPrivateFiles = await visit.evaluate(() => 'getDirectory' in (navigator.storage ?? {}));
    test.skip(!hasPrivateFiles, 'there is no private file system');
    await hearSongs(visit, 'tagged.mp3');
    await openSong(visit, 'Evening Lines');
    await visit.click({ role: 'button', name: '^More for Evening Lines' });
    await visit.click({ role: 'menuitem', name: '^Keep the sound here$' });
    await visit.expectText(/1 song would be copied into this browser/);
    await visit.click({ role: 'button', name: '^Keep .* here$', within: '^Keep the sound here$' });
    await visit.expectText(/Kept here: 1 song/);

    await visit.reload();
    await openSong(visit, 'Evening Lines');
    await visit.expectText(/Its sound is kept here: \d/);
    await visit.click({ role: 'button', name: '^Play: ' });
    await visit.expectOne({ role: 'button', name: '^Pause: ' });
    await visit.click({ role: 'button', name: '^More for Evening Lines' });
    await visit.click({ role: 'menuitem', name: '^Remove the sound kept here$' });
    await expect.poll(() => visit.shownText()).not.toMatch(/Its sound is kept here/);
});
