/** A tour of the app through every screen and state that it has, for tests that hold wherever one is. */
import { expect, type Page } from '@playwright/test';
import type { Loopback } from '../fakes/loopback.ts';
import { serveOpenCatalogues } from '../fakes/open-catalogues.ts';
import { FakeSpotify } from '../fakes/spotify.ts';
import { fakeKey, fakeYouTube } from '../fakes/youtube.ts';
import { fixture } from '../fixtures/paths.ts';
import { connect } from './spotify-stage.ts';
import { chooseGenres } from './youtube-stage.ts';

type Visit = (state: string) => Promise<void>;

const second = '02 - Someone Else - Second Song.mp3';
const dialog = (page: Page) => page.getByRole('dialog');
const panel = (page: Page) => page.getByRole('tabpanel');

/** `visit` is called in each state, and leaves it as it is. */
export async function everyState(page: Page, outside: Loopback, visit: Visit): Promise<void> {
    const endHolding = await holdWeights(page);
    await page.goto('/');
    standIn(outside, page.url());
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await visit('empty');
    await listening(page, visit);
    await hearing(page, visit, endHolding);
    await tags(page, visit);
    await playing(page, visit);
    await set(page, visit);
    await dialogs(page, visit);
    await before(page, visit);
    await youtube(page, visit);
    await openCatalogues(page, visit);
    await listeners(page, visit);
    await spotify(page, visit);
    await later(page, visit);
}

/** The network's weights come when the function that comes back is called: until then songs are under way. */
async function holdWeights(page: Page): Promise<() => void> {
    let end = (): void => undefined;
    const held = new Promise<void>((resolve) => (end = resolve));
    await page.route('**/model/*.bin', async (route) => {
        await held;
        await route.fallback();
    });
    return end;
}

function standIn(outside: Loopback, address: string): void {
    const now = Date.now;
    const spotify = new FakeSpotify({ now, redirectUris: [address] });
    for (const host of ['accounts', 'api', 'open']) outside.serve(`${host}.spotify.com`, spotify);
    outside.serve('i.scdn.co', spotify);
    const youtube = fakeYouTube({ now });
    for (const host of ['www.googleapis.com', 'i.ytimg.com', 'www.youtube-nocookie.com']) outside.serve(host, youtube);
    serveOpenCatalogues(outside);
}

/** A browser without a microphone. */
async function listening(page: Page, visit: Visit): Promise<void> {
    await page.getByRole('button', { name: 'Listen to what is playing' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Let Segue listen');
    await visit('before it listens');
    await page.getByRole('button', { name: 'Listen to the microphone' }).click();
    await expect(page.getByRole('alert')).toContainText(/microphone/);
    await visit('it cannot listen');
    await page.getByRole('button', { name: 'Close' }).click();
}

async function hearing(page: Page, visit: Visit, endHolding: () => void): Promise<void> {
    await page.getByTestId('choose-songs').first().setInputFiles(['tagged.mp3', second, 'letter.mp3'].map(fixture));
    await expect(page.getByRole('progressbar').first()).toBeVisible();
    await visit('hearing');
    endHolding();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evening Lines');
    await expect(page.getByText(/LUFS/)).toBeVisible();
    await expect(panel(page).getByRole('listitem')).toHaveCount(1);
    await expect(page.getByText('One is not in the library')).toBeVisible();
    await visit('song');
}

async function tags(page: Page, visit: Visit): Promise<void> {
    await page.getByRole('button', { name: 'More for Evening Lines' }).first().click();
    await page.getByRole('menuitem', { name: 'Write tags into files' }).click();
    await expect(page.getByRole('button', { name: 'Write 1 file' })).toBeVisible();
    await visit('tags to write');
    await page.getByRole('button', { name: 'Back to the song' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evening Lines');
}

async function playing(page: Page, visit: Visit): Promise<void> {
    await page
        .getByRole('button', { name: /^Play: / })
        .first()
        .click();
    const player = page.getByRole('region', { name: 'Player' });
    await expect(player.getByRole('button', { name: 'Pause: Evening Lines' })).toBeVisible();
    await visit('playing');
    await player.getByRole('button', { name: /^(Queue|Open the player)/ }).click();
    await expect(dialog(page).getByText('Nothing comes next.')).toBeVisible();
    await visit('queue');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await player.getByRole('button', { name: 'Pause: Evening Lines' }).click();
}

async function set(page: Page, visit: Visit): Promise<void> {
    await page.getByRole('button', { name: 'Make a set from here' }).click();
    const songs = page.getByRole('list', { name: 'A set' }).getByRole('listitem');
    await expect(songs.first()).toContainText('Evening Lines');
    await visit('set');
    await inDialog(page, /^Choose a song in place of/, () => visit('choosing a song of a set'));
    await songs.first().getByRole('button').first().click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evening Lines');
}

async function inDialog(page: Page, opener: string | RegExp, visit: () => Promise<void>): Promise<void> {
    await page.getByRole('button', { name: opener }).first().click();
    await expect(dialog(page)).toBeVisible();
    await visit();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
}

async function dialogs(page: Page, visit: Visit): Promise<void> {
    for (const opener of [/^Genres/, /^Moods/, /^Mix/]) await inDialog(page, opener, () => visit(String(opener)));
    await inDialog(page, 'Settings', async () => {
        await visit('settings');
        await page.getByRole('button', { name: 'Delete everything …' }).click();
        await visit('delete everything');
        await page.getByRole('button', { name: 'Keep it' }).click();
        await page.getByRole('button', { name: 'What is kept, and what is sent' }).click();
        await expect(
            dialog(page)
                .getByText(/^2, about/)
                .first(),
        ).toBeVisible();
        await visit('privacy');
        await dialog(page).getByRole('button', { name: 'Erase: Library' }).click();
        await visit('erasing');
    });
    await inDialog(page, 'Settings', async () => {
        await page.getByRole('button', { name: 'See how well it hears' }).click();
        await expect(dialog(page).getByRole('grid')).toBeVisible();
        await visit('how well it hears');
    });
    if (await page.getByRole('button', { name: /^Library, / }).isVisible())
        await inDialog(page, /^Library, /, () => visit('library'));
    else await inDialog(page, 'Keyboard shortcuts', () => visit('keys'));
}

/** What the tabs show without key or account, and what asks for them. */
async function before(page: Page, visit: Visit): Promise<void> {
    await chooseGenres(page, 'Rock');
    for (const [tab, opener] of [
        ['YouTube', 'Use a key'],
        ['Spotify', 'Connect an account'],
    ] as const) {
        await page.getByRole('tab', { name: tab }).click();
        await visit(`${tab} unconnected`);
        await inDialog(page, opener, () => visit(opener));
    }
}

async function youtube(page: Page, visit: Visit): Promise<void> {
    await page.getByRole('tab', { name: 'YouTube' }).click();
    await panel(page).getByRole('button', { name: 'Use a key' }).click();
    await dialog(page).getByRole('textbox').fill(fakeKey);
    await dialog(page).getByRole('button', { name: 'Keep the key' }).click();
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toBeHidden();
    await panel(page).getByRole('button', { name: 'Ask YouTube' }).click();
    await panel(page)
        .getByRole('button', { name: /^Play / })
        .first()
        .click();
    await expect(panel(page).locator('iframe')).toBeVisible();
    await visit('YouTube');
    await panel(page)
        .getByRole('button', { name: /^Keep / })
        .first()
        .click();
}

async function openCatalogues(page: Page, visit: Visit): Promise<void> {
    await page.getByRole('tab', { name: 'Open' }).click();
    await visit('open catalogues unasked');
    await page.context().setOffline(true);
    await panel(page).getByRole('button', { name: 'Ask the open catalogues' }).click();
    await expect(panel(page).getByText(/This device is offline/)).toBeVisible();
    await visit('offline');
    await page.context().setOffline(false);
    await panel(page).getByRole('button', { name: 'Ask again' }).click();
    // One that was cut off may have left an answer, whose date stands behind.
    await expect(panel(page).getByText(/^\d+ songs\b/)).toBeVisible();
    await visit('open catalogues');
}

async function listeners(page: Page, visit: Visit): Promise<void> {
    await page.getByRole('tab', { name: 'Listeners' }).click();
    await visit('listeners, before consent');
    await panel(page).getByRole('button', { name: 'Allow it and ask' }).click();
    await expect(panel(page).getByText(/^\d+ songs/)).toBeVisible();
    await visit('listeners');
}

async function spotify(page: Page, visit: Visit): Promise<void> {
    await connect(page);
    await page.getByRole('tab', { name: 'Spotify' }).click();
    await panel(page).getByRole('button', { name: 'Ask Spotify' }).click();
    await panel(page)
        .getByRole('button', { name: /^Play / })
        .first()
        .click();
    await visit('Spotify');
    await panel(page)
        .getByRole('button', { name: /^Keep / })
        .first()
        .click();
}

async function later(page: Page, visit: Visit): Promise<void> {
    await inDialog(page, /^To hear later, /, () => visit('later'));
}
