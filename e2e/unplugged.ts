import { expect, type BrowserContext, type Page } from '@playwright/test';
import { serve } from '../commands/serve.ts';

/** Visits the build once, until all of it is kept; then its server is gone and the network off. Returns the address that it had. */
export async function visitOnce(page: Page, context: BrowserContext): Promise<string> {
    const { url, close } = await serve('dist');
    await page.goto(url);
    await expect(page.getByText('Ready to work offline')).toBeVisible({ timeout: 60_000 });
    await close();
    await context.setOffline(true);
    return url;
}
