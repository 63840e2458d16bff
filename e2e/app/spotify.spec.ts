import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import {
    ask,
    choose,
    clientId,
    connect,
    hear,
    keptBy,
    next,
    openWizard,
    panel,
    rows,
    secretsOf,
    sent,
    show,
    status,
    tab,
    test,
    trouble,
    wizard,
} from '../spotify-stage.ts';

const titles = (page: Page) => rows(page).locator('b').allTextContents();
const addresses = (page: Page) =>
    rows(page)
        .getByRole('link', { name: /^Spotify: open / })
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));

test('from the first question to the last trace: ask, filter, play, keep, save, go offline, disconnect', async ({
    page,
    context,
    spotify,
}) => {
    await page.goto('/');
    await connect(page);
    await hear(page, 'tagged.mp3');

    await test.step('nothing is asked before the click; then exactly what the contract knows', async () => {
        await expect(panel(page)).toContainText('Spotify will be asked for “rock”, with your account.');
        spotify.requests.length = 0;
        await ask(page);
        await expect(status(page)).toHaveText(/^\d+ songs$/);
        const asked = sent(spotify, 'api').map(({ pathname, searchParams }) => [
            pathname,
            Object.fromEntries(searchParams),
        ]);
        const question = { q: 'genre:"rock"', type: 'track', limit: '10' };
        expect(asked).toEqual([
            ['/v1/search', question],
            ['/v1/search', { ...question, offset: '10' }],
            ['/v1/search', { ...question, offset: '20' }],
        ]);
        expect(await titles(page)).toContain('Amber Motorway');
        expect(await titles(page)).not.toContain('Window Seat');
        await expect(rows(page).filter({ hasText: 'Amber Motorway' })).toContainText('The Low Lights');
        await expect.poll(() => spotify.requests.some(({ url }) => url.startsWith('https://i.scdn.co/'))).toBe(true);
        expect(sent(spotify, 'open')).toEqual([]);
    });

    await test.step('language and time leave only what fits, and say why', async () => {
        const before = sent(spotify, 'api').length;
        await choose(page, 'Language', 'Japanese');
        await choose(page, 'Time', 'Last month');
        await expect(panel(page).getByRole('button', { name: 'Ask Spotify' })).toBeVisible();
        await expect(panel(page).getByText('Amber Motorway')).toHaveCount(0);
        expect(sent(spotify, 'api')).toHaveLength(before);
        await ask(page);
        await expect(status(page)).toHaveText('3 songs');
        expect(sent(spotify, 'api').at(-1)?.searchParams.get('q')).toMatch(/^genre:"j-rock" year:\d{4}(-\d{4})?$/);
        expect(await titles(page)).toEqual(['夜明けのサイレン', '桜色の残像', 'Skyline (Japanese Ver.)']);
        await expect(rows(page).first()).toContainText(
            /Japanese: title in kana · released\s\d+\s\w+\s\d{4} · listed as rock/,
        );
        await expect(rows(page).last()).toContainText('Japanese, says Spotify');
    });

    await test.step('the official player appears on a click, and only one at a time', async () => {
        await expect(panel(page).locator('iframe')).toHaveCount(0);
        await rows(page)
            .first()
            .getByRole('button', { name: /^Play / })
            .click();
        const frame = page.frameLocator('iframe[title="Player of 夜明けのサイレン"]');
        await expect(frame.getByRole('heading', { name: 'Player' })).toBeVisible();
        const [id] = (await addresses(page)).map((address) => address.split('/').at(-1));
        expect(sent(spotify, 'open').map(({ href }) => href)).toEqual([`https://open.spotify.com/embed/track/${id}`]);
        await expect(panel(page).locator('iframe')).toHaveAttribute(
            'referrerpolicy',
            'strict-origin-when-cross-origin',
        );
        await rows(page)
            .nth(1)
            .getByRole('button', { name: /^Play / })
            .click();
        await expect(panel(page).locator('iframe')).toHaveAttribute('title', 'Player of 桜色の残像');
        await panel(page).getByRole('button', { name: 'Close the player' }).click();
        await expect(panel(page).locator('iframe')).toHaveCount(0);
    });

    await test.step('a list is saved there as a private playlist, in its order', async () => {
        await panel(page).getByRole('button', { name: 'Save as Spotify playlist' }).click();
        const name = panel(page).getByRole('textbox', { name: 'Name of the playlist' });
        await expect(name).toHaveValue('After Evening Lines');
        await name.fill('Trains & sirens <at night>');
        await panel(page).getByRole('button', { name: 'Save 3 songs' }).click();
        await expect(panel(page)).toContainText('“Trains & sirens <at night>” is saved in your Spotify library');
        const [playlist] = spotify.playlists;
        const tracks = (await addresses(page)).map((address) => `spotify:track:${address.split('/').at(-1)}`);
        expect(playlist).toEqual({
            id: playlist?.id,
            name: 'Trains & sirens <at night>',
            description: 'Chosen with Segue',
            isPublic: false,
            uris: tracks,
        });
        await expect(panel(page).getByRole('link', { name: 'Open the playlist' })).toHaveAttribute(
            'href',
            `https://open.spotify.com/playlist/${playlist?.id}`,
        );
    });

    await test.step('what is kept for later stands apart, and is handed on without any secret', async () => {
        await rows(page)
            .first()
            .getByRole('button', { name: /^Keep / })
            .click();
        await page.getByRole('button', { name: 'To hear later, 1 song' }).click();
        const kept = page.getByRole('dialog').getByRole('region', { name: 'Kept from Spotify' });
        await expect(kept.getByRole('listitem')).toContainText('夜明けのサイレン');
        const download = page.waitForEvent('download');
        await kept.getByRole('button', { name: 'Export as CSV' }).click();
        const file = await readFile(await (await download).path(), 'utf8');
        expect(file).toContain('https://open.spotify.com/track/');
        for (const secret of [clientId, ...(await secretsOf(spotify))]) expect(file).not.toContain(secret);
        await page.keyboard.press('Escape');
    });

    await test.step('offline, what was answered can be read with its date, and a new question says why not', async () => {
        await choose(page, 'Time', 'Any time');
        await context.setOffline(true);
        await choose(page, 'Time', 'Last month');
        await expect(rows(page)).toHaveCount(3);
        await page.getByRole('tab', { name: 'Open' }).click();
        await tab(page).click();
        await expect(rows(page)).toHaveCount(3);
        await choose(page, 'Language', 'Korean');
        await ask(page);
        await expect(trouble(page)).toContainText('This device is offline, so Spotify cannot be asked.');
        await context.setOffline(false);
        await ask(page);
        await expect(trouble(page)).toBeHidden();
        await choose(page, 'Language', 'Japanese');
        await expect(rows(page)).toHaveCount(3);
    });

    await test.step('no secret is kept with the answers, and none is in another address than Spotify’s', async () => {
        const { questions, answers } = await keptBy(page);
        expect(
            questions.filter((question) => question.startsWith('spotify https://api.spotify.com/v1/search')),
        ).toEqual(questions);
        const secrets = await secretsOf(spotify);
        expect(secrets.length).toBeGreaterThan(2);
        for (const secret of secrets) {
            expect(questions.join('\n') + answers).not.toContain(secret);
            for (const { url } of spotify.requests) expect(url).not.toContain(secret);
        }
    });

    await test.step('disconnecting leaves nothing', async () => {
        await openWizard(page);
        await wizard(page).getByRole('button', { name: 'Disconnect' }).click();
        await expect(wizard(page)).toBeHidden();
        await expect(panel(page).getByRole('button', { name: 'Connect an account' })).toBeVisible();
        await expect(page.getByRole('button', { name: /^To hear later/ })).toHaveCount(0);
        expect(await keptBy(page)).toEqual({ connection: null, ofTab: '{}', questions: [], answers: '[]' });
        spotify.requests.length = 0;
        await page.reload();
        await show(page, /Evening Lines/);
        await expect(panel(page).getByRole('button', { name: 'Connect an account' })).toBeVisible();
        await expect(next(page).getByText('夜明けのサイレン')).toHaveCount(0);
        expect(spotify.requests).toEqual([]);
    });
});
