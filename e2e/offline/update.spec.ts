import { expect, test } from '@playwright/test';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '../../commands/serve.ts';
import { fixture } from '../../fixtures/paths.ts';

test('a new version is offered, never forced, and comes when it is asked for and no song is under way', async ({
    page,
}) => {
    const folder = await mkdtemp(join(tmpdir(), 'segue-'));
    await cp('dist', folder, { recursive: true });
    const { url, close } = await serve(folder);
    await page.goto(url);
    await expect(page.getByText('Ready to work offline')).toBeVisible({ timeout: 60_000 });

    const index = join(folder, 'index.html');
    await writeFile(index, (await readFile(index, 'utf8')).replace('<html', '<html data-version="newer"'));
    const worker = join(folder, 'service-worker.js');
    const precached = /("revision":")[0-9a-f]+(","url":"index\.html")/;
    const script = await readFile(worker, 'utf8');
    expect(script).toMatch(precached);
    await writeFile(worker, script.replace(precached, '$1newer$2'));

    const newer = page.locator('html[data-version=newer]');
    await page.reload();
    await expect(page.getByText('A new version of Segue is here')).toBeVisible({ timeout: 60_000 });
    await expect(newer).toHaveCount(0);

    // The page waits for what it is hearing, which takes longer than a click.
    const songs = ['four-minutes.mp3', 'tagged.mp3', 'piece.flac', 'piece.ogg', 'piece.opus'].map(fixture);
    await page.getByTestId('choose-songs').first().setInputFiles(songs);
    await page.getByRole('button', { name: 'Change now' }).click();
    await expect(page.getByText('The new version comes when the songs under way are heard')).toBeVisible();
    await expect(newer).toHaveCount(1, { timeout: 60_000 });
    await expect(page.getByRole('region', { name: 'Library' }).getByRole('listitem')).toHaveCount(songs.length);

    await close();
    await rm(folder, { recursive: true });
});
