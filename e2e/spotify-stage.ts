/** The built app beside a made-up Spotify. Whoever else is asked, and whatever tells a secret, fails the test. */
import type { Page } from '@playwright/test';
import { recordsIn } from '../commands/kept.ts';
import { databases, items } from '../src/storage/names.ts';
import { FakeSpotify } from '../fakes/spotify.ts';
import { fixture } from '../fixtures/paths.ts';
import { expect, test as base } from './services.ts';

/** How much later it is than the clock says, for the page and for Spotify. */
export interface Lateness {
    millis: number;
}

export const test = base.extend<{ lateness: Lateness; spotify: FakeSpotify }>({
    // eslint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
    lateness: async ({}, use) => use({ millis: 0 }),
    spotify: [
        async ({ context, baseURL, lateness, outside }, use) => {
            const spotify = new FakeSpotify({
                now: () => Date.now() + lateness.millis,
                clientId,
                redirectUris: [`${baseURL}/`],
            });
            const said: string[] = [];
            context.on('console', (message) => said.push(message.text()));
            context.on('weberror', (error) => said.push(error.error().message));
            for (const host of spotifyHosts) outside.serve(host, spotify);
            await use(spotify);
            expect(outside.strays).toEqual([]);
            expect(said.filter((text) => /Content.Security.Policy/i.test(text))).toEqual([]);
            for (const secret of await secretsOf(spotify)) expect(said.join('\n')).not.toContain(secret);
            // No address of the app's, only where it lives; a page of Spotify's own tells itself all of its address.
            for (const { url, headers } of spotify.requests) {
                const referrer = headers.get('Referer');
                const isOwn = referrer?.startsWith(`${new URL(url).origin}/`) ?? false;
                if (!isOwn) expect([null, `${baseURL}/`, 'https://accounts.spotify.com/']).toContain(referrer);
            }
        },
        { auto: true },
    ],
});

const spotifyHosts = ['accounts.spotify.com', 'api.spotify.com', 'open.spotify.com', 'i.scdn.co'];

export const clientId = '0123456789abcdef0123456789abcdef';

export const next = (page: Page) => page.getByRole('region', { name: 'What to hear next' });
export const tab = (page: Page) => next(page).getByRole('tab', { name: 'Spotify' });
export const panel = (page: Page) => next(page).getByRole('tabpanel', { name: 'Spotify' });
export const rows = (page: Page) => panel(page).locator('ol').getByRole('listitem');
export const status = (page: Page) => panel(page).getByRole('status').first();
export const trouble = (page: Page) => panel(page).getByRole('alert');
export const library = (page: Page) => page.getByRole('region', { name: 'Library' });

/** Has songs heard, and asks for rock, of which Spotify has most. */
export async function hear(page: Page, ...names: string[]): Promise<void> {
    await page.getByTestId('choose-songs').first().setInputFiles(names.map(fixture));
    await expect(library(page).getByRole('listitem')).toHaveCount(names.length);
    await show(page, /Evening Lines/);
}

export async function show(page: Page, title: RegExp): Promise<void> {
    await library(page).getByRole('button', { name: title }).click();
    await tab(page).click();
    await next(page)
        .getByRole('button', { name: /^Genres/ })
        .click();
    const genres = page.getByRole('dialog', { name: 'Genres' });
    const heard = genres.getByRole('checkbox', { checked: true });
    await expect(genres.getByRole('checkbox').first()).toBeVisible();
    for (let left = await heard.count(); left > 0; left -= 1) await heard.first().uncheck();
    await genres.getByRole('checkbox', { name: 'Rock' }).check();
    await page.keyboard.press('Escape');
}

/** Connects from the settings, and is back when it is done. */
export async function connect(page: Page): Promise<void> {
    await openWizard(page);
    await wizard(page).getByLabel('Client ID').fill(clientId);
    await wizard(page).getByRole('button', { name: 'Connect' }).click();
    await page.getByRole('link', { name: 'Agree' }).click();
    await expect(page.getByText('Connected to Spotify')).toBeVisible();
}

export const wizard = (page: Page) => page.getByRole('dialog', { name: /Spotify/ });

export async function openWizard(page: Page): Promise<void> {
    await page.getByRole('button', { name: 'Settings' }).click();
    await page
        .getByRole('dialog', { name: 'Settings' })
        .getByRole('listitem')
        .filter({ hasText: 'Spotify' })
        .getByRole('button')
        .click();
}

export async function ask(page: Page): Promise<void> {
    await panel(page)
        .getByRole('button', { name: /^Ask (Spotify|again)$/ })
        .click();
}

export async function choose(page: Page, filter: 'Language' | 'Time', value: string): Promise<void> {
    await next(page).getByRole('combobox', { name: filter }).selectOption(value);
}

/** What has gone to one of Spotify's hosts, in its order. */
export const sent = ({ requests }: FakeSpotify, host: 'api' | 'accounts' | 'open'): readonly URL[] =>
    requests.map(({ url }) => new URL(url)).filter(({ hostname }) => hostname === `${host}.spotify.com`);

export const formsOf = async ({ requests }: FakeSpotify): Promise<readonly URLSearchParams[]> =>
    Promise.all(
        requests
            .filter(({ url }) => url === 'https://accounts.spotify.com/api/token')
            .map(async (request) => new URLSearchParams(await request.clone().text())),
    );

/** Tokens, codes and verifiers that Spotify has seen. */
export async function secretsOf(spotify: FakeSpotify): Promise<readonly string[]> {
    const forms = await formsOf(spotify);
    const inForms = forms.flatMap((form) => ['code', 'code_verifier', 'refresh_token'].map((name) => form.get(name)));
    const inHeaders = spotify.requests.map(({ headers }) => headers.get('Authorization')?.replace('Bearer ', ''));
    return [...inForms, ...inHeaders].filter((secret) => typeof secret === 'string');
}

/** What the page keeps between visits beside the library, as text. */
export async function keptBy(page: Page) {
    const answers = await recordsIn(page, databases.answers);
    const texts = await page.evaluate(
        (name) => ({ connection: localStorage.getItem(name), ofTab: JSON.stringify(sessionStorage) }),
        items.spotifyConnection.name,
    );
    return {
        ...texts,
        questions: answers.map(([question]) => question),
        answers: JSON.stringify(answers.map(([, answer]) => answer)),
    };
}
