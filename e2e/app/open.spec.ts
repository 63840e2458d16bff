import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { type OpenCatalogues, serveOpenCatalogues } from '../../fakes/open-catalogues.ts';
import type { OpenService } from '../../fakes/open-service.ts';
import { fakeYouTube } from '../../fakes/youtube.ts';
import { fixture } from '../../fixtures/paths.ts';
import { expect, test } from '../services.ts';

const soundOf = (name: string) => new Uint8Array(readFileSync(fixture(name)));

const panel = (page: Page) => page.getByRole('tabpanel', { name: 'Open' });
const rows = (page: Page) => panel(page).getByRole('list').first().getByRole('listitem');
const status = (page: Page) => panel(page).getByRole('status').first();

async function ask(page: Page): Promise<void> {
    await panel(page).getByRole('button', { name: 'Ask the open catalogues' }).click();
    await expect(status(page)).toHaveText(/^\d+ songs/);
}

/** All that were sent to a service, as the addresses that they went to. */
const addresses = ({ requests }: OpenService): URL[] => requests.map(({ url }) => new URL(url));
/** For sound, in their order. */
const streams = () => services.audius.nodes.requests.map(({ url }) => new URL(url));

let services: OpenCatalogues;
let sound: string;

/** Of rock the catalogues have most. */
test.beforeEach(async ({ page, outside }) => {
    sound = 'three-seconds.mp3';
    services = serveOpenCatalogues(outside, { sound: () => soundOf(sound) });
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
    const others = genres.getByRole('checkbox', { name: /^(?!Rock)/, checked: true });
    for (let left = await others.count(); left > 0; left -= 1) await others.first().uncheck();
    await page.keyboard.press('Escape');
});

test('nothing is asked before a click; then all four answer, and say how each song was judged', async ({
    page,
    outside,
}) => {
    const counts = () => Object.values(services).map(({ requests }) => requests.length);
    await expect(panel(page)).toContainText('MusicBrainz, ListenBrainz, Audius and Wikidata will be asked for “rock”');
    await expect(panel(page).getByRole('region').getByRole('link')).toHaveCount(4);
    expect(counts()).toEqual([0, 0, 0, 0, 0]);
    await ask(page);
    // MusicBrainz also for the tags of what ListenBrainz has.
    expect(new Set(services.musicbrainz.requests.map(({ url }) => url)).size).toBe(2);
    expect(counts().slice(1)).toEqual([1, 1, 1, 0]);
    expect(addresses(services.listenbrainz)[0]?.search).toBe('?days=31&past=true&future=false');
    for (const name of ['MusicBrainz', 'ListenBrainz', 'Audius', 'Wikidata']) {
        await expect(
            rows(page)
                .getByRole('link', { name: new RegExp(`^${name}`) })
                .first(),
        ).toBeVisible();
    }
    await expect(rows(page).filter({ hasText: 'Paper Lantern Road' })).toContainText(/Released\s\d+\s\w+\s\d{4}/);
    await expect(rows(page).filter({ hasText: '<b>Bold</b>' })).toBeVisible();
    for (const title of ['Members Only', 'A Murder by the Sea', 'Tomorrow Never Quite'])
        await expect(rows(page).filter({ hasText: title })).toHaveCount(0);
    expect(outside.strays).toEqual([]);
});

test('the filters are what is asked for, and nothing of the question before stays', async ({ page }) => {
    await ask(page);
    await page.getByRole('combobox', { name: 'Language' }).selectOption('Japanese');
    await expect(rows(page).filter({ hasText: 'Paper Lantern Road' })).toHaveCount(0);
    await page.getByRole('combobox', { name: 'Time' }).selectOption('Last year');
    await ask(page);
    const queries = addresses(services.musicbrainz).map(({ searchParams }) => searchParams.get('query'));
    expect(queries).toContainEqual(
        expect.stringMatching(/^\(tag:"rock" OR .+\) AND .+ AND firstreleasedate:\[\S+ TO \S+\]/),
    );
    expect(queries).toContainEqual(expect.stringMatching(/ AND lang:jpn$/));
    const words = addresses(services.audius).map(({ searchParams }) => searchParams.get('query'));
    expect(new Set(words.slice(-2))).toEqual(new Set(['邦楽ロック', null]));
    for (const row of await rows(page).all()) await expect(row).toContainText(/Japanese.*released/i);
    await expect(rows(page).filter({ hasText: '白い自転車' })).toContainText('Japanese: title in kana');
    await expect(rows(page).filter({ hasText: '灯台守の歌' })).toContainText('Japanese, says MusicBrainz');
});

test('a whole song plays in the page', async ({ page }) => {
    sound = 'tagged.mp3';
    await ask(page);
    const song = rows(page).filter({ hasText: 'Copper Skyline' });
    await song.getByRole('button', { name: /^Play/ }).click();
    await song.getByRole('button', { name: /^Pause/ }).click();
    await expect(song.getByRole('button', { name: /^Play/ })).toBeVisible();
    expect(streams()[0]?.searchParams.has('skip_play_count')).toBe(false);
    for (const { hostname } of streams()) expect(hostname).toMatch(/(\.audius\.co|^v\.monophonic\.digital)$/);
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
    const first = streams();
    expect(first.length).toBeGreaterThan(3);
    expect(first.length).toBeLessThanOrEqual(8);
    for (const { searchParams } of first) expect(searchParams.get('skip_play_count')).toBe('true');
    await page.getByRole('combobox', { name: 'Time' }).selectOption('Last week');
    await ask(page);
    await listen();
    const fetched = streams().map(({ pathname }) => pathname);
    expect(new Set(fetched).size).toBe(fetched.length);
});

test('listening can be stopped', async ({ page }) => {
    await ask(page);
    services.audius.nodes.fail('slow');
    await panel(page).getByRole('button', { name: 'Listen and order by sound' }).click();
    await expect(panel(page).getByText('Fetching the song')).toBeVisible();
    await panel(page).getByRole('button', { name: 'Stop listening' }).click();
    await expect(panel(page).getByText('Fetching the song')).toBeHidden();
    await expect(panel(page).getByText('Waits to be heard')).toHaveCount(0);
    expect(streams()).toHaveLength(1);
});

test('one that fails says so, the others are heard, and it answers when asked again', async ({ page }) => {
    services.musicbrainz.fail('busy', 'busy', 'busy', 'busy');
    services.listenbrainz.fail('opaque');
    await ask(page);
    await expect(panel(page)).toContainText('MusicBrainz does not answer: it may be busy');
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

test('a song is opened and one button pressed: ten songs play in the page, what sounds most alike first', async ({
    page,
    outside,
}) => {
    test.setTimeout(240_000);
    outside.serve('www.youtube-nocookie.com', fakeYouTube({ now: Date.now }));
    const alike = soundOf('tagged.mp3');
    services = serveOpenCatalogues(outside, {
        sound: (number) => (number === 5 ? alike : soundOf('three-seconds.mp3')),
    });
    await page.getByRole('tab', { name: 'Library' }).click();
    await page.getByRole('button', { name: 'Find songs and order them by sound' }).click();
    await expect(status(page)).toHaveText(/^Asking MusicBrainz/);
    await expect(status(page)).toHaveText(/^Listening: \d of 8 songs heard$/);
    await expect(panel(page).getByRole('button', { name: 'Stop listening' })).toBeHidden({ timeout: 150_000 });
    const first = rows(page).nth(0);
    await expect(first).toContainText(/A minor/);
    for (let i = 0; i < 10; i += 1) {
        await expect(
            rows(page)
                .nth(i)
                .getByRole('button', { name: /^Play / }),
        ).toBeVisible();
    }
    expect(streams()).toHaveLength(8);
    expect(services.musicbrainz.requests.length).toBeLessThanOrEqual(4);
    await rows(page)
        .filter({ hasText: 'Lanterns in August' })
        .getByRole('button', { name: /^Play / })
        .click();
    await expect(page.frameLocator('iframe').getByText('Playing fake-wd-000')).toBeVisible();
    await expect(panel(page).getByRole('link', { name: /^Terms of YouTube/ })).toBeVisible();
    expect(outside.strays).toEqual([]);
});

test('a release of a catalogue leads to where it sounds, when it is asked', async ({ page, outside }) => {
    const youtube = fakeYouTube({ now: Date.now });
    outside.serve('www.youtube-nocookie.com', youtube);
    await page.getByRole('combobox', { name: 'Language' }).selectOption('Japanese');
    await ask(page);
    const before = services.musicbrainz.requests.length;
    const release = rows(page).filter({ hasText: 'Neon Harbour' });
    await release.getByRole('button', { name: 'Where to hear it' }).click();
    await expect(release.getByRole('link', { name: /^Internet Archive/ })).toHaveAttribute(
        'href',
        'https://archive.org/details/release-1',
    );
    expect(services.musicbrainz.requests.length).toBeLessThanOrEqual(before + 2);
    await release.getByRole('button', { name: 'Play Neon Harbour, by YouTube' }).click();
    await expect(page.frameLocator('iframe').getByText('Playing fake-mb-001')).toBeVisible();
    const other = rows(page).filter({ hasText: '灯台守の歌' });
    await other.getByRole('button', { name: 'Where to hear it' }).click();
    await expect(other.getByRole('link', { name: /^Spotify/ })).toBeVisible();
    expect(outside.strays).toEqual([]);
});
