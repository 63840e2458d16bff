/** Renders the app's icons from public/icons/segue.svg: `npx tsx commands/icons.ts`. */
import { readFileSync, writeFileSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { fewColours } from './icons/few-colours.ts';

/** More would not be seen. */
const mostColours = 64;

const folder = new URL('../public/icons/', import.meta.url);
const rounded = readFileSync(new URL('segue.svg', folder), 'utf8');
// A maskable icon is cut by the system, so it fills its square.
const square = rounded.replace(/ rx="\d+"/, '');

// A monochrome icon is all shape: the system fills what is opaque with its own colour.
const shape = rounded.replace(/<rect width="96" height="96" fill="[^"]*" \/>/, '');

const browser = await chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
});
try {
    for (const [name, svg, size] of [
        ['segue-192.png', rounded, 192],
        ['segue-512.png', rounded, 512],
        ['segue-maskable-512.png', square, 512],
        ['segue-monochrome-512.png', shape, 512],
    ] as const) {
        const page = await browser.newPage({ viewport: { width: size, height: size } });
        await page.setContent(`<style>body{margin:0}svg{display:block}</style>${svg}`);
        const shot = await page.screenshot({ omitBackground: true });
        const pixels = await page.evaluate(
            async (address) => {
                const picture = new Image();
                picture.src = address;
                await picture.decode();
                const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
                canvas?.drawImage(picture, 0, 0);
                return [...(canvas?.getImageData(0, 0, picture.width, picture.height).data ?? [])];
            },
            `data:image/png;base64,${shot.toString('base64')}`,
        );
        writeFileSync(new URL(name, folder), fewColours(Uint8Array.from(pixels), size, mostColours));
    }
} finally {
    await browser.close();
}
