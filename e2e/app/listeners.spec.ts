import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { type OpenCatalogues, serveOpenCatalogues } from '../../fakes/open-catalogues.ts';
import { recordingId } from '../../fakes/recordings.ts';
import { fixture } from '../../fixtures/paths.ts';
import { expect, test } from '../services.ts';

const panel = (page: Page) => page.getByRole('tabpanel', { name: 'Listeners' });
const rows = (page: Page) => panel(page).getByRole('list').first().getByRole('listitem');
const row = (page: Page, title: string) => rows(page).filter({ hasText: title });
const status = (page: Page) => panel(page).getByRole('status').first();
const dialog = (page: Page) => page.getByRole('dialog');

const second = '02 - Someone Else - Second Song.mp3';
let services: OpenCatalogues;

const counts = () => [services.musicbrainz.requests.length, services.labs.requests.length];

/** The last of the songs is on the screen. */
async function open(page: Page, ...songs: readonly string[]): Promise<void> {
    await page.goto('/');
    for (const song of songs) {
        await page
            .getByTestId('choose-songs')
            .first()
            .setInputFiles([fixture(song)]);
        await expect(page.getByRole('heading', { level: 1 })).not.toHaveText(/^\s*$/);
        await expect(page.getByText(/LUFS/)).toBeVisible();
    }
    await page.getByRole('tab', { name: 'Listeners' }).click();
}

/** In another visit, to the song that was on the screen. */
async function comeBack(page: Page): Promise<void> {
    await page.reload();
    await page
        .getByRole('button', { name: /Evening Lines/ })
        .first()
        .click();
    await page.getByRole('tab', { name: 'Listeners' }).click();
}

const allow = (page: Page) => panel(page).getByRole('button', { name: 'Allow it and ask' }).click();

test.beforeEach(({ outside }) => {
    services = serveOpenCatalogues(outside);
    outside.serve('open.spotify.com', {
        answer: async () => new Response('<!doctype html>', { headers: { 'Content-Type': 'text/html' } }),
    });
});

test('nothing is sent before consent; then songs come with reasons, and play', async ({ page, outside }) => {
    await open(page, 'tagged.mp3');
    await expect(panel(page)).toContainText('title and artist are sent to MusicBrainz and ListenBrainz');
    expect(counts()).toEqual([0, 0]);
    await allow(page);
    await expect(status(page)).toHaveText(/^\d+ songs$/);
    expect(counts()).toEqual([1, 3]);
    await expect(rows(page).first()).toContainText('Second Song');
    await expect(rows(page).first()).toContainText(/Its listeners play this too/);
    await rows(page).first().getByRole('button', { name: 'Play Second Song' }).click();
    await expect(panel(page).locator('iframe')).toHaveAttribute('src', /^https:\/\/open\.spotify\.com\/embed\/track\//);
    const salt = row(page, 'Salt and Wire');
    await expect(salt.getByRole('button', { name: /^Play/ })).toHaveCount(0);
    await expect(salt.getByRole('link', { name: /^YouTube: look for/ })).toHaveAttribute(
        'href',
        'https://www.youtube.com/results?search_query=Harrow+Lane+Salt+and+Wire',
    );
    await expect(salt.getByRole('link', { name: /^ListenBrainz/ })).toHaveAttribute(
        'href',
        `https://listenbrainz.org/track/${recordingId(3)}/`,
    );
    expect(outside.strays).toEqual([]);
});

test('filters are judged by MusicBrainz, and what is new comes from artists whom listeners also play', async ({
    page,
}) => {
    await open(page, 'tagged.mp3');
    await allow(page);
    await expect(status(page)).toHaveText(/^\d+ songs$/);
    await page.getByRole('combobox', { name: 'Language' }).selectOption('Japanese');
    await expect(row(page, 'Second Song')).toHaveCount(0);
    await panel(page).getByRole('button', { name: 'Ask what listeners play' }).click();
    await expect(rows(page)).toHaveCount(1);
    await expect(row(page, '夜の線路')).toContainText('Japanese, says MusicBrainz');
    await page.getByRole('combobox', { name: 'Language' }).selectOption('Any language');
    await page.getByRole('combobox', { name: 'Time' }).selectOption('Last month');
    await panel(page).getByRole('button', { name: 'Ask what listeners play' }).click();
    await expect(row(page, 'New Salt')).toContainText(/Its listeners play this artist too · released/);
});

test('a song of the library stands there as one’s own; sound and listeners agree, here and in the library', async ({
    page,
}) => {
    await open(page, second, 'tagged.mp3');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evening Lines');
    await allow(page);
    await expect(status(page)).toHaveText(/^\d+ songs · You have one of these\.$/);
    await expect(rows(page).first()).toContainText(/Its listeners play this too · and it sounds alike/);
    await page.getByRole('tab', { name: 'Library' }).click();
    await expect(page.getByRole('tabpanel', { name: 'Library' })).toContainText('Its listeners play this too');
    await page.getByRole('tab', { name: 'Listeners' }).click();
    await rows(page).first().getByRole('button', { name: 'Show Second Song in your library' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Second Song');
});

test('a song that is not known is told of, and nothing more is asked', async ({ page }) => {
    await open(page, 'piece.wav');
    await allow(page);
    await expect(panel(page).getByRole('alert')).toContainText('tags of this one name none');
    expect(counts()).toEqual([0, 0]);
    await page
        .getByTestId('choose-songs')
        .first()
        .setInputFiles({
            name: 'No One - Nobody Knows.mp3',
            mimeType: 'audio/mpeg',
            buffer: await readFile(fixture('three-seconds.mp3')),
        });
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nobody Knows');
    await panel(page).getByRole('button', { name: 'Ask what listeners play' }).click();
    await expect(panel(page).getByRole('alert')).toContainText('MusicBrainz has no recording of this title and artist');
    expect(counts()).toEqual([1, 0]);
});

test('consent is asked once, shown among the connections, and taken back with what was answered', async ({ page }) => {
    await open(page, 'tagged.mp3');
    await allow(page);
    await expect(status(page)).toHaveText(/^\d+ songs$/);
    await comeBack(page);
    await expect(status(page)).toHaveText(/^\d+ songs · As answered on/);
    const before = counts();
    await page.getByRole('button', { name: 'Settings' }).click();
    const consent = dialog(page).getByRole('listitem').filter({ hasText: 'What listeners also play' });
    await expect(consent).toContainText('Allowed.');
    await consent.getByRole('button', { name: 'Show' }).click();
    await dialog(page).getByRole('button', { name: 'Take it back' }).click();
    await page.keyboard.press('Escape');
    await expect(panel(page).getByRole('button', { name: 'Allow it and ask' })).toBeVisible();
    await expect(row(page, 'Second Song')).toHaveCount(0);
    await comeBack(page);
    await expect(panel(page).getByRole('button', { name: 'Allow it and ask' })).toBeVisible();
    expect(counts()).toEqual(before);
});
