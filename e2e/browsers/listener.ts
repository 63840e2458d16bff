/** What listeners do again and again, in English. */
import { fixture } from '../../fixtures/paths.ts';
import { expect } from './browser-test.ts';
import type { Visit } from './driving/visit.ts';

export const secondSong = '02 - Someone Else - Second Song.mp3';

const hearingMillis = 180_000;

const rows = { role: 'listitem', within: '^Library$' } as const;
/** In the library, by its title. */
const row = (title: string) => ({ role: 'button', name: `^${title}`, within: '^Library$' }) as const;
export const place = { role: 'slider', name: '^Place in the song$' } as const;

/** Clicks it in the library until it is shown: while the library is read, its rows move below the finger. */
export async function openSong(visit: Visit, title: string): Promise<void> {
    await expect(async () => {
        await visit.click(row(title));
        const isShown = () => visit.count({ role: 'button', name: `^More for ${title}` });
        await expect.poll(isShown, { timeout: 2000 }).toBeGreaterThan(0);
    }).toPass({ timeout: 30_000 });
}

export async function expectRows(visit: Visit, count: number): Promise<void> {
    await expect.poll(() => visit.count(rows), { timeout: hearingMillis }).toBe(count);
}

/** Chooses songs that are new, and waits until they have been heard. */
export async function hearSongs(visit: Visit, ...names: readonly string[]): Promise<void> {
    await visit.expectOne({ testId: 'choose-songs' });
    const before = await visit.count(rows);
    await visit.choose('choose-songs', ...names.map(fixture));
    await expectRows(visit, before + names.length);
}

/** Where the song that is shown stands, in seconds. */
export const placeSeconds = (visit: Visit): Promise<number> =>
    visit.evaluate(() => {
        const sliders = [...document.querySelectorAll('[role=slider]')];
        const named = sliders.find((slider) => slider.getAttribute('aria-label') === 'Place in the song');
        return Number(named?.getAttribute('aria-valuenow') ?? NaN);
    });

/** By keys alone. */
export async function focus(visit: Visit, label: string): Promise<void> {
    await expect(async () => {
        await visit.press('Tab');
        expect(await focused(visit)).toContain(label);
    }).toPass({ timeout: 60_000, intervals: [0] });
}

/** What the element that has the focus is called. */
export const focused = (visit: Visit): Promise<string> =>
    visit.evaluate(() => {
        const element = document.activeElement;
        return element?.getAttribute('aria-label') ?? element?.textContent ?? '';
    });
