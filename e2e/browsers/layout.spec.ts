import { mkdir } from 'node:fs/promises';
import { expect, test } from './browser-test.ts';
import { faultsOfLayout } from './driving/page-scripts.ts';
import { hearSongs } from './listener.ts';

const pictures = new URL('../../.cache/pictures/browsers/', import.meta.url).pathname;

for (const [width, height] of [
    [1280, 800],
    [390, 844],
] as const) {
    test(`at ${width} x ${height} nothing stands beyond the edge`, async ({ visit, engine }) => {
        await mkdir(pictures, { recursive: true });
        await visit.resize(width, height);
        const look = async (screen: string): Promise<void> => {
            await visit.screenshot(`${pictures}${engine}-${width}-${screen}.png`);
            expect(await visit.evaluate(faultsOfLayout), screen).toEqual([]);
        };
        await look('welcome');
        await visit.resize(1280, 800);
        await hearSongs(visit, 'tagged.mp3');
        await visit.expectText(/LUFS/);
        await visit.resize(width, height);
        await look('song');
        await visit.evaluate(() => document.querySelector('#what-next')?.scrollIntoView());
        await look('next');
        if (width < 800) {
            await visit.click({ role: 'button', name: '^Library, ' });
            await visit.expectOne({ role: 'dialog', name: 'Library' });
            await look('library');
            await visit.press('Escape');
        }
        await visit.click({ role: 'button', name: '^Settings$' });
        await visit.expectOne({ role: 'dialog', name: 'Settings' });
        await look('settings');
    });
}
