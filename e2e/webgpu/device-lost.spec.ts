import { expect, test } from '@playwright/test';
import { leaveBehind } from '../../commands/kept.ts';
import { items } from '../../src/storage/names.ts';
import { hear } from '../hear.ts';

// A software adapter computes a patch in seconds.
test.describe.configure({ timeout: 400_000 });

test('a song whose graphics device is lost on the way is heard to its end on WASM', async ({ page }) => {
    await leaveBehind(page, items.settings, { backend: 'webgpu' });
    await page.goto('/');
    expect(await page.evaluate(() => globalThis.segue.load('webgpu'))).toMatchObject({ name: 'webgpu' });
    const lost = page.workers().map((worker) =>
        worker.evaluate(() => {
            // The next work that reaches the device finds it gone.
            const submit = GPUQueue.prototype.submit;
            const devices: GPUDevice[] = [];
            const createBuffer = GPUDevice.prototype.createBuffer;
            GPUDevice.prototype.createBuffer = function (descriptor) {
                devices.push(this);
                return createBuffer.call(this, descriptor);
            };
            GPUQueue.prototype.submit = function (commands) {
                for (const device of devices) device.destroy();
                return submit.call(this, commands);
            };
        }),
    );
    await Promise.all(lost);
    const outcome = await hear(page, 'three-seconds.mp3');
    expect(outcome).toMatchObject({ ok: true, analysis: { backend: 'wasm' } });
});
