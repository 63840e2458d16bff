import { expect, test, type Page } from '@playwright/test';
import { fixture } from '../../fixtures/paths.ts';
import { staticHost } from '../../fixtures/static-host.ts';

const answers = (page: Page) => page.getByRole('region', { name: 'Two networks on this song' }).getByRole('list');
const row = (page: Page) =>
    page.getByRole('region', { name: 'Library' }).getByRole('button', { name: /Evening Lines/ });

test('the paper’s network is no part of the first download; once it was used, it hears with the server gone', async ({
    page,
    context,
}) => {
    const host = await staticHost('dist');
    await page.goto(host.url);
    await expect(page.getByText('Ready to work offline')).toBeVisible({ timeout: 60_000 });
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('tagged.mp3'));
    await expect(row(page)).toBeVisible();
    expect(host.asked.filter((path) => /paper/.test(path))).toEqual([]);

    await page.getByRole('button', { name: 'Settings' }).first().click();
    await page.getByRole('group', { name: 'Hear as the paper did' }).getByRole('radio', { name: 'On' }).check();
    await page.keyboard.press('Escape');
    await expect(answers(page)).toHaveCount(2);
    const heard = await answers(page).allInnerTexts();
    await host.close();
    await context.setOffline(true);

    await page.reload();
    await row(page).click();
    await expect(answers(page)).toHaveCount(2);
    expect(await answers(page).allInnerTexts()).toEqual(heard);

    await page.getByRole('button', { name: 'Settings' }).first().click();
    await page.getByRole('button', { name: 'What is kept, and what is sent' }).click();
    const kept = page.getByRole('dialog', { name: 'Privacy' }).getByRole('listitem').filter({ hasText: 'paper’s' });
    await expect(kept).toContainText(/\d, about 2 MB/);
    await kept.getByRole('button').click();
    await kept.getByRole('button', { name: 'Erase for good' }).click();
    await expect(kept).toContainText('Nothing');
    await page.reload();
    await row(page).click();
    await expect(page.getByText('The paper’s network could not be fetched.')).toBeVisible();
});

test('with the server gone before it was ever used it says so, and the song is heard all the same', async ({
    page,
    context,
}) => {
    const host = await staticHost('dist');
    await page.goto(host.url);
    await expect(page.getByText('Ready to work offline')).toBeVisible({ timeout: 60_000 });
    await host.close();
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Settings' }).first().click();
    await page.getByRole('group', { name: 'Hear as the paper did' }).getByRole('radio', { name: 'On' }).check();
    await expect(page.getByRole('dialog').getByText('It could not be fetched.')).toBeVisible();
    await page.keyboard.press('Escape');
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('tagged.mp3'));
    await expect(row(page)).toBeVisible();
    await expect(page.getByText('The paper’s network could not be fetched.')).toBeVisible();
});
