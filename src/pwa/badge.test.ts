import { expect, test, vi } from 'vitest';
import { showBadge } from './badge.ts';

test('the icon shows how many songs are under way, and nothing when none is', () => {
    const device = { setAppBadge: vi.fn(() => Promise.resolve()), clearAppBadge: vi.fn(() => Promise.resolve()) };
    showBadge(3, device);
    expect(device.setAppBadge).toHaveBeenCalledExactlyOnceWith(3);
    showBadge(0, device);
    expect(device.clearAppBadge).toHaveBeenCalledTimes(1);
});

test('a system without badges, or one that refuses them, is no trouble', async () => {
    showBadge(1, {});
    const refused = Promise.reject(new DOMException('not installed', 'NotAllowedError'));
    showBadge(1, { setAppBadge: () => refused });
    await expect(refused).rejects.toThrow('not installed');
});
