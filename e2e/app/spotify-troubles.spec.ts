import { expect, type Page } from '@playwright/test';
import type { FakeSpotify } from '../../fakes/spotify.ts';
import {
    ask,
    choose,
    connect,
    formsOf,
    hear,
    keptBy,
    type Lateness,
    library,
    next,
    panel,
    rows,
    sent,
    show,
    status,
    tab,
    test,
    trouble,
    wizard,
} from '../spotify-stage.ts';

const second = '02 - Someone Else - Second Song.mp3';
const minuteMillis = 60_000;

/** The token endpoint's forms since the first one, by what they ask for. */
const grants = async (spotify: Parameters<typeof formsOf>[0]) =>
    (await formsOf(spotify)).slice(1).map((form) => form.get('grant_type'));

test('tokens end in mid-session and no listener notices; when the consent ends, its songs stay and one connects again', async ({
    page,
    context,
    lateness,
    spotify,
}) => {
    await page.clock.install();
    await page.goto('/');
    await connect(page);
    await hear(page, 'tagged.mp3');
    const pass = async (minutes: number) => {
        lateness.millis += minutes * minuteMillis;
        await page.clock.setSystemTime(Date.now() + lateness.millis);
    };

    await test.step('Spotify ends a token before its time', async () => {
        spotify.accounts.expireAccessTokens();
        await ask(page);
        await expect(status(page)).toHaveText(/^\d+ songs$/);
        await expect(trouble(page)).toBeEmpty();
        expect(await grants(spotify)).toEqual(['refresh_token']);
    });

    await test.step('an hour later it is renewed before it is used', async () => {
        spotify.accounts.rotatesRefreshTokens = true;
        await pass(61);
        spotify.requests.length = 0;
        await ask(page);
        await expect(status(page)).toHaveText(/^\d+ songs$/);
        await expect(trouble(page)).toBeEmpty();
        const paths = spotify.requests.map(({ url }) => new URL(url)).filter(({ host }) => host !== 'i.scdn.co');
        expect(paths.map(({ pathname }) => pathname)).toEqual(['/api/token', ...Array(3).fill('/v1/search')]);
    });

    await test.step('two windows renew it once, though Spotify takes each refresh token once', async () => {
        const other = await context.newPage();
        await other.clock.setSystemTime(Date.now() + lateness.millis);
        await other.goto('/');
        await library(other)
            .getByRole('button', { name: /Evening Lines/ })
            .click();
        await tab(other).click();
        spotify.requests.length = 0;
        spotify.accounts.expireAccessTokens();
        for (const window of [page, other]) await choose(window, 'Time', window === page ? 'Last year' : 'Last month');
        await Promise.all([ask(page), ask(other)]);
        for (const window of [page, other]) {
            await expect(panel(window).getByRole('button', { name: 'Ask again' })).toBeVisible();
            await expect(trouble(window)).toBeEmpty();
        }
        expect(await formsOf(spotify)).toHaveLength(1);
        await other.close();
    });

    await test.step('a consent that is withdrawn is given again, and leads back to the same place', async () => {
        const before = await rows(page).count();
        expect(before).toBeGreaterThan(3);
        spotify.accounts.revoke();
        await pass(61);
        await ask(page);
        await expect(trouble(page)).toContainText('The connection to Spotify has ended. Connect again to go on.');
        await expect(rows(page)).toHaveCount(before);
        await expect(status(page)).toContainText('As answered on');
        await expect(panel(page).getByRole('button', { name: /^Connect/ })).toHaveCount(1);
        expect((await keptBy(page)).connection).not.toContain('refresh-');
        await trouble(page).getByRole('button', { name: 'Connect again' }).click();
        await expect(wizard(page)).toContainText('Spotify’s consent lasts six months, or was withdrawn.');
        await wizard(page).getByRole('button', { name: 'Connect again' }).click();
        await page.getByRole('link', { name: 'Agree' }).click();
        await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evening Lines');
        await expect(tab(page)).toHaveAttribute('aria-selected', 'true');
        await choose(page, 'Time', 'Last year');
        await show(page, /Evening Lines/);
        await expect(rows(page)).not.toHaveCount(0);
        await ask(page);
        await expect(status(page)).toHaveText(/^\d+ songs/);
        await expect(trouble(page)).toBeEmpty();
    });
});

/** A listener who is connected, has a song heard and has asked: `found` songs stand there, and time can pass. */
async function setTroubleStage({ page, lateness, spotify }: { page: Page; lateness: Lateness; spotify: FakeSpotify }) {
    await page.clock.install();
    await endNoRequests(page);
    await page.goto('/');
    await connect(page);
    await hear(page, 'tagged.mp3');
    await ask(page);
    await expect(status(page)).toHaveText(/^\d+ songs$/);
    const found = await rows(page).count();
    return {
        found,
        /** Later than what is kept counts as an answer. */
        async askLater() {
            lateness.millis += 90 * minuteMillis;
            await page.clock.setSystemTime(Date.now() + lateness.millis);
            spotify.requests.length = 0;
            await ask(page);
        },
        /** Lets time pass, for the page and for Spotify, until Spotify has been asked so often. */
        async passUntilAsked(times: number) {
            const pass = async (least: number) => {
                if (sent(spotify, 'api').length < least) {
                    lateness.millis += 1000;
                    await page.clock.runFor(1000);
                }
                return sent(spotify, 'api').length;
            };
            for (let least = 1; least <= times; least += 1)
                await expect.poll(() => pass(least), { intervals: [0] }).toBeGreaterThanOrEqual(least);
        },
        async says(sentence: string) {
            await expect(trouble(page)).toContainText(sentence);
            await expect(rows(page)).toHaveCount(found);
            await expect(status(page)).toContainText('As answered on');
            await expect(panel(page).getByRole('button', { name: 'Ask again' })).toBeVisible();
            await expect(panel(page).getByRole('link', { name: /^rock/ })).toBeVisible();
        },
        async isWell() {
            await expect(status(page)).toHaveText(`${found} songs`);
            await expect(trouble(page)).toBeEmpty();
        },
    };
}

/**
 * Without deadlines: they run by the page's clock, which passes faster than an answer comes, and a request that is given up is
 * not asked again.
 */
const endNoRequests = (page: Page) =>
    page.addInitScript(() => {
        AbortSignal.timeout = () => new AbortController().signal;
    });

test('whatever goes wrong at Spotify has its sentence and its way on, and the songs that stood there stay', async ({
    page,
    lateness,
    spotify,
}) => {
    const { askLater, says, isWell } = await setTroubleStage({ page, lateness, spotify });

    for (const [account, sentence] of [
        ['not-allow-listed', 'this Spotify app lets in. Its owner can add it under User Management there.'],
        ['premium-lapsed', 'Spotify answers only while the owner of its app has Premium.'],
    ] as const) {
        await test.step(account, async () => {
            spotify.account = account;
            await askLater();
            await says(sentence);
            expect(sent(spotify, 'api')).toHaveLength(1);
            const show = trouble(page).getByRole('button', { name: 'Show the connection' });
            await expect(show).toHaveCount(account === 'not-allow-listed' ? 1 : 0);
        });
    }
    spotify.account = 'allowed';
    await askLater();
    await isWell();

    for (const [failures, sentence] of [
        [['quota-exceeded'], 'The allowance of questions to Spotify is used up for now.'],
        [[{ retryAfterSeconds: 120 }], 'Spotify asks for a pause between questions. Try again in 2 minutes.'],
        [['truncated'], 'The answer of Spotify could not be read.'],
        [['nonsense'], 'The answer of Spotify could not be read.'],
    ] as const) {
        await test.step(JSON.stringify(failures), async () => {
            spotify.fail('api', ...failures);
            await askLater();
            await says(sentence);
        });
    }

    await test.step('token endpoint', async () => {
        spotify.fail('accounts', 'server-fault');
        await askLater();
        await says('Something is broken at Spotify. It may work again soon.');
        expect(sent(spotify, 'api')).toEqual([]);
    });
});

test('what passes at Spotify is waited out, and only so often', async ({ page, lateness, spotify }) => {
    const { askLater, passUntilAsked, says, isWell } = await setTroubleStage({ page, lateness, spotify });

    await test.step('a server that is broken for a moment is asked once more', async () => {
        spotify.fail('api', 'server-fault', 'server-fault');
        await askLater();
        await passUntilAsked(2);
        await says('Something is broken at Spotify. It may work again soon.');
        expect(sent(spotify, 'api')).toHaveLength(2);
        spotify.fail('api', 'server-fault');
        await askLater();
        await passUntilAsked(2);
        await isWell();
    });

    await test.step('short pauses are waited out; five that the page may not read are enough', async () => {
        spotify.fail('api', { retryAfterSeconds: 5 }, 'opaque');
        await askLater();
        await passUntilAsked(3);
        await isWell();
        expect(sent(spotify, 'api')).toHaveLength(5);
        spotify.fail('api', ...Array<'opaque'>(6).fill('opaque'));
        await askLater();
        await passUntilAsked(6);
        await says('Spotify asks for a pause between questions.');
        expect(sent(spotify, 'api')).toHaveLength(6);
    });
});

test('a slow answer can be stopped', async ({ page, lateness, spotify }) => {
    const { found, askLater } = await setTroubleStage({ page, lateness, spotify });
    spotify.fail('api', 'slow');
    await askLater();
    await expect(status(page)).toHaveText('Asking Spotify');
    await panel(page).getByRole('button', { name: 'Stop' }).click();
    await expect(rows(page)).toHaveCount(found);
    await expect(panel(page).getByRole('button', { name: 'Ask again' })).toBeVisible();
    spotify.hurry();
});

test('an answer that comes after another song was chosen is not shown beside it', async ({ page, spotify }) => {
    await page.goto('/');
    await connect(page);
    await hear(page, 'tagged.mp3', second);
    const before = sent(spotify, 'api').length;
    spotify.fail('api', 'slow');
    await ask(page);
    await expect(status(page)).toHaveText('Asking Spotify');
    await expect.poll(() => sent(spotify, 'api').length).toBeGreaterThan(before);
    await library(page)
        .getByRole('button', { name: /Second Song/ })
        .click();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Second Song');
    await expect(panel(page).getByRole('button', { name: 'Ask Spotify' })).toBeVisible();
    spotify.hurry();
    spotify.fail('api', 'nonsense');
    await ask(page);
    await expect(trouble(page)).toContainText('The answer of Spotify could not be read.');
    await expect(next(page).getByText('Amber Motorway')).toHaveCount(0);
});
