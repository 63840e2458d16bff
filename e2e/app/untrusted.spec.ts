/** What songs, files and services say is text and bytes, whatever it looks like. */
import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { chooseLibrary } from '../choose-library.ts';
import { hosts } from '../../src/recommend/hosts.ts';
import { sources } from '../../src/recommend/sources.ts';
import { parseSong, songLine } from '../../src/library/file-format.ts';
import type { Fake } from '../../fakes/loopback.ts';
import { serveOpenCatalogues } from '../../fakes/open-catalogues.ts';
import { fakeKey, fakeYouTube } from '../../fakes/youtube.ts';
import { withId3 } from '../../fixtures/id3.ts';
import { fixture } from '../../fixtures/paths.ts';
import { expect, test } from '../services.ts';
import { chooseGenres, leaveKey } from '../youtube-stage.ts';

const hostileTitle = '<img src=x onerror="globalThis.intruded = true">&amp;<script>globalThis.intruded = true</script>';
const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>globalThis.intruded = true</script></svg>');

const rows = (page: Page) => page.getByRole('region', { name: 'Library' }).getByRole('listitem');
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

/** Nothing ran, nothing was refused, and nothing is wider than the window, once the page has followed its size. */
async function expectUnharmed(page: Page): Promise<void> {
    const found = () =>
        page.evaluate(() => ({
            intruded: 'intruded' in globalThis,
            refused: globalThis.refused,
            sideways: document.documentElement.scrollWidth > innerWidth,
        }));
    await expect.poll(found).toEqual({ intruded: false, refused: [], sideways: false });
}

test.beforeEach(async ({ page }) => {
    await page.addInitScript(() => {
        globalThis.refused = [];
        addEventListener('securitypolicyviolation', ({ blockedURI }) => globalThis.refused.push(blockedURI));
    });
    await page.goto('/');
    await expect(heading(page)).toBeVisible();
});

async function drop(page: Page, songs: Readonly<Record<string, Buffer>>): Promise<void> {
    const before = await rows(page).count();
    const files = Object.entries(songs).map(([name, buffer]) => ({ name, mimeType: 'audio/mpeg', buffer }));
    await page.getByTestId('choose-songs').first().setInputFiles(files);
    await expect(rows(page)).toHaveCount(before + files.length);
}

test('a song’s tags are text, however long, turned around or hollow', async ({ page }) => {
    const mp3 = await readFile(fixture('three-seconds.mp3'));
    const other = await readFile(fixture('02 - Someone Else - Second Song.mp3'));
    await drop(page, {
        'markup.mp3': withId3(mp3, {
            TIT2: hostileTitle,
            TPE1: '\u202Etsitra\u202D'.repeat(1000),
            TALB: 'Al\u0007bum',
        }),
        'אבג.mp3': withId3(other, { TIT2: 'שיר \u202Eלילה 12 (remix)', TPE1: 'a\u0000b', TALB: 'x'.repeat(10_000) }),
    });
    await rows(page).filter({ hasText: 'img' }).getByRole('button').click();
    await expect(heading(page)).toHaveText(hostileTitle);
    await expect(page).toHaveTitle(/<img src=x/);
    const artist = 'tsitra'.repeat(34).slice(0, 200);
    await expect(rows(page).filter({ hasText: 'img' })).toContainText(artist);
    await expectUnharmed(page);

    const hebrew = rows(page).filter({ hasText: 'שיר' });
    await hebrew.getByRole('button').click();
    await expect(heading(page)).toHaveText('שיר לילה 12 (remix)');
    // The row reads from left to right as all others do: title, then genre.
    const [title, genre] = await Promise.all([
        hebrew.locator('bdi').boundingBox(),
        hebrew.locator('.genre').boundingBox(),
    ]);
    expect(title?.x).toBeLessThan(genre?.x ?? 0);
    await page.setViewportSize({ width: 390, height: 844 });
    await expectUnharmed(page);
});

/** A PNG that says it is as large as that, and holds nothing. */
async function hugePng(side: number): Promise<Buffer> {
    const png = Buffer.from(await readFile(fixture('cover.png')));
    png.writeUInt32BE(side, 16);
    png.writeUInt32BE(side, 20);
    return png;
}

test('a cover that is no picture, has script, or is as large as a house costs the cover and not the song', async ({
    page,
}) => {
    const mp3 = await readFile(fixture('tagged.mp3'));
    const texts = { TPE1: 'Artist', TALB: 'Album' };
    const covers = {
        svg: { type: 'image/svg+xml', data: svg },
        disguised: { type: 'image/png', data: svg },
        text: { type: 'image/jpeg', data: Buffer.from('no picture') },
        huge: { type: 'image/png', data: await hugePng(50_000) },
        address: { type: '-->', data: Buffer.from('https://elsewhere.example/cover.png') },
    };
    const songs = Object.entries(covers).map(([name, cover], i) => {
        // Of the same sound, they would be the same song.
        const sound = mp3.subarray(0, mp3.length - 2000 * i);
        return [`${name}.mp3`, withId3(sound, { ...texts, TIT2: `Cover ${name}` }, cover)] as const;
    });
    await drop(page, Object.fromEntries(songs));
    for (const name of Object.keys(covers)) {
        await rows(page)
            .getByRole('button', { name: new RegExp(`Cover ${name}`) })
            .click();
        await expect(heading(page)).toHaveText(`Cover ${name}`);
        await expect(page.getByRole('main').locator('.cover svg')).toBeVisible();
        await expect(page.getByRole('main').locator('.cover img')).toBeHidden();
    }
    await expectUnharmed(page);
});

test('an imported library holds text and pictures, and nothing else', async ({ page }) => {
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('tagged.mp3'));
    await expect(rows(page)).toHaveCount(1);
    await page.getByRole('button', { name: 'Settings' }).click();
    const downloading = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Save to a file' }).click();
    const [, line = ''] = (await readFile(await (await downloading).path(), 'utf8')).split('\n');
    interface Saved {
        track: { id: string; title: string; artist: string; fileName: string; cover: Blob };
    }
    const hostile: readonly ((song: Saved) => void)[] = [
        ({ track }) => Object.assign(track, { id: 'markup', title: hostileTitle, artist: '\u202Eturned' }),
        ({ track }) =>
            Object.assign(track, { id: 'cover', title: 'Vector', cover: new Blob([svg], { type: 'image/svg+xml' }) }),
        ({ track }) =>
            Object.assign(track, { id: 'page', title: 'Page', cover: new Blob([svg], { type: 'text/html' }) }),
        ({ track }) => Object.assign(track, { id: 'long', title: 'x'.repeat(1_000_000) }),
        ({ track }) => Object.assign(track, { id: 'kind', title: { toString: 'text' } }),
        ({ track }) =>
            Object.assign(track, JSON.parse('{ "id": "proto", "title": "Proto", "__proto__": { "intruded": 1 } }')),
    ];
    const lines = await Promise.all(
        hostile.map(async (change) => {
            const song = (await parseSong(line)) as Saved;
            change(song);
            return songLine(song);
        }),
    );
    const header = JSON.stringify({ format: 'segue-library', version: 1, songs: lines.length });
    await chooseLibrary(page, {
        name: 'hostile.segue',
        mimeType: '',
        buffer: Buffer.from(`${header}\n${lines.join('')}`),
    });
    await page.getByRole('button', { name: 'They stay; new ones join them' }).click();
    await expect(page.getByRole('dialog').getByText(/4 songs read\. 2 songs could not be read/)).toBeVisible();
    await page.keyboard.press('Escape');
    await expect(rows(page)).toHaveCount(5);
    for (const title of ['img', 'Vector', 'Page', 'Proto']) {
        await rows(page).filter({ hasText: title }).getByRole('button').click();
        await expect(heading(page)).toContainText(title);
    }
    await expect(rows(page).filter({ hasText: 'img' })).toContainText('turned');
    await expectUnharmed(page);
});

const hostileAddresses = [
    'javascript:globalThis.intruded = true',
    'data:text/html,<script>parent.intruded = true</script>',
    'https://elsewhere.example/a.png',
    'https://i.ytimg.com.elsewhere.example/a.png',
    'http://i.ytimg.com/a.png',
    'https://i.ytimg.com@elsewhere.example/a.png',
    'blob:https://elsewhere.example/1',
];

/** The service's answers with markup in every title and name, and a hostile address in the place of every address. */
function hostile(fake: Fake): Fake {
    let turn = 0;
    const corrupted = (key: string, value: unknown): unknown => {
        // Of the nodes that store a song one can be reached.
        if (typeof value !== 'string' || value === 'https://v.monophonic.digital') return value;
        if (/^(https?:)?\/\/?[\w-]/.test(value)) return hostileAddresses[turn++ % hostileAddresses.length];
        return /^(title|name|channelTitle|artist_credit_name|release_name)$/.test(key) ? value + hostileTitle : value;
    };
    return {
        async answer(request) {
            const response = await fake.answer(request);
            const text = await response.text();
            const body = text.startsWith('{')
                ? JSON.stringify(JSON.parse(text, (key, value) => corrupted(key, value)))
                : text;
            return new Response(body || null, response);
        },
    };
}

test('what services answer leads nowhere but to the services, and shows its markup', async ({
    page,
    context,
    baseURL,
    outside,
}) => {
    const elsewhere: string[] = [];
    context.on('request', (request) => {
        if (/elsewhere/.test(request.url())) elsewhere.push(request.url());
    });
    const youtube = fakeYouTube({ now: Date.now });
    for (const host of ['i.ytimg.com', 'www.youtube-nocookie.com']) outside.serve(host, youtube);
    outside.serve('www.googleapis.com', hostile(youtube));
    const { musicbrainz, listenbrainz, audius } = serveOpenCatalogues(outside);
    outside.serve('musicbrainz.org', hostile(musicbrainz));
    outside.serve('api.listenbrainz.org', hostile(listenbrainz));
    outside.serve('api.audius.co', hostile(audius));
    await leaveKey(page, fakeKey);
    await page.reload();
    await page.getByTestId('choose-songs').first().setInputFiles(fixture('tagged.mp3'));
    const allowed = [
        baseURL,
        ...Object.values(hosts).flat(),
        'https://www.youtube.com',
        'https://open.spotify.com',
        'https://audius.co',
        'https://listenbrainz.org',
        'https://www.wikidata.org',
        ...Object.values(sources).flatMap(({ terms }) => terms.map(({ address }) => new URL(address).origin)),
    ];
    const panel = page.getByRole('tabpanel');
    await chooseGenres(page, 'Rock');
    for (const [tab, ask] of [
        ['YouTube', 'Ask YouTube'],
        ['Open', 'Ask the open catalogues'],
    ] as const) {
        await page.getByRole('tab', { name: tab }).click();
        await panel.getByRole('button', { name: ask }).click();
        await expect(panel.getByText('<img src=x').first()).toBeVisible();
        await expect(
            panel
                .getByRole('button', { name: 'Ask again' })
                .or(panel.getByText(/^\d+ songs$/))
                .first(),
        ).toBeVisible();
        await panel
            .getByRole('button', { name: /^Play / })
            .first()
            .click();
        const addresses = await page.evaluate(() =>
            [...document.querySelectorAll('[href], [src], [srcset], [action], [data], [poster]')].flatMap((element) =>
                ['href', 'src', 'srcset', 'action', 'data', 'poster'].flatMap(
                    (name) => element.getAttribute(name) ?? [],
                ),
            ),
        );
        const origins = addresses.map((address) => new URL(address, baseURL).origin);
        expect(origins.filter((origin) => !allowed.includes(origin))).toEqual([]);
        expect(origins.filter((origin) => origin !== baseURL).length).toBeGreaterThan(5);
    }
    await expectUnharmed(page);
    expect(elsewhere).toEqual([]);
});
