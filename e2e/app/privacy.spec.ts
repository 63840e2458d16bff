import { expect, test } from '@playwright/test';
import { hear } from '../hear.ts';

test('while a song is heard no request leaves the origin, and none carries a body', async ({
    page,
    context,
    baseURL,
}) => {
    const requests: { url: string; method: string; body: string | null }[] = [];
    context.on('request', (request) => {
        requests.push({ url: request.url(), method: request.method(), body: request.postData() });
    });
    await page.goto('/');
    expect(await hear(page, 'tagged.mp3')).toMatchObject({ ok: true });
    expect(requests.length).toBeGreaterThan(5);
    for (const request of requests) {
        expect(request.url).toMatch(new RegExp(`^(${baseURL}/|blob:${baseURL}/|data:)`));
        expect(request.method).toBe('GET');
        expect(request.body).toBeNull();
    }
});
