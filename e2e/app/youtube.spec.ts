import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { fakeKey } from '../../fakes/youtube.ts';
import { items } from '../../src/storage/names.ts';
import { expect, test } from '../services.ts';
import {
    api,
    ask,
    askAgain,
    chooseGenres,
    keptAnswers,
    language,
    panel,
    row,
    rows,
    setStage,
    time,
} from '../youtube-stage.ts';

const player = 'https://www.youtube-nocookie.com/';
const links = (page: Page) => panel(page).getByRole('region', { name: 'Search YouTube yourself' }).getByRole('link');
const left = (page: Page, searches: number) => panel(page).getByText(`${searches} searches left today.`);

test('without a key, links lead to results of the time and the language that are asked for', async ({
    page,
    outside,
}) => {
    const stage = await setStage(page, outside);
    await expect(panel(page)).toContainText('With a key of your own, songs from YouTube stand here.');
    const address = (query: Record<string, string>) =>
        `https://www.youtube.com/results?${new URLSearchParams(query).toString()}`;
    for (const [name, sp] of [
        ['Last week', 'EgQIAxAB'],
        ['Last month', 'EgQIBBAB'],
        ['Last year', 'EgQIBRAB'],
    ] as const) {
        await time(page).selectOption(name);
        await expect(links(page)).toHaveCount(1);
        await expect(links(page)).toHaveAttribute('href', address({ search_query: 'rock', sp }));
    }
    await time(page).selectOption('Any time');
    for (const [name, search_query] of [
        ['English', 'rock'],
        ['Japanese', '邦楽ロック'],
        ['Korean', '한국 록'],
        ['Chinese', '华语摇滚'],
        ['Russian', 'русский рок'],
        ['No voices', 'rock instrumental'],
    ] as const) {
        await language(page).selectOption(name);
        await expect(links(page)).toContainText(search_query);
        await expect(links(page)).toHaveAttribute('href', address({ search_query }));
    }
    await language(page).selectOption('Japanese');
    await chooseGenres(page, 'Rock', 'Jazz');
    await expect(links(page)).toHaveText([
        /^\s*邦楽ロック 日本 ジャズopens/,
        /^\s*邦楽ロックopens/,
        /^\s*日本 ジャズopens/,
    ]);
    expect(stage.youtube.requests).toEqual([]);
    await stage.expectNothingLost();
});

test('a key is brought once, costs one search for each new question, and leaves nothing when it is forgotten', async ({
    page,
    outside,
    baseURL,
}) => {
    const stage = await setStage(page, outside);
    const lists = () => stage.asked(api).map((request) => new URL(request.url()));
    await panel(page).getByRole('button', { name: 'Use a key of yours' }).click();
    const dialog = page.getByRole('dialog', { name: 'A key for YouTube' });
    await expect(dialog).toContainText(`${baseURL}/*`);
    const field = dialog.getByRole('textbox', { name: 'API key' });
    const keep = dialog.getByRole('button', { name: 'Keep the key' });
    await field.fill('my own key');
    await keep.click();
    await expect(field).toHaveAccessibleDescription(/^That does not look like a key/);
    await expect(field).toBeFocused();
    expect(await page.evaluate((name) => localStorage.getItem(name), items.youtubeKey.name)).toBeNull();
    await field.fill(` ${fakeKey}\n`);
    await keep.click();
    await expect(dialog).toBeHidden();

    await expect(panel(page)).toContainText('YouTube will be asked for “rock”, with your key. Only these words');
    await expect(left(page, 100)).toBeVisible();
    expect(stage.youtube.requests).toEqual([]);
    await ask(page);
    await expect(rows(page)).toHaveCount(12);
    await expect(left(page, 99)).toBeVisible();
    const [search, videos] = lists();
    expect(search?.pathname).toBe('/youtube/v3/search');
    expect(Object.fromEntries(search?.searchParams ?? [])).toEqual({
        part: 'snippet',
        type: 'video',
        videoCategoryId: '10',
        videoEmbeddable: 'true',
        maxResults: '50',
        order: 'relevance',
        q: 'rock',
        topicId: '/m/06by7',
        key: fakeKey,
    });
    expect(videos?.pathname).toBe('/youtube/v3/videos');
    expect([...(videos?.searchParams.keys() ?? [])]).toEqual(['part', 'id', 'key']);
    expect(videos?.searchParams.get('part')).toBe('snippet,contentDetails,status');

    await askAgain(page);
    await expect(panel(page).getByText('12 songs · As answered on', { exact: false })).toBeVisible();
    await expect(left(page, 99)).toBeVisible();
    expect(lists()).toHaveLength(2);

    await language(page).selectOption('Japanese');
    await expect(rows(page).filter({ hasText: 'Everlong' })).toHaveCount(0);
    await ask(page);
    await expect(rows(page)).toHaveCount(2);
    await expect(row(page, '空も飛べるはず')).toContainText('Japanese, says YouTube · uploaded 18 Nov 2026');
    await expect(row(page, 'Lemon')).toContainText('uploaded 5 May 2026');
    await time(page).selectOption('Last week');
    await ask(page);
    await expect(rows(page)).toHaveCount(1);
    await expect(row(page, '空も飛べるはず')).toBeVisible();
    const lastWeek = lists().findLast(({ pathname }) => pathname.endsWith('/search'))?.searchParams;
    expect(lastWeek?.get('publishedAfter')).toBe('2026-11-14T00:00:00Z');
    expect(lastWeek?.get('relevanceLanguage')).toBe('ja');
    expect(lastWeek?.get('q')).toBe('邦楽ロック');
    await expect(left(page, 97)).toBeVisible();
    await language(page).selectOption('Korean');
    await ask(page);
    await expect(panel(page)).toContainText('Nothing was found in the last week.');
    await panel(page).getByRole('button', { name: 'Try the last month' }).click();
    await expect(row(page, '사건의 지평선')).toContainText('Korean: title in hangul');
    await expect(left(page, 95)).toBeVisible();
    await stage.expectNothingLost();

    await page.getByRole('button', { name: 'Settings' }).click();
    await expect(page.getByText('A key is kept. 95 of today’s 100 searches are left.')).toBeVisible();
    await page.getByRole('button', { name: 'Change the key' }).click();
    expect(await dialog.textContent()).not.toContain(fakeKey);
    await dialog.getByRole('button', { name: 'Forget the key' }).click();
    await expect(dialog).toBeHidden();
    await expect(panel(page).getByRole('button', { name: 'Use a key of yours' })).toBeVisible();
    await expect(row(page, '사건의 지평선')).toHaveCount(0);
    await expect(links(page)).toHaveCount(1);
    expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(fakeKey);
    expect(await keptAnswers(page)).toEqual([]);
});

test('a click opens one player at a time, for a song or for all, and songs are kept for later', async ({
    page,
    outside,
}) => {
    const stage = await setStage(page, outside, { key: fakeKey });
    await ask(page);
    await expect(rows(page)).toHaveCount(12);
    const frames = page.locator('iframe');
    await expect(frames).toHaveCount(0);
    expect(stage.asked(player)).toEqual([]);

    await row(page, 'Everlong').getByRole('button', { name: 'Play Everlong' }).click();
    await expect(page.frameLocator('[title="Player of Everlong"]').getByText('Playing fake-en-001')).toBeVisible();
    await expect(frames).toHaveAttribute('referrerpolicy', 'strict-origin-when-cross-origin');
    await expect(frames).toHaveAttribute('src', `${player}embed/fake-en-001?autoplay=1`);
    await row(page, 'Lemon').getByRole('button', { name: 'Play Lemon' }).click();
    await expect(page.frameLocator('[title="Player of Lemon"]').getByText('Playing fake-ja-003')).toBeVisible();
    await expect(frames).toHaveCount(1);
    await row(page, 'Lemon').getByRole('button', { name: 'Close the player' }).click();
    await expect(frames).toHaveCount(0);

    await panel(page).getByRole('button', { name: 'Play all' }).click();
    await expect(page.frameLocator('iframe').getByText(/^Playing fake-/)).toBeVisible();
    const { pathname, searchParams } = new URL((await frames.getAttribute('src')) ?? '');
    const together = [pathname.replace('/embed/', ''), ...(searchParams.get('playlist') ?? '').split(',')];
    const pages = await rows(page)
        .getByRole('link')
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(pages).toEqual(together.map((id) => `https://www.youtube.com/watch?v=${id}`));
    await page.getByRole('button', { name: 'Play: Evening Lines' }).click();
    await expect(frames).toHaveCount(0);

    await row(page, 'Everlong').getByRole('button', { name: 'Keep Everlong for later' }).click();
    await row(page, 'Lemon').getByRole('button', { name: 'Keep Lemon for later' }).click();
    await page.getByRole('button', { name: 'To hear later, 2 songs' }).click();
    const later = page.getByRole('dialog', { name: 'To hear later' });
    const saving = page.waitForEvent('download');
    await later.getByRole('button', { name: 'Export as M3U' }).click();
    const saved = await readFile(await (await saving).path(), 'utf8');
    expect(saved).toContain('Foo Fighters - Everlong\nhttps://www.youtube.com/watch?v=fake-en-001');
    expect(saved).toContain('米津玄師 Kenshi Yonezu - Lemon\nhttps://www.youtube.com/watch?v=fake-ja-003');
    await page.reload();
    await expect(page.getByRole('button', { name: 'To hear later, 2 songs' })).toBeVisible();
    await stage.expectNothingLost();
});
