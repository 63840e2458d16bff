import { expect, type Page } from '@playwright/test';
import {
    clientId,
    connect,
    formsOf,
    hear,
    keptBy,
    openWizard,
    panel,
    sent,
    tab,
    test,
    wizard,
} from '../spotify-stage.ts';

const field = (page: Page) => wizard(page).getByLabel('Client ID');
const submit = (page: Page) => wizard(page).getByRole('button', { name: 'Connect' }).click();
const agree = (page: Page) => page.getByRole('link', { name: 'Agree' });

test('links need no account; five steps, a mistake and a change of mind later it is connected, in the same place', async ({
    page,
    context,
    baseURL,
    spotify,
}) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/');
    await hear(page, 'tagged.mp3');
    const link = panel(page).getByRole('region', { name: 'Search Spotify yourself' }).getByRole('link');
    await expect(link).toHaveAttribute('href', 'https://open.spotify.com/search/rock');
    await expect(link).toHaveAttribute('rel', 'noopener noreferrer');
    await expect(panel(page)).toContainText('Searching there works without it.');

    await panel(page).getByRole('button', { name: 'Connect an account' }).click();
    await expect(wizard(page).getByRole('listitem').getByRole('heading')).toHaveText([
        'What you need',
        'Create the app',
        'Tell it where to lead back',
        'Bring its Client ID',
        'Agree at Spotify',
    ]);
    await wizard(page).getByRole('button', { name: 'Copy the redirect URI' }).click();
    await expect(wizard(page).getByRole('button', { name: 'Copy the redirect URI' })).toHaveText('Copied');
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${baseURL}/`);

    await field(page).fill('my client id');
    await submit(page);
    await expect(wizard(page)).toContainText('That is not a Client ID: it has 32 characters');
    await expect(field(page)).toBeFocused();
    expect(spotify.requests).toEqual([]);

    await field(page).fill(` ${clientId.toUpperCase()} `);
    await submit(page);
    await page.getByRole('link', { name: 'Cancel' }).click();
    await expect(page.getByText('Spotify was not connected: you said no there.')).toBeVisible();
    await expect(page).toHaveURL(`${baseURL}/`);
    await expectSamePlace(page);

    await page.getByRole('button', { name: 'Try again' }).click();
    await expect(field(page)).toHaveValue(clientId);
    await submit(page);
    await agree(page).click();
    await expect(page.getByText('Connected to Spotify')).toBeVisible();
    await expect(page).toHaveURL(`${baseURL}/`);
    await expectSamePlace(page);
    await expect(panel(page).getByRole('button', { name: 'Ask Spotify' })).toBeInViewport();
    await openWizard(page);
    await expect(wizard(page)).toContainText('Connected as Robin.');

    const asked = sent(spotify, 'accounts').filter(({ pathname }) => pathname === '/authorize');
    const [first, second] = asked.map(({ searchParams }) => Object.fromEntries(searchParams));
    const text = expect.any(String);
    expect(second).toEqual({
        client_id: clientId,
        response_type: 'code',
        redirect_uri: `${baseURL}/`,
        scope: 'playlist-modify-private',
        state: text,
        code_challenge_method: 'S256',
        code_challenge: text,
    });
    expect(second?.state).not.toBe(first?.state);
    expect(second?.code_challenge).not.toBe(first?.code_challenge);
    const forms = await formsOf(spotify);
    expect(forms.map((form) => Object.fromEntries(form))).toEqual([
        {
            grant_type: 'authorization_code',
            code: text,
            redirect_uri: `${baseURL}/`,
            client_id: clientId,
            code_verifier: text,
        },
    ]);
    expect(sent(spotify, 'api').map(({ pathname }) => pathname)).toEqual(['/v1/me']);
    expect((await keptBy(page)).ofTab).toBe('{}');
});

async function expectSamePlace(page: Page): Promise<void> {
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evening Lines');
    await expect(tab(page)).toHaveAttribute('aria-selected', 'true');
    await expect(page.getByRole('button', { name: /^Genres/ })).toContainText(/^rock$/i);
}

test('an answer that belongs to another question, to none, or came before is thrown away', async ({
    page,
    baseURL,
    spotify,
}) => {
    await page.goto('/');
    await openWizard(page);
    await field(page).fill(clientId);
    await submit(page);
    const forged = new URL((await agree(page).getAttribute('href')) ?? '');
    forged.searchParams.set('state', 'forged');
    await page.goto(forged.href);
    await expect(page.getByText('Spotify’s answer belongs to another question')).toBeVisible();
    await expect(page).toHaveURL(`${baseURL}/`);
    await page.goto(forged.href);
    await expect(page.getByText('Spotify’s answer was not asked for in this window')).toBeVisible();
    expect(await formsOf(spotify)).toEqual([]);

    await page.getByRole('button', { name: 'Try again' }).click();
    await submit(page);
    const back = (await agree(page).getAttribute('href')) ?? '';
    await page.goto(back);
    await expect(page.getByText('Connected to Spotify')).toBeVisible();
    await page.goto(back);
    await expect(
        page.getByText('Spotify’s answer was not asked for in this window, or was used before.'),
    ).toBeVisible();
    expect(await formsOf(spotify)).toHaveLength(1);
    await openWizard(page);
    await expect(wizard(page)).toContainText('Connected as Robin.');
});

test('what Spotify refuses on the way back is said, and leads back to the steps', async ({
    page,
    lateness,
    spotify,
}) => {
    await page.goto('/');
    await openWizard(page);
    await field(page).fill('f'.repeat(32));
    await submit(page);
    await expect(page.getByText('INVALID_CLIENT')).toBeVisible();
    await page.goto('/');
    await openWizard(page);
    await field(page).fill(clientId);
    for (const [prepare, sentence] of [
        [() => (lateness.millis += 11 * 60_000), 'Spotify’s answer was used before or came too late.'],
        [() => (spotify.account = 'not-allow-listed'), 'This Spotify app does not let your account in.'],
        [() => (spotify.account = 'premium-lapsed'), 'Spotify answers only while the owner of the app has Premium.'],
        [() => spotify.fail('accounts', 'nonsense'), 'The answer of Spotify could not be read.'],
        [() => spotify.fail('accounts', 'server-fault'), 'Something is broken at Spotify.'],
        [() => spotify.fail('accounts', 'opaque'), 'Spotify cannot be reached.'],
    ] as const) {
        await submit(page);
        await expect(agree(page)).toBeVisible();
        prepare();
        await agree(page).click();
        await expect(page.getByText(sentence)).toBeVisible();
        expect((await keptBy(page)).connection).not.toContain('access');
        await page.getByRole('button', { name: 'Try again' }).click();
        await expect(field(page)).toHaveValue(clientId);
    }
    spotify.account = 'allowed';
    await submit(page);
    await agree(page).click();
    await expect(page.getByText('Connected to Spotify')).toBeVisible();
});

test('a page at an address that Spotify leads nobody back to says where to open it instead', async ({
    page,
    context,
    baseURL,
    spotify,
}) => {
    const there = new URL(`${baseURL}/`);
    const here = new URL(`${baseURL}/`);
    here.hostname = 'localhost';
    await context.route(`${here.origin}/**`, async (route) => {
        const address = new URL(route.request().url());
        address.hostname = there.hostname;
        await route.fulfill({ response: await route.fetch({ url: address.href }) });
    });
    await page.goto(here.href);
    await openWizard(page);
    await expect(wizard(page)).toContainText(`Spotify leads nobody back to ${here.host}`);
    await expect(wizard(page).getByRole('button', { name: 'Connect' })).toHaveCount(0);
    await wizard(page).getByRole('link', { name: there.href }).click();
    await expect(page).toHaveURL(there.href);
    expect(spotify.requests).toEqual([]);
    await connect(page);
});
