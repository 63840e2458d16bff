import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from './browser-test.ts';
import { expectRows, hearSongs, openSong, secondSong } from './listener.ts';

test('a library that was saved to a file comes back after everything was deleted', async ({ visit, downloads }) => {
    await hearSongs(visit, 'tagged.mp3', secondSong);
    await visit.click({ role: 'button', name: '^Settings$' });
    await visit.click({ role: 'button', name: '^Save to a file$' });
    await visit.expectText(/2 songs saved\./);
    const saved = async (): Promise<string | undefined> =>
        (await readdir(downloads)).find((name) => /^Segue library \d{4}-\d\d-\d\d\.segue$/.test(name));
    await expect.poll(saved).toBeTruthy();

    await visit.click({ role: 'button', name: '^Delete everything …$' });
    await visit.click({ role: 'button', name: '^Delete everything now$' });
    await visit.expectText(/Drop a song/);
    await visit.click({ role: 'button', name: '^Settings$' });
    // Not before it is known what the network hears.
    await visit.expectOne({ role: 'button', name: '^Read from a file$', enabled: true });
    await visit.choose('choose-library', join(downloads, (await saved()) ?? ''));
    await visit.expectText(/2 songs read\./);
    await visit.press('Escape');
    await expectRows(visit, 2);
    await openSong(visit, 'Evening Lines');
    await visit.expectText(/Evening Lines[\s\S]*BPM/);
});

test('songs go out as a list for other programs', async ({ visit, downloads }) => {
    await hearSongs(visit, 'three-seconds.mp3');
    await visit.click({ role: 'summary', name: '^Playlists' });
    await visit.click({ role: 'button', name: '^Save the whole library as …$' });
    await visit.click({ role: 'button', name: 'M3U8' });
    await expect.poll(async () => (await readdir(downloads)).filter((name) => name.endsWith('.m3u8'))).toHaveLength(1);
});
