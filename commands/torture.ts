/** `npm run torture`: tries to break the built app, prints counts, and exits with 1 when a promise is broken. */
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { parseArgs } from 'node:util';
import { randomNumbers } from '../fixtures/random-numbers.ts';
import { chromiumPath, quietFlags } from './app-page.ts';
import { freshBuild } from './build.ts';
import { serve } from './serve.ts';
import { tortureFiles } from './torture/files.ts';
import { interruptions } from './torture/interruptions.ts';
import { countWhatIsHeld, tortureTheScreen, tortureWithSongs } from './torture/leaks.ts';
import { tortureWithDrop, tortureWithLibrary, tortureWithLongSong } from './torture/library.ts';
import { makeLong, makeOriginals, type Originals } from '../fixtures/broken/mutants.ts';
import { storageFaults } from './torture/storage-faults.ts';
import { tortureTags } from './torture/tags.ts';
import { tortureTagWrites } from './torture/tag-writes.ts';
import { tabulate } from './torture/fate.ts';
import type { Verdict } from './torture/verdict.ts';

const help = `npm run torture -- [options]

Tries to break the app: broken tags, broken files, tags that are being written, a large library, faults of storage, worker and page, and many songs in a row.

  --only tags|files|tag-writes|library|faults|leaks  one part of it
  --tags N      broken tags, 10000 without it
  --files N     broken files, 2000 without it
  --writes N    tags written into files, 1000 without it
  --songs N     songs in the library, 10000 without it, and in a row, a hundredth of that
  --rounds N    how often each fault, at another moment each time; 5 without it
  --seed N      other files and other moments; 1 without it
  --help        this text
`;

const { values } = parseArgs({
    options: {
        only: { type: 'string' },
        tags: { type: 'string', default: '10000' },
        files: { type: 'string', default: '2000' },
        writes: { type: 'string', default: '1000' },
        songs: { type: 'string', default: '10000' },
        rounds: { type: 'string', default: '5' },
        seed: { type: 'string', default: '1' },
        help: { type: 'boolean', default: false },
    },
});

interface Arena {
    readonly browser: Browser;
    readonly url: string;
    readonly originals: Originals;
    readonly seed: number;
}

const parts: Readonly<Record<string, (arena: Arena) => AsyncGenerator<Verdict>>> = {
    async *tags({ originals, seed }) {
        yield await tortureTags(originals, Number(values.tags), seed);
    },
    async *files({ browser, url, originals, seed }) {
        let page: Page | undefined;
        const openPage = async (): Promise<Page> => {
            await page?.context().close();
            return (page = await openHearingPage(browser, url));
        };
        const onFate = (fate: { mutation: string; format: string; end: string }, done: number): void => {
            if (done % 50 === 0) process.stderr.write(`${done} files: ${fate.mutation} (${fate.format}) ${fate.end}\n`);
        };
        const { fates, ...verdict } = await tortureFiles(openPage, originals, {
            files: Number(values.files),
            seed,
            onFate,
        });
        process.stdout.write(tabulate(fates));
        yield verdict;
        await page?.context().close();
    },
    async *'tag-writes'({ browser, url, originals, seed }) {
        const context = await newContext(browser);
        const onRound = (writes: number): void => void process.stderr.write(`${writes} writes of tags begun\n`);
        const options = { writes: Number(values.writes), random: randomNumbers(seed), onRound };
        yield await tortureTagWrites(context, url, originals, options);
        await context.close();
    },
    async *library({ browser, url, originals }) {
        yield await inPage(browser, (page) => tortureWithLibrary(page, url, originals, Number(values.songs)));
        yield await inPage(browser, (page) => tortureWithDrop(page, url, originals, 300));
        for (const hours of [1, 5]) {
            const path = await makeLong(hours);
            const page = await openHearingPage(browser, url);
            yield await tortureWithLongSong(page, path, hours);
            await page.context().close();
        }
    },
    async *faults({ browser, url, originals, seed }) {
        const random = randomNumbers(seed);
        for (const [name, befall] of Object.entries({ ...storageFaults, ...interruptions })) {
            const broken: string[] = [];
            for (let round = 0; round < Number(values.rounds); round++) {
                const found = await inPage(browser, (page) =>
                    befall({ page, url: `${url}/`, songs: originals, random }),
                );
                broken.push(...found.map((fault) => `after ${name}: ${fault}`));
            }
            yield { broken, figures: [`${name}, ${values.rounds} times: ${broken.length} faults`] };
        }
    },
    async *leaks({ browser, url, originals }) {
        const page = await (await newContext(browser)).newPage();
        await countWhatIsHeld(page);
        await page.goto(url);
        await page.waitForFunction(() => 'segue' in globalThis);
        const songs = Math.ceil(Number(values.songs) / 100);
        yield await tortureWithSongs(page, originals, songs);
        yield await tortureTheScreen(page, originals, Math.ceil(songs / 8));
        await page.context().close();
    },
};

if (values.help) {
    process.stdout.write(help);
} else if (values.only !== undefined && !(values.only in parts)) {
    process.stderr.write(help);
    process.exitCode = 2;
} else {
    process.exitCode = (await torture()) === 0 ? 0 : 1;
}

/** Runs the parts that were asked for, and returns how many promises were broken. */
async function torture(): Promise<number> {
    const originals = await makeOriginals();
    const server = await serve(freshBuild());
    const broken: string[] = [];
    for (const [name, part] of Object.entries(parts)) {
        if (values.only !== undefined && values.only !== name) continue;
        process.stdout.write(`\n== ${name}\n`);
        const browser = await chromium.launch({ executablePath: chromiumPath, args: quietFlags });
        for await (const verdict of part({ browser, url: server.url, originals, seed: Number(values.seed) })) {
            process.stdout.write(
                [...verdict.figures, ...verdict.broken.map((line) => `BROKEN ${line}`), ''].join('\n'),
            );
            broken.push(...verdict.broken);
        }
        await browser.close();
    }
    await server.close();
    process.stdout.write(`\n${broken.length} promises broken\n`);
    return broken.length;
}

async function newContext(browser: Browser): Promise<BrowserContext> {
    const context = await browser.newContext({ serviceWorkers: 'block' });
    // esbuild wraps functions in a helper of this name, also those that are sent to a page.
    await context.addInitScript({ content: 'globalThis.__name = (named) => named;' });
    return context;
}

async function openHearingPage(browser: Browser, url: string): Promise<Page> {
    const page = await (await newContext(browser)).newPage();
    await page.goto(url);
    await page.waitForFunction(() => 'segue' in globalThis);
    return page;
}

async function inPage<T>(browser: Browser, work: (page: Page) => Promise<T>): Promise<T> {
    const context = await newContext(browser);
    try {
        return await work(await context.newPage());
    } finally {
        await context.close();
    }
}
