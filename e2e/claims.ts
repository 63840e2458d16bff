/** The app with a network that claims more, or less, of every song than its own threshold lets it. */
import { expect, type Page } from '@playwright/test';

/** The likeliest family is claimed of all music. */
export async function claimFamilies(page: Page): Promise<void> {
    await claimFrom(page, 0);
}

/** Nothing is claimed of any music. */
export async function claimNone(page: Page): Promise<void> {
    await claimFrom(page, 1);
}

/** The network has been asked about the song that is shown: its likeliest genres stand there. */
export async function expectHeard(page: Page): Promise<void> {
    const shares = page.getByRole('list', { name: 'Likeliest genres' }).getByText(/\d+\s?%/);
    await expect(shares.first()).toBeVisible();
}

async function claimFrom(page: Page, threshold: number): Promise<void> {
    await page.route('**/model/spec.json', async (route) => {
        const response = await route.fetch();
        const contract = (await response.json()) as object;
        await route.fulfill({ response, json: { ...contract, claimFrom: threshold } });
    });
}
