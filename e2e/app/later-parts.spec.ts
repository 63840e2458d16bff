/** Parts of the page whose code comes after the first: fetched when they are wanted or nothing else is to be done. */
import { expect, test } from '@playwright/test';
import { fixture } from '../../fixtures/paths.ts';

const isLaterPart = /assets\/(second-half|LibrarySide|Screens|Players|Dialogs)-[\w-]+\.js$/;

test('what nobody sees at first is fetched after the page, and unasked', async ({ page }) => {
    const fetched: string[] = [];
    page.on('request', (request) => fetched.push(request.url()));
    await page.goto('/');
    await expect(page.getByRole('button', { name: 'Choose songs' }).first()).toBeVisible();
    const html = await (await page.request.get('/')).text();
    expect(html).not.toMatch(/second-half|LibrarySide|Screens|Players|Dialogs/);
    await expect
        .poll(() => new Set(fetched.map((address) => isLaterPart.exec(address)?.[1])))
        .toEqual(new Set([undefined, 'second-half', 'LibrarySide', 'Screens', 'Players', 'Dialogs']));
});

test('where they cannot be fetched the page says so, and tries again when it is asked to', async ({ page }) => {
    await page.route(isLaterPart, (route) => route.abort());
    await page.goto('/');
    await page
        .getByTestId('choose-songs')
        .first()
        .setInputFiles([fixture('three-seconds.mp3')]);
    const trouble = page.getByText('Parts of this page could not be loaded. Check the connection.');
    await expect(trouble).toBeVisible();
    await page.unroute(isLaterPart);
    await trouble.getByRole('button', { name: 'Try again' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(trouble).toBeHidden();
});
