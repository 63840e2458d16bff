import type { Page } from '@playwright/test';
import { fakeKey, fakeYouTube } from '../../fakes/youtube.ts';
import { expect, test } from '../services.ts';
import { api, ask, askAgain, dayMillis, language, panel, row, rows, select, setStage } from '../youtube-stage.ts';

const second = '02 - Someone Else - Second Song.mp3';
const sentence = (page: Page) => panel(page).getByRole('alert');
const wrongKey = 'AIzaSyWrong-Key_0123456789abcdefghijklm';

test('each trouble has its sentence, and the songs that stand there stay with their date', async ({
    page,
    outside,
}) => {
    const stage = await setStage(page, outside, { key: fakeKey });
    await ask(page);
    await expect(rows(page)).toHaveCount(12);
    // Fresh answers would be told again without a request.
    await stage.passTime(dayMillis + 60_000);
    for (const [fault, words] of [
        ['server-fault', 'Something is broken at YouTube. It may work again soon.'],
        ['truncated', 'The answer of YouTube could not be read.'],
        ['nonsense', 'The answer of YouTube could not be read.'],
        ['opaque', 'YouTube cannot be reached. A blocker or the connection may be the cause.'],
        ['rate-limited', 'YouTube asks for a pause between questions.'],
        ['not-enabled', 'YouTube is not switched on for this key yet.'],
    ] as const) {
        const before = stage.asked(api).length;
        stage.youtube.fail('search', fault);
        await askAgain(page);
        await expect(sentence(page)).toContainText(words);
        expect(stage.asked(api).length).toBeGreaterThan(before);
        await expect(panel(page).getByText('12 songs · As answered on 21 Nov', { exact: false })).toBeVisible();
        await expect(rows(page)).toHaveCount(12);
    }

    await panel(page).getByRole('button', { name: 'Change the key' }).click();
    const dialog = page.getByRole('dialog', { name: 'A key for YouTube' });
    const change = async (key: string) => {
        await dialog.getByRole('textbox', { name: 'API key' }).fill(key);
        await dialog.getByRole('button', { name: 'Keep the key' }).click();
        await expect(dialog).toBeHidden();
    };
    await change(wrongKey);
    await askAgain(page);
    await expect(sentence(page)).toContainText('YouTube does not accept this key.');
    await expect(rows(page)).toHaveCount(12);

    await panel(page).getByRole('button', { name: 'Change the key' }).click();
    await change(fakeKey);
    await askAgain(page);
    await expect(sentence(page)).toBeEmpty();
    await expect(panel(page).getByText('12 songs', { exact: true })).toBeVisible();
    await stage.expectNothingLost();
});

test('a day that is used up is told before it is asked, and begins anew at midnight in California', async ({
    page,
    outside,
}) => {
    const stage = await setStage(page, outside, { key: fakeKey });
    stage.youtube.useUp();
    await ask(page);
    await expect(sentence(page)).toContainText('The allowance of questions to YouTube is used up for now.');
    const note = 'No searches left today; they begin anew at midnight in California.';
    await expect(panel(page)).toContainText(note);
    const searches = () => stage.asked(`${api}search`).length;
    expect(searches()).toBe(1);
    await askAgain(page);
    await expect(sentence(page)).toContainText('used up');
    await language(page).selectOption('Japanese');
    await expect(panel(page)).toContainText(note);
    await ask(page);
    await expect(sentence(page)).toContainText('used up');
    expect(searches()).toBe(1);
    // 00:01 of 22 November, Pacific time.
    await stage.passTime((20 * 60 + 1) * 60_000);
    await askAgain(page);
    await expect(rows(page)).toHaveCount(2);
    await expect(panel(page).getByText('99 searches left today.')).toBeVisible();
    expect(searches()).toBe(2);
    await stage.expectNothingLost();
});

test('a key that is bound to another address says so, and without the second list the first one still helps', async ({
    page,
    outside,
}) => {
    const stage = await setStage(page, outside, { key: fakeKey });
    await language(page).selectOption('Japanese');
    stage.youtube.fail('videos', 'server-fault');
    await ask(page);
    await expect(sentence(page)).toContainText('Something is broken at YouTube.');
    await expect(rows(page)).toHaveCount(2);
    await language(page).selectOption('Russian');
    outside.serve('www.googleapis.com', fakeYouTube({ now: Date.now, referrer: 'https://elsewhere.test/' }));
    await ask(page);
    await expect(sentence(page)).toContainText('This key of YouTube may not be used from this page’s address.');
    await panel(page).getByRole('button', { name: 'Change the key' }).click();
    await expect(page.getByRole('dialog')).toContainText(`${new URL(page.url()).origin}/*`);
    await page.keyboard.press('Escape');
    await expect(panel(page).getByRole('link', { name: /русский рок/ })).toBeVisible();
    await stage.expectNothingLost();
});

test('a question can be stopped, and its answer never comes beside another song', async ({ page, outside }) => {
    const stage = await setStage(page, outside, { key: fakeKey, songs: ['tagged.mp3', second] });
    stage.youtube.fail('search', 'slow');
    await ask(page);
    await expect(panel(page).getByText('Asking YouTube')).toBeVisible();
    await panel(page).getByRole('button', { name: 'Stop' }).click();
    await expect(panel(page).getByRole('button', { name: 'Ask again' })).toBeVisible();
    await expect(panel(page).getByText('Asking YouTube')).toBeHidden();

    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    outside.serve('www.googleapis.com', { answer: (request) => held.then(() => stage.youtube.answer(request)) });
    const begun = page.waitForRequest(/\/v3\/search\?/);
    const ended = page.waitForEvent('requestfailed');
    await askAgain(page);
    await begun;
    await select(page, 'Second Song');
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Second Song');
    expect((await ended).url()).toContain('/search');
    release();
    await expect(panel(page).getByRole('button', { name: 'Ask YouTube' })).toBeVisible();
    await expect(rows(page).getByRole('button', { name: /^Play/ })).toHaveCount(0);
    await select(page, 'Evening Lines');
    await expect(panel(page).getByRole('button', { name: 'Ask YouTube' })).toBeVisible();
    await expect(rows(page).getByRole('button', { name: /^Play/ })).toHaveCount(0);
    await stage.expectNothingLost();
});

test('offline, what was answered remains with its date, and a new question says why it cannot be put', async ({
    page,
    outside,
    context,
}) => {
    const stage = await setStage(page, outside, { key: fakeKey });
    await ask(page);
    await expect(rows(page)).toHaveCount(12);
    await stage.passTime(2 * dayMillis);
    await context.setOffline(true);
    await askAgain(page);
    await expect(sentence(page)).toContainText('This device is offline, so YouTube cannot be asked.');
    await expect(rows(page)).toHaveCount(12);
    await expect(panel(page)).toContainText(/12 songs · As answered on 21 Nov/);
    await language(page).selectOption('Korean');
    await ask(page);
    await expect(sentence(page)).toContainText('This device is offline, so YouTube cannot be asked.');
    await expect(row(page, 'Everlong')).toHaveCount(0);
    await language(page).selectOption('Any language');
    await expect(row(page, 'Everlong')).toBeVisible();
    await expect(panel(page)).toContainText(/As answered on 21 Nov/);
    expect(stage.asked(`${api}search`)).toHaveLength(1);

    await context.setOffline(false);
    await ask(page);
    await expect(sentence(page)).toBeEmpty();
    await expect(panel(page).getByText('12 songs', { exact: true })).toBeVisible();
    await stage.expectNothingLost();
});
