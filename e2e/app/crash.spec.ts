import { expect, test } from '@playwright/test';
import { fixture } from '../../fixtures/paths.ts';

test('a crash of the worker is told, the worker restarted and the rest of the queue heard', async ({ page }) => {
    await page.goto('/');
    await expect.poll(() => page.workers().length).toBeGreaterThan(0);
    await page
        .getByTestId('choose-songs')
        .first()
        .setInputFiles([fixture('four-minutes.mp3'), fixture('tagged.mp3')]);
    const queue = page.getByRole('region', { name: 'Songs under way' });
    await expect(queue.getByText('Listening').or(queue.getByText('Opening')).first()).toBeVisible();
    await Promise.all(
        page.workers().map((worker) =>
            worker
                .evaluate(() => {
                    setTimeout(() => {
                        throw new Error('broken on purpose');
                    });
                })
                // It was ended with another one.
                .catch(() => undefined),
        ),
    );
    await expect(queue.getByText('Something broke while listening.', { exact: false }).first()).toBeVisible();
    await expect(queue.getByRole('button', { name: /^Cancel/ })).toHaveCount(0);
    await page
        .getByTestId('choose-songs')
        .first()
        .setInputFiles([fixture('three-seconds.mp3')]);
    await expect(
        page.getByRole('region', { name: 'Library' }).getByRole('button', { name: /three-seconds/i }),
    ).toBeVisible();
});
