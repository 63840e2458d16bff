/** The app in a browser that can reach nothing outside but a YouTube made up for tests. */
import { expect, type Page, type Request } from '@playwright/test';
import { leaveBehind, recordsIn } from '../commands/kept.ts';
import { databases, items } from '../src/storage/names.ts';
import type { Loopback } from '../fakes/loopback.ts';
import { fakeKey, type FakeYouTube, fakeYouTube } from '../fakes/youtube.ts';
import { fixture } from '../fixtures/paths.ts';

const youtubeHosts = ['www.googleapis.com', 'i.ytimg.com', 'www.youtube-nocookie.com'];

export const dayMillis = 24 * 60 * 60 * 1000;

export const next = (page: Page) => page.getByRole('region', { name: 'What to hear next' });
export const panel = (page: Page) => page.getByRole('tabpanel', { name: 'YouTube' });
export const rows = (page: Page) => panel(page).getByRole('list').first().getByRole('listitem');
export const row = (page: Page, title: string) => rows(page).filter({ hasText: title });
export const ask = (page: Page) => panel(page).getByRole('button', { name: 'Ask YouTube' }).click();
export const askAgain = (page: Page) => panel(page).getByRole('button', { name: 'Ask again' }).click();
export const language = (page: Page) => next(page).getByRole('combobox', { name: 'Language' });
export const time = (page: Page) => next(page).getByRole('combobox', { name: 'Time' });

export interface Stage {
    readonly youtube: FakeYouTube;
    /** The page's day and the service's begin at noon of 21 November 2026, UTC, and stand still. */
    passTime(millis: number): Promise<void>;
    /** The requests whose address begins so. */
    asked(address: string): readonly Request[];
    /** Expects that nothing went where it must not go: no request, no message, and no key. */
    expectNothingLost(): Promise<void>;
}

/** As an earlier visit has left it. */
export const leaveKey = (page: Page, value: string): Promise<void> =>
    leaveBehind(page, items.youtubeKey, { value, day: '', searches: 0 });

/** Opens the app with a song heard, asks for rock, and shows the tab; `key` is what the browser has kept of an earlier visit. */
export async function setStage(
    page: Page,
    outside: Loopback,
    { key, songs = ['tagged.mp3'] }: { key?: string; songs?: string[] } = {},
) {
    let now = Date.parse('2026-11-21T12:00:00Z');
    const youtube = fakeYouTube({ now: () => now });
    const requests: Request[] = [];
    const lost: string[] = [];
    const said: string[] = [];
    page.on('request', (request) => requests.push(request));
    // What a browser says of an answer that it keeps from the page is its own.
    page.on('console', (message) => /^Access to fetch at/.test(message.text()) || said.push(message.text()));
    page.on('pageerror', (error) => lost.push(String(error)));
    for (const host of youtubeHosts) outside.serve(host, youtube);
    await page.clock.setFixedTime(now);
    if (key) await leaveKey(page, key);

    const stage: Stage = {
        youtube,
        async passTime(millis) {
            now += millis;
            await page.clock.setFixedTime(now);
        },
        asked: (address) => requests.filter((request) => request.url().startsWith(address)),
        async expectNothingLost() {
            expect([...lost, ...outside.strays]).toEqual([]);
            expect(said.filter((text) => /Content Security Policy/.test(text) || text.includes(fakeKey))).toEqual([]);
            expect(page.url()).not.toContain(fakeKey);
            expect(JSON.stringify(await keptAnswers(page))).not.toContain(fakeKey);
            const told = requests.filter((request) => request.url().includes(fakeKey));
            expect(told.every((request) => request.url().startsWith(api))).toBe(true);
        },
    };

    await page.goto('/');
    await page.getByTestId('choose-songs').first().setInputFiles(songs.map(fixture));
    await expect(page.getByRole('region', { name: 'Library' }).getByRole('listitem')).toHaveCount(songs.length);
    await select(page, 'Evening Lines');
    await next(page).getByRole('tab', { name: 'YouTube' }).click();
    await chooseGenres(page, 'Rock');
    return stage;
}

export const api = 'https://www.googleapis.com/youtube/v3/';

export async function select(page: Page, title: string): Promise<void> {
    await page
        .getByRole('region', { name: 'Library' })
        .getByRole('button', { name: new RegExp(title) })
        .click();
}

/** Asks for these genres alone, each as much as the others. */
export async function chooseGenres(page: Page, ...names: string[]): Promise<void> {
    await next(page)
        .getByRole('button', { name: /^Genres/ })
        .click();
    const genres = page.getByRole('dialog', { name: 'Genres' });
    const chosen = genres.getByRole('checkbox', { checked: true });
    await expect(genres.getByRole('checkbox').first()).toBeVisible();
    for (let left = await chosen.count(); left > 0; left -= 1) await chosen.first().uncheck();
    for (const name of names) await genres.getByRole('checkbox', { name: new RegExp(`^${name}( \\d+%)?$`) }).check();
    await page.keyboard.press('Escape');
    await expect(genres).toBeHidden();
}

/** What the browser keeps of the services' answers: questions and answers, in turn. */
export async function keptAnswers(page: Page): Promise<readonly unknown[]> {
    return (await recordsIn(page, databases.answers)).flat();
}
