import { readFileSync } from 'node:fs';
import { expect, test, type Page } from '@playwright/test';
import { createAudius } from '../../fakes/audius.ts';
import { createListenBrainz } from '../../fakes/listenbrainz.ts';
import { createMusicBrainz } from '../../fakes/musicbrainz.ts';
import type { OpenService } from '../../fakes/open-service.ts';
import { routeTo } from '../../fakes/route.ts';
import { fixture } from '../../fixtures/paths.ts';

interface Services {
    readonly musicbrainz: OpenService;
    readonly listenbrainz: OpenService;
    readonly audius: OpenService;
}

const soundOf = (name: string) => new Uint8Array(readFileSync(fixture(name)));

/** Nothing else outside can be reached. */
async function routeServices(page: Page): Promise<Services> {
    const now = Date.now;
    const services = {
        musicbrainz: createMusicBrainz({ now }),
        listenbrainz: createListenBrainz({ now }),
        audius: createAudius({ now, sound: soundOf('three-seconds.mp3'), redirects: false }),
    };
    await page.route(/^https:/, (route) => route.abort());
    await routeTo(page, 'https://musicbrainz.org/**', services.musicbrainz);
    await routeTo(page, 'https://api.listenbrainz.org/**', services.listenbrainz);
    await routeTo(page, 'https://api.audius.co/**', services.audius);
    return services;
}

const panel = (page: Page) => page.getByRole('tabpanel', { name: 'Open' });
const rows = (page: Page) => panel(page).getByRole('list').first().getByRole('listitem');
const status = (page: Page) => panel(page).getByRole('status').first();

async function ask(page: Page): Promise<void> {
    await panel(page).getByRole('button', { name: 'Ask the open catalogues' }).click();
    await expect(status(page)).toHaveText(/^\d+ songs/);
}

/** All that were sent to a service, as the addresses that they went to. */
const addresses = ({ requests }: OpenService): URL[] => requests.map(({ url }) => new URL(url));
const streams = (service: OpenService) => addresses(service).filter(({ pathname }) => pathname.endsWith('/stream'));

let services: Services;

/** Of rock the catalogues have most. */
test.beforeEach(async ({ page }) => {
    services = await routeServices(page);
    await page.goto('/');
    await page
        .getByTestId('choose-songs')
        .first()
        .setInputFiles([fixture('tagged.mp3')]);
    await page.getByRole('tab', { name: 'Open' }).click();
    await page.getByRole('button', { name: /^Genres/ }).click();
    const genres = page.getByRole('dialog', { name: 'Genres' });
    await genres.getByRole('checkbox', { name: /^Rock/ }).check();
    // Whatever the song was heard as.
    for (const other of await genres.getByRole('checkbox', { name: /^(?!Rock)/ }).all()) await other.uncheck();
    await page.keyboard.press('Escape');
});

test('nothing is asked before a click; then all three answer, and say how each song was judged', async ({ page }) => {
    const counts = () => Object.values(services).map(({ requests }) => requests.length);
    await expect(panel(page)).toContainText('MusicBrainz, ListenBrainz and Audius will be asked for “rock”');
    await expect(panel(page).getByRole('region').getByRole('link')).toHaveCount(3);
    expect(counts()).toEqual([0, 0, 0]);
    await ask(page);
    expect(counts()).toEqual([1, 1, 1]);
    for (const name of ['MusicBrainz', 'ListenBrainz', 'Audius']) {
        await expect(
            rows(page)
                .getByRole('link', { name: new RegExp(`^${name}`) })
                .first(),
        ).toBeVisible();
    }
    await expect(rows(page).filter({ hasText: 'Paper Lantern Road' })).toContainText(/Released\s\d+\s\w+\s\d{4}/);
    await expect(rows(page).filter({ hasText: '<b>Bold</b>' })).toBeVisible();
    await expect(rows(page).filter({ hasText: 'Members Only' })).toHaveCount(0);
});

test('the filters are what is asked for, and nothing of the question before stays', async ({ page }) => {
    await ask(page);
    await page.getByRole('combobox', { name: 'Language' }).selectOption('Japanese');
    await expect(rows(page).filter({ hasText: 'Paper Lantern Road' })).toHaveCount(0);
    await page.getByRole('combobox', { name: 'Time' }).selectOption('Last year');
    await ask(page);
    const query = addresses(services.musicbrainz).at(-1)?.searchParams.get('query');
    expect(query).toMatch(/^tag:"rock" AND lang:jpn AND date:\[\S+ TO \S+\] AND status:official$/);
    expect(addresses(services.audius).at(-1)?.searchParams.get('query')).toBe('邦楽ロック');
    for (const row of await rows(page).all()) await expect(row).toContainText(/Japanese.*released/i);
    await expect(rows(page).filter({ hasText: '白い自転車' })).toContainText('Japanese: title in kana');
    await expect(rows(page).filter({ hasText: '灯台守の歌' })).toContainText('Japanese, says MusicBrainz');
});

test('a whole song plays in the page', async ({ page }) => {
    const audius = createAudius({ now: Date.now, sound: soundOf('tagged.mp3'), redirects: false });
    await routeTo(page, 'https://api.audius.co/**', audius);
    await ask(page);
    const song = rows(page).filter({ hasText: 'Copper Skyline' });
    await song.getByRole('button', { name: /^Play/ }).click();
    await song.getByRole('button', { name: /^Pause/ }).click();
    await expect(song.getByRole('button', { name: /^Play/ })).toBeVisible();
    expect(streams(audius)[0]?.searchParams.has('skip_play_count')).toBe(false);
    // It goes on, and can be steered and ended, wherever the listener looks.
    await page.getByRole('tab', { name: 'Library' }).click();
    const player = page.getByRole('region', { name: 'Player' });
    await expect(player).toContainText('Copper Skyline');
    await player.getByRole('button', { name: /^Play/ }).click();
    await player.getByRole('button', { name: /^Pause/ }).click();
    await player.getByRole('button', { name: 'Stop and close the player' }).click();
    await expect(player).toBeHidden();
});

test('songs are heard before they are recommended, and none is fetched twice', async ({ page }) => {
    const listen = async () => {
        await panel(page).getByRole('button', { name: 'Listen and order by sound' }).click();
        await expect(panel(page).getByRole('button', { name: 'Stop listening' })).toBeHidden({ timeout: 90_000 });
        await expect(rows(page).first()).toContainText(/A minor/);
        await expect(
            rows(page)
                .first()
                .getByRole('link', { name: /^Audius/ }),
        ).toBeVisible();
    };
    await ask(page);
    await listen();
    const first = streams(services.audius);
    expect(first.length).toBeGreaterThan(3);
    expect(first.length).toBeLessThanOrEqual(8);
    for (const { searchParams } of first) expect(searchParams.get('skip_play_count')).toBe('true');
    await page.getByRole('combobox', { name: 'Time' }).selectOption('Last week');
    await ask(page);
    await listen();
    const fetched = streams(services.audius).map(({ pathname }) => pathname);
    expect(new Set(fetched).size).toBe(fetched.length);
});

test('listening can be stopped', async ({ page }) => {
    await ask(page);
    services.audius.fail('slow');
    await panel(page).getByRole('button', { name: 'Listen and order by sound' }).click();
    await expect(panel(page).getByText('Fetching the song')).toBeVisible();
    await panel(page).getByRole('button', { name: 'Stop listening' }).click();
    await expect(panel(page).getByText('Fetching the song')).toBeHidden();
    await expect(panel(page).getByText('Waits to be heard')).toHaveCount(0);
    expect(streams(services.audius)).toHaveLength(1);
});

test('one that fails says so, the others are heard, and it answers when asked again', async ({ page }) => {
    services.musicbrainz.fail({ status: 503 });
    services.listenbrainz.fail('opaque');
    await ask(page);
    await expect(panel(page)).toContainText('MusicBrainz asks for a pause between questions.');
    await expect(panel(page)).toContainText('ListenBrainz cannot be reached.');
    await expect(rows(page).filter({ hasText: 'Copper Skyline' })).toBeVisible();
    await panel(page).getByRole('button', { name: 'Ask again' }).click();
    await expect(rows(page).filter({ hasText: 'Paper Lantern Road' })).toBeVisible();
    await expect(panel(page)).not.toContainText('cannot be reached');
});

test('what was answered can be read without a network, with its date', async ({ page, context }) => {
    await page.getByRole('combobox', { name: 'Language' }).selectOption('Russian');
    await ask(page);
    const before = await rows(page).count();
    await page.getByRole('combobox', { name: 'Language' }).selectOption('Korean');
    await expect(rows(page).filter({ hasText: 'Северный экспресс' })).toHaveCount(0);
    await context.setOffline(true);
    await page.getByRole('combobox', { name: 'Language' }).selectOption('Russian');
    await expect(rows(page)).toHaveCount(before);
    await expect(status(page)).toContainText('As answered on');
    await page.getByRole('combobox', { name: 'Language' }).selectOption('Chinese');
    await panel(page).getByRole('button', { name: 'Ask the open catalogues' }).click();
    await expect(panel(page)).toContainText('This device is offline');
});
