import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { chooseLibrary } from '../choose-library.ts';
import { claimFamilies, claimNone } from '../claims.ts';
import { serveOpenCatalogues } from '../../fakes/open-catalogues.ts';
import { fakeKey, fakeYouTube } from '../../fakes/youtube.ts';
import { libraryFile } from '../../fixtures/library-file.ts';
import { fixture } from '../../fixtures/paths.ts';
import { expect, test } from '../services.ts';
import { chooseGenres, leaveKey } from '../youtube-stage.ts';

const first = { title: 'Evening Lines', artist: 'The Synthesisers', likeness: 1 };
const second = { title: 'Second Song', artist: 'Someone Else', likeness: 0.8 };
const third = { title: 'High Rate', artist: 'The Sines', likeness: 0.7 };

const library = (page: Page) => page.getByRole('region', { name: 'Library' });
const next = (page: Page) => page.getByRole('region', { name: 'What to hear next' });
const tab = (page: Page, name: string) => next(page).getByRole('tab', { name });
const songs = (page: Page) => next(page).getByRole('tabpanel').getByRole('list').first().getByRole('listitem');

/** Opens the app with these songs in its library, and shows the first. */
async function show(page: Page, ...songsKept: readonly (typeof first)[]): Promise<void> {
    await page.goto('/');
    await page.getByRole('button', { name: 'Settings' }).first().click();
    const buffer = await libraryFile(songsKept);
    await chooseLibrary(page, { name: 'made.segue', mimeType: '', buffer });
    await expect(library(page).getByRole('listitem')).toHaveCount(songsKept.length);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
    await showFirst(page);
}

async function showFirst(page: Page): Promise<void> {
    await library(page)
        .getByRole('button', { name: /Evening Lines/ })
        .click();
    await expect(next(page)).toBeVisible();
}

async function changeGenres(page: Page, change: (popover: ReturnType<Page['getByRole']>) => Promise<void>) {
    await next(page)
        .getByRole('button', { name: /^Genres/ })
        .click();
    await change(page.getByRole('dialog', { name: 'Genres' }));
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toBeHidden();
}

test('genres act at once in the library, where sound alone decides until some are chosen', async ({ page }) => {
    await show(page, first, second);
    await expect(songs(page)).toHaveCount(1);
    const genres = next(page).getByRole('button', { name: /^Genres/ });
    await expect(genres).toHaveText('Any genre');
    await changeGenres(page, async (popover) => {
        await expect(popover.getByRole('checkbox', { checked: true })).toHaveCount(0);
        await popover.getByRole('checkbox', { name: 'Classical' }).check();
        await expect(popover.getByText('100%')).toBeVisible();
    });
    await expect(next(page).getByText('No song of your library fits these filters.')).toBeVisible();
    await next(page).getByRole('button', { name: 'Try any genre' }).click();
    await expect(genres).toHaveText('Any genre');
    await expect(songs(page)).toHaveCount(1);
    await expect(songs(page)).toContainText('Second Song');
});

test('a song asks services for all that its sentence claims, and for nothing where that is nothing', async ({
    page,
}) => {
    await claimFamilies(page);
    await show(page, first, second);
    const genres = next(page).getByRole('button', { name: /^Genres/ });
    const sentence = (await page.locator('p.sentence').innerText()).toLowerCase();
    await tab(page, 'YouTube').click();
    const asked = (await genres.innerText()).toLowerCase().trim();
    expect(asked).not.toBe('any genre');
    for (const genre of asked.split(/, | and /)) expect(sentence).toContain(genre);
    await changeGenres(page, async (popover) => {
        await popover.getByRole('checkbox', { name: 'Reggae' }).click();
        await expect(genres).toContainText(/reggae/i);
        await popover.getByRole('button', { name: 'Back to what was heard' }).click();
    });
    await expect(genres).not.toContainText(/reggae/i);
    await claimNone(page);
    await page.reload();
    await library(page)
        .getByRole('button', { name: /Evening Lines/ })
        .click();
    await expect(songs(page)).toContainText('Second Song');
    await tab(page, 'YouTube').click();
    await expect(genres).toHaveText('Any genre');
});

test('language and time last from song to song and visit to visit; genres are each song’s own', async ({ page }) => {
    await show(page, first, second);
    const language = next(page).getByRole('combobox', { name: 'Language' });
    const time = next(page).getByRole('combobox', { name: 'Time' });
    await language.selectOption('Korean');
    await time.selectOption('Last year');
    await expect(next(page).getByText('No song of your library fits these filters.')).toBeVisible();
    await library(page)
        .getByRole('button', { name: /Second Song/ })
        .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Second Song');
    await page.reload();
    await library(page)
        .getByRole('button', { name: /Evening Lines/ })
        .click();
    await expect(language).toHaveValue('ko');
    await expect(time).toHaveValue('year');
    await next(page).getByRole('button', { name: 'Try any time' }).click();
    await next(page).getByRole('button', { name: 'Try any language' }).click();
    await expect(songs(page)).toHaveCount(1);
});

test('songs are mixed: what stands between them is named, and another song begins anew', async ({ page }) => {
    await show(page, first, second, third);
    await expect(songs(page)).toHaveCount(2);
    await next(page).getByRole('button', { name: 'Mix with another' }).click();
    const popover = page.getByRole('dialog', { name: 'Mix with another' });
    await popover.getByRole('searchbox').fill('no such song');
    await expect(popover.getByText('No other song matches.')).toBeVisible();
    await popover.getByRole('searchbox').fill('second');
    await popover.getByRole('button', { name: /Second Song/ }).click();
    const mixed = next(page).getByRole('list', { name: 'Mixed from' });
    await expect(mixed.getByRole('listitem')).toHaveText(['Evening Lines', 'Second Song']);
    await expect(songs(page)).toHaveCount(1);
    await expect(songs(page)).toContainText('High Rate');
    await mixed.getByRole('button', { name: 'Leave out Second Song' }).click();
    await expect(mixed).toBeHidden();
    await expect(songs(page)).toHaveCount(2);

    await next(page).getByRole('button', { name: 'Mix with another' }).click();
    await popover.getByRole('button', { name: /Second Song/ }).click();
    await songs(page)
        .getByRole('button', { name: /High Rate/ })
        .first()
        .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('High Rate');
    await expect(mixed).toBeHidden();
});

test('a song that leaves the library leaves the list, and comes back with it', async ({ page }) => {
    await show(page, first, second);
    await expect(songs(page)).toHaveCount(1);
    await library(page)
        .getByRole('button', { name: /Second Song/ })
        .click();
    await page.getByRole('button', { name: 'Remove from library' }).click();
    await library(page)
        .getByRole('button', { name: /Evening Lines/ })
        .click();
    await expect(next(page).getByText('Drop a few more songs', { exact: false })).toBeVisible();
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect(songs(page)).toHaveCount(1);
});

test('tabs, filters and songs are reached by keyboard alone', async ({ page }) => {
    await show(page, first, second);
    await tab(page, 'Library').focus();
    for (const name of ['Listeners', 'YouTube']) {
        await page.keyboard.press('ArrowRight');
        await expect(tab(page, name)).toBeFocused();
        await expect(tab(page, name)).toHaveAttribute('aria-selected', 'true');
    }
    await page.keyboard.press('End');
    await expect(tab(page, 'Open')).toBeFocused();
    await page.keyboard.press('Home');
    await expect(tab(page, 'Library')).toHaveAttribute('aria-selected', 'true');
    await page.keyboard.press('Tab');
    await expect(next(page).getByRole('combobox', { name: 'Language' })).toBeFocused();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    const genres = next(page).getByRole('button', { name: /^Genres/ });
    await expect(genres).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('dialog', { name: 'Genres' })).toBeVisible();
    // A family that was heard comes first; it is asked for itself where none of its styles was heard.
    const heard = page.getByRole('checkbox').first();
    await expect(heard).toBeFocused();
    const isAskedFor = await heard.isChecked();
    await page.keyboard.press('Space');
    await expect(heard).toBeChecked({ checked: !isAskedFor });
    await page.keyboard.press('Escape');
    await expect(genres).toBeFocused();
});

test('nothing leaves the page before a click, the tabs say what would, and links work without anything', async ({
    page,
    context,
    baseURL,
}) => {
    const outside: string[] = [];
    context.on('request', (request) => {
        if (!request.url().startsWith(`${baseURL}/`) && /^https?:/.test(request.url())) outside.push(request.url());
    });
    await claimFamilies(page);
    await show(page, first);
    for (const [name, host] of [
        ['YouTube', 'www.youtube.com'],
        ['Spotify', 'open.spotify.com'],
        ['Open', 'musicbrainz.org'],
    ] as const) {
        await tab(page, name).click();
        const links = next(page).getByRole('tabpanel').getByRole('link');
        const addresses = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
        expect(addresses.map((address) => new URL(address).host)).toContain(host);
        for (const link of await links.all()) {
            await expect(link).toHaveAttribute('target', '_blank');
            await expect(link).toHaveAttribute('rel', /noopener/);
        }
    }
    await expect(next(page).getByText(/will be asked for “.+”, without any account/)).toBeVisible();
    expect(outside).toEqual([]);
});

test('what was answered stands there again, with its date, and fetches nothing until it is asked for', async ({
    page,
    outside,
}) => {
    const youtube = fakeYouTube({ now: Date.now });
    outside.serve('www.googleapis.com', youtube);
    outside.serve('i.ytimg.com', youtube);
    await leaveKey(page, fakeKey);
    await show(page, first);
    await tab(page, 'YouTube').click();
    await chooseGenres(page, 'Rock');
    await next(page).getByRole('button', { name: 'Ask YouTube' }).click();
    await expect(next(page).getByText(/^\d+ songs$/)).toBeVisible();
    const titles = await songs(page).allInnerTexts();
    expect(titles.length).toBeGreaterThan(3);

    // Covers come after their songs, each when it is scrolled to.
    for (const cover of await songs(page).locator('img').all()) {
        await cover.scrollIntoViewIfNeeded();
        await expect.poll(() => cover.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    }
    const before = youtube.requests.length;
    await page.reload();
    await library(page)
        .getByRole('button', { name: /Evening Lines/ })
        .click();
    await tab(page, 'YouTube').click();
    await chooseGenres(page, 'Rock');
    await expect(next(page).getByText(/songs · As answered on \d+ \w+, \d\d:\d\d/)).toBeVisible();
    await expect(songs(page)).toHaveCount(titles.length);
    expect(youtube.requests.length).toBe(before);
});

test('a device that is offline says so beside the links, and goes on when asked again', async ({
    page,
    context,
    outside,
}) => {
    serveOpenCatalogues(outside);
    await claimFamilies(page);
    await show(page, first);
    await tab(page, 'Open').click();
    await context.setOffline(true);
    await next(page).getByRole('button', { name: 'Ask the open catalogues' }).click();
    const sentence = next(page).getByText(/This device is offline, so .*MusicBrainz.* cannot be asked\./);
    await expect(sentence).toBeVisible();
    await context.setOffline(false);
    await next(page).getByRole('button', { name: 'Ask again' }).click();
    await expect(sentence).toBeHidden();
});

test('what a service streams is heard on request, and the songs most alike come first, with their reason', async ({
    page,
    outside,
}) => {
    // Of a sound that is the song's own the cosine is 1, whatever the network.
    const alike = await readFile(fixture('tagged.mp3'));
    const unlike = await readFile(fixture('three-seconds.mp3'));
    const { audius } = serveOpenCatalogues(outside, {
        sound: (_, cid) => new Uint8Array(cid === 'Rk03' ? alike : unlike),
    });
    await claimFamilies(page);
    await page.goto('/');
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('tagged.mp3'));
    await showFirst(page);
    await tab(page, 'Open').click();
    await chooseGenres(page, 'Rock');
    await next(page).getByRole('button', { name: 'Ask the open catalogues' }).click();
    await next(page).getByRole('button', { name: 'Listen and order by sound' }).click();
    const stop = next(page).getByRole('button', { name: 'Stop listening' });
    await expect(stop).toBeVisible();
    await expect(stop).toBeHidden({ timeout: 90_000 });
    expect(audius.nodes.requests.length).toBeGreaterThan(2);
    await expect(songs(page).first().locator('b')).toHaveText('Second Storey');
    await expect(songs(page).first()).toContainText(/BPM.*minor/);
    // After a tempo, or by itself.
    await expect(songs(page).first()).toContainText(/both |close in sound/i);
});
