import { expect, test, type Page } from '@playwright/test';
import { fixture } from '../../fixtures/paths.ts';
import { staticHost } from '../../fixtures/static-host.ts';

async function hearsASong(page: Page): Promise<void> {
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('tagged.mp3'));
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Evening Lines');
    await expect(page.getByRole('region', { name: 'Library' }).getByText('Evening Lines')).toBeVisible();
}

test('below any path of a host the app opens, hears, and opens again with the host gone', async ({ page, context }) => {
    const { url, asked, close } = await staticHost('dist', { path: '/some/where/' });
    await page.goto(url);
    await expect(page.getByText('Ready to work offline')).toBeVisible({ timeout: 60_000 });
    await hearsASong(page);
    expect(asked.filter((path) => !path.startsWith('/some/where/'))).toEqual([]);
    await close();
    await context.setOffline(true);

    await page.reload();
    await expect(page.getByRole('region', { name: 'Library' }).getByText('Evening Lines')).toBeVisible();
    await page.goto(`${url}licences.html`);
    await page.getByRole('link', { name: 'Back to Segue' }).click();
    await expect(page).toHaveURL(url);
    await expect(page.getByRole('region', { name: 'Library' }).getByText('Evening Lines')).toBeVisible();
});

test('on a host that sends the headers of the build the app hears, and no violation of its policy is seen', async ({
    page,
}) => {
    const { url, close } = await staticHost('dist', { withHeaders: true });
    const violations: string[] = [];
    page.on('console', (message) => {
        if (/Content.Security.Policy/i.test(message.text())) violations.push(message.text());
    });
    const [response] = await Promise.all([
        page.waitForResponse((candidate) => /\/assets\/analysis-worker-[^/]+\.js$/.test(candidate.url())),
        page.goto(url),
    ]);
    await hearsASong(page);
    expect(violations).toEqual([]);

    const headersOf = async (path: string) => (await fetch(url + path)).headers;
    const policy = (await headersOf('')).get('content-security-policy');
    expect(policy).toContain("frame-ancestors 'none'");
    expect((await headersOf('index.html')).get('content-security-policy')).toBe(policy);
    const meta = page.locator('meta[http-equiv=Content-Security-Policy]');
    expect(policy).toBe(`${await meta.getAttribute('content')}; frame-ancestors 'none'`);
    // A worker runs under the policy of its own response, and essentia's WASM runs under none.
    const worker = await response.allHeaders();
    expect([worker['content-security-policy'], worker['cache-control']]).toEqual([
        undefined,
        'public, max-age=31536000, immutable',
    ]);
    expect((await headersOf('service-worker.js')).get('cache-control')).toBe('no-cache');
    await close();
});

test('no other page may show the app in a frame where headers are sent', async ({ page }) => {
    const { url, close } = await staticHost('dist', { withHeaders: true });
    const refused = page.waitForEvent('console', (message) => message.text().includes('frame-ancestors'));
    await page.setContent(`<iframe src="${url}"></iframe>`);
    await refused;
    await close();
});
