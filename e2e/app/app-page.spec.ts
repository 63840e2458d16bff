import { expect, test } from '@playwright/test';
import { hearFile, openApp } from '../../commands/app-page.ts';
import { fixture } from '../../fixtures/paths.ts';
import { staticHost } from '../../fixtures/static-host.ts';

test('a command loads the network once, on the backend that it asked for, however late the contract comes', async () => {
    const host = await staticHost('dist', { delay: (path) => (path.endsWith('spec.json') ? 1000 : 0) });
    const app = await openApp(host.url, 'wasm');
    try {
        expect(app.backend).toBe('wasm');
        expect(await hearFile(app.page, fixture('three-seconds.mp3'))).toMatchObject({ ok: true });
        // One that hears, and one that decodes for it.
        expect(app.page.workers()).toHaveLength(2);
    } finally {
        await app.close();
        await host.close();
    }
});
