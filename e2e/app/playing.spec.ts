import { expect, test } from '@playwright/test';
import { allKinds } from '../../fixtures/kinds/kinds.ts';
import { fixture } from '../../fixtures/paths.ts';
import { watchPlayers } from '../players-audios.ts';

test.beforeEach(async ({ page }) => {
    await watchPlayers(page);
    await page.goto('/');
});

/** The element errs, guesses another length, or is right about it. */
const names = ['plain.aiff', 'mu-law.au', 'flac-inside.oga', 'vbr-no-xing.mp3', 'joined-rates.mp3', 'named.wav'];
for (const { name, becomes } of allKinds.filter((kind) => names.includes(kind.name))) {
    test(`${name} plays to its end, by the clock of its decoded sound`, async ({ page }) => {
        if (!('seconds' in becomes)) throw new Error(`expected ${name} to be heard`);
        const { seconds } = becomes;
        await page
            .getByTestId('choose-songs')
            .first()
            .setInputFiles(fixture(`kinds/${name}`));
        await expect(page.getByRole('region', { name: 'Library' }).getByRole('listitem')).toHaveCount(1);
        const audio = () =>
            page.evaluate(() => {
                const {
                    currentTime = 0,
                    duration = 0,
                    paused = true,
                    ended = false,
                } = globalThis.playersAudios?.at(-1) ?? {};
                return { currentTime, duration, paused, ended };
            });

        await page.getByRole('button', { name: /^Play/ }).first().click();
        await expect.poll(async () => (await audio()).currentTime).toBeGreaterThan(0.5);
        await expect.poll(async () => Math.abs((await audio()).duration - seconds)).toBeLessThan(0.3);
        await page
            .getByRole('button', { name: /^Pause/ })
            .first()
            .click();
        const place = page.getByRole('slider', { name: 'Place in the song' });
        await place.focus();
        await page.keyboard.press('Home');
        await expect.poll(audio).toMatchObject({ currentTime: 0, paused: true });
        await page.keyboard.press('ArrowRight');
        await expect.poll(audio).toMatchObject({ currentTime: 5, paused: true });
        await expect(place).toHaveAttribute('aria-valuenow', '5');

        await page.getByRole('button', { name: /^Play/ }).first().click();
        await expect.poll(async () => (await audio()).ended).toBe(true);
        expect(Math.abs((await audio()).currentTime - seconds)).toBeLessThan(0.3);
        await expect(page.getByRole('button', { name: /^Play/ }).first()).toBeVisible();
    });
}

for (const name of ['cut-out.opus', 'begins-late.m4a']) {
    test(`${name} goes on with the times of something longer, and plays from its own beginning`, async ({ page }) => {
        await page
            .getByTestId('choose-songs')
            .first()
            .setInputFiles(fixture(`kinds/${name}`));
        await expect(page.getByRole('region', { name: 'Library' }).getByRole('listitem')).toHaveCount(1);
        const shown = await page.evaluateHandle(() => {
            const places: number[] = [];
            const observer = new MutationObserver((changes) => {
                for (const { target } of changes)
                    places.push(Number((target as Element).getAttribute('aria-valuenow')));
            });
            observer.observe(document, { subtree: true, attributeFilter: ['aria-valuenow'] });
            return places;
        });
        await page.getByRole('button', { name: /^Play/ }).first().click();
        await expect(page.getByRole('slider', { name: 'Place in the song' })).toHaveAttribute('aria-valuenow', '6');
        expect(await shown.jsonValue()).toContain(1);
        await expect(page.getByRole('button', { name: /^Play/ }).first()).toBeVisible();
        await page.getByRole('slider', { name: 'Place in the song' }).focus();
        await page.keyboard.press('Home');
        await page.keyboard.press('ArrowRight');
        await expect(page.getByRole('slider', { name: 'Place in the song' })).toHaveAttribute('aria-valuenow', '5');
    });
}

test('an AIFF that was sought before it ever played starts there', async ({ page }) => {
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('kinds/plain.aiff'));
    await expect(page.getByRole('region', { name: 'Library' }).getByRole('listitem')).toHaveCount(1);
    await page.getByRole('slider', { name: 'Place in the song' }).focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => page.evaluate(() => globalThis.playersAudios?.at(-1)?.duration)).toBeCloseTo(6, 1);
    expect(await page.evaluate(() => globalThis.playersAudios?.at(-1)?.currentTime)).toBe(5);
});
