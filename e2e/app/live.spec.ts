import { serveOpenCatalogues } from '../../fakes/open-catalogues.ts';
import { fixture } from '../../fixtures/paths.ts';
import { claimFamilies } from '../claims.ts';
import { expect, listen, test } from '../listening-page.ts';
import type { Page } from '@playwright/test';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const sentence = (page: Page) => page.locator('p.sentence');
const stop = (page: Page) => page.getByRole('button', { name: 'Stop listening' });
const song = (page: Page, title: string) =>
    page.getByRole('region', { name: 'Library' }).getByRole('button', { name: title });

const hide = (page: Page): Promise<void> =>
    page.evaluate(() => {
        Object.defineProperty(document, 'visibilityState', { value: 'hidden' });
        document.dispatchEvent(new Event('visibilitychange'));
    });

/** Names of the databases that hold anything. */
const filled = (page: Page): Promise<string[]> =>
    page.evaluate(async () => {
        const names = (await indexedDB.databases()).map(({ name = '' }) => name);
        const counts = await Promise.all(
            names.map(
                (name) =>
                    new Promise<number>((resolve, reject) => {
                        const opening = indexedDB.open(name);
                        opening.onerror = () => reject(new Error(name));
                        opening.onsuccess = () => {
                            const stores = [...opening.result.objectStoreNames];
                            if (stores.length === 0) return resolve(0);
                            const counting = opening.result
                                .transaction(stores)
                                .objectStore(stores[0] ?? '')
                                .count();
                            counting.onsuccess = () => {
                                opening.result.close();
                                resolve(counting.result);
                            };
                        };
                    }),
            ),
        );
        return names.filter((_, i) => (counts[i] ?? 0) > 0);
    });

/** The embedding of the only song that is kept. */
const keptEmbedding = (page: Page): Promise<number[]> =>
    page.evaluate(
        () =>
            new Promise((resolve) => {
                const opening = indexedDB.open('segue-tracks');
                opening.onsuccess = () => {
                    const all = opening.result.transaction('tracks').objectStore('tracks').getAll();
                    all.onsuccess = () => {
                        const [record] = all.result as { track: { analysis: { embedding: Float32Array } } }[];
                        resolve([...(record?.track.analysis.embedding ?? [])]);
                    };
                };
            }),
    );

async function embeddingOf(page: Page, name: string): Promise<readonly number[]> {
    const input = await page.evaluateHandle(() => Object.assign(document.createElement('input'), { type: 'file' }));
    await input.setInputFiles(fixture(name));
    return page.evaluate(async (element) => {
        const [file] = element.files ?? [];
        const outcome = file && (await globalThis.segue.hear(file));
        if (!outcome?.ok) throw new Error(JSON.stringify(outcome));
        return [...outcome.analysis.embedding];
    }, input);
}

const cosine = (one: readonly number[], other: readonly number[]): number =>
    one.reduce((sum, value, i) => sum + value * (other[i] ?? 0), 0);

test('music is heard as it sounds, and kept as a song that sounds like its file', async ({ openWith }) => {
    const page = await openWith('piece.wav');
    await listen(page);
    await expect(heading(page)).toHaveText('Listening to the microphone');
    await expect(page.getByRole('list', { name: 'Likeliest genres' }).getByRole('listitem')).toHaveCount(3);
    await expect(page.getByText(/\d+ BPM/).first()).toBeVisible();
    // Nearly all of the file has been played.
    await expect(page.locator('header .numbers', { hasText: '0:40' })).toBeVisible({ timeout: 60_000 });
    await stop(page).click();
    await expect(heading(page)).toHaveText('Heard live');
    expect(await filled(page)).toEqual([]);
    await page.getByLabel('Title').fill('At the corner');
    await page.getByRole('button', { name: 'Keep as a song' }).click();
    await expect(heading(page)).toHaveText('At the corner');
    await expect(page.getByText('It was heard live: there is no file of it to play.')).toBeVisible();
    await expect(song(page, 'At the corner')).toBeVisible();
    await page.reload();
    await expect(song(page, 'At the corner')).toBeVisible();
    expect(cosine(await keptEmbedding(page), await embeddingOf(page, 'piece.wav'))).toBeGreaterThan(0.95);
});

test('what is not kept leaves nothing behind, and nothing is asked of anybody', async ({ openWith }) => {
    const page = await openWith('piece.wav');
    await expect(page.getByRole('button', { name: 'Listen to what is playing' })).toBeVisible();
    await page.evaluate(() => globalThis.segue.load('automatic'));
    await listen(page);
    await expect(heading(page)).toHaveText('Listening to the microphone');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await expect(page.getByRole('list', { name: 'Likeliest genres' }).getByRole('listitem')).toHaveCount(3);
    await stop(page).click();
    await page.getByRole('button', { name: 'Forget it' }).click();
    await expect(page.getByRole('button', { name: 'Listen to the microphone' })).toBeVisible();
    expect(await filled(page)).toEqual([]);
    expect(asked).toEqual([]);
});

test('the sound of a tab that is shared is heard, also when the window is out of sight for long', async ({
    openBeside,
}) => {
    const page = await openBeside('piece.wav');
    await page.clock.install();
    await listen(page, 'Listen to a tab or the system');
    await expect(heading(page)).toHaveText('Listening to what you share');
    await expect(page.getByRole('list', { name: 'Likeliest genres' }).getByRole('listitem')).toHaveCount(3);
    await hide(page);
    await page.clock.fastForward('05:01');
    await expect(page.getByText(/\d+ BPM/).first()).toBeVisible();
    await stop(page).click();
    await expect(page.getByRole('button', { name: 'Keep as a song' })).toBeVisible();
});

test('speech is said to be speech, and has no genre', async ({ openWith }) => {
    const page = await openWith('speech.wav');
    await listen(page);
    await expect(sentence(page)).toContainText(/This (is speech|does not sound like music)/);
    await expect(page.getByRole('list', { name: 'Likeliest genres' })).toHaveCount(0);
});

test('applause is said to be applause, and has no genre', async ({ openWith }) => {
    const page = await openWith('applause.wav');
    await listen(page);
    await expect(sentence(page)).toHaveText('This is applause.');
    await expect(page.getByRole('list', { name: 'Likeliest genres' })).toHaveCount(0);
});

test('a song that follows speech is named while it plays', async ({ openWith }) => {
    const page = await openWith('announced.wav');
    await listen(page);
    await expect(sentence(page)).toHaveText('This is speech.');
    await expect(sentence(page)).toHaveText(/^This is speech\. At the moment: (?!this)/, { timeout: 30_000 });
});

test('silence is said to be silence, and cannot be kept', async ({ openWith }) => {
    const page = await openWith('silence.wav');
    await listen(page);
    await expect(sentence(page)).toHaveText('Only silence so far.');
    await stop(page).click();
    await expect(page.getByRole('alert')).toHaveText('There was only silence.');
});

test('a window that is hidden for long does not listen on, and shows what it heard', async ({ openWith }) => {
    const page = await openWith('piece.wav');
    await page.clock.install();
    await listen(page);
    await expect(page.getByRole('list', { name: 'Likeliest genres' }).getByRole('listitem')).toHaveCount(3);
    await hide(page);
    await page.clock.fastForward('05:01');
    await expect(page.getByText(/out of sight for five minutes/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Keep as a song' })).toBeVisible();
});

test('a microphone that is taken away ends it, and what was heard stays', async ({ openWith }) => {
    const page = await openWith('piece.wav');
    await page.evaluate(() => {
        const own = navigator.mediaDevices.getUserMedia.bind(navigator.mediaDevices);
        navigator.mediaDevices.getUserMedia = async (asked) => {
            const stream = await own(asked);
            addEventListener('unplug', () => {
                for (const track of stream.getTracks()) {
                    track.stop();
                    track.dispatchEvent(new Event('ended'));
                }
            });
            return stream;
        };
    });
    await listen(page);
    await expect(page.getByRole('list', { name: 'Likeliest genres' }).getByRole('listitem')).toHaveCount(3);
    await page.evaluate(() => dispatchEvent(new Event('unplug')));
    await expect(page.getByText(/The microphone was taken away/)).toBeVisible();
    await expect(page.getByRole('button', { name: 'Keep as a song' })).toBeVisible();
});

test('where the listener does not allow it, a sentence says the way on', async ({ openWith }) => {
    const page = await openWith(null);
    await listen(page);
    await expect(page.getByRole('alert')).toContainText(/microphone/);
    await expect(page.getByRole('button', { name: 'Listen to the microphone' })).toBeVisible();
});

test('while it listens a light says so on every screen, and leads back', async ({ openWith }) => {
    const page = await openWith('piece.wav');
    await page.keyboard.press('Shift+L');
    await page.getByRole('button', { name: 'Listen to the microphone' }).click();
    await expect(stop(page)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(heading(page)).toHaveText('Drop a song');
    await page.getByRole('button', { name: 'Segue is listening: show it' }).click();
    await stop(page).click();
    await expect(page.getByRole('button', { name: 'Listen to what is playing' })).toBeVisible();
});

test('while it listens, services are asked for what to hear next, by a press and by what was heard', async ({
    openWith,
    outside,
}) => {
    serveOpenCatalogues(outside);
    const page = await openWith('piece.wav');
    await claimFamilies(page);
    await page.reload();
    await listen(page);
    await page.getByRole('button', { name: 'What to hear next' }).click();
    const next = page.getByRole('region', { name: 'What to hear next' });
    await expect(next.getByRole('tab', { name: 'Listeners' })).toHaveCount(0);
    await next.getByRole('tab', { name: 'Open' }).click();
    await next.getByRole('button', { name: 'Ask the open catalogues' }).click();
    await expect(next.getByRole('tabpanel').getByRole('listitem').first()).toBeVisible();
    await expect(stop(page)).toBeVisible();
    await next.getByRole('button', { name: 'Look again, by what was heard since' }).click();
    await expect(next.getByRole('tabpanel').getByRole('listitem').first()).toBeVisible();
});

test('the browser asks before the page is left with what was heard and not kept', async ({ openWith }) => {
    const page = await openWith('piece.wav');
    await listen(page);
    await expect(page.getByRole('list', { name: 'Likeliest genres' }).getByRole('listitem')).toHaveCount(3);
    const asked = page.waitForEvent('dialog');
    void page.close({ runBeforeUnload: true });
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await expect(stop(page)).toBeVisible();
});
