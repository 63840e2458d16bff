/** The app with a network that claims more, or less, of every song than its own score for "none of these" lets it. */
import { expect, type Page } from '@playwright/test';

type Threshold = number | null;

/** Genres are claimed of all music, as by a network that cannot say that none fits. */
export async function claimGenres(page: Page): Promise<void> {
    await moveThreshold(page, () => null);
}

/** None of the genres fits any music, where the network has a score for that. */
export async function claimNone(page: Page): Promise<void> {
    await moveThreshold(page, (shipped) => shipped && 0);
}

/** The network has been asked about the song that is shown: its likeliest genres stand there, or that none of them fits. */
export async function expectHeard(page: Page): Promise<void> {
    const shares = page.getByRole('list', { name: 'Likeliest genres' }).getByText(/\d+\s?%/);
    await expect(shares.first().or(page.locator('p.sentence', { hasText: /none of the \d+ genres/i }))).toBeVisible();
}

async function moveThreshold(page: Page, moved: (shipped: Threshold) => Threshold): Promise<void> {
    await page.route('**/model/spec.json', async (route) => {
        const response = await route.fetch();
        const contract = (await response.json()) as { readonly noneAbove?: Threshold };
        await route.fulfill({ response, json: { ...contract, noneAbove: moved(contract.noneAbove ?? null) } });
    });
}
