/** Lighthouse's scores of the built app. It is large, and fetched by `npx` only when it is asked for. */
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { staticHost } from '../../fixtures/static-host.ts';
import { chromiumPath } from '../app-page.ts';
import { median } from './median.ts';

/** The last that runs on Node 20. */
const lighthouse = 'lighthouse@12.8.2';
const runs = 3;

const settings = { phone: [], desktop: ['--preset=desktop'] } as const;
const categories = ['performance', 'accessibility', 'best-practices'] as const;

/** 0 to 100. */
type Scores = Readonly<Record<(typeof categories)[number], number>>;
export type LighthouseScores = Readonly<Record<keyof typeof settings, Scores>>;

/** Medians of three runs; `folder` holds a build. */
export async function measureLighthouse(folder: string): Promise<LighthouseScores> {
    const host = await staticHost(folder, { gzipped: true });
    try {
        return { phone: await scores(host.url, settings.phone), desktop: await scores(host.url, settings.desktop) };
    } finally {
        await host.close();
    }
}

async function scores(url: string, options: readonly string[]): Promise<Scores> {
    const found: Scores[] = [];
    for (let run = 0; run < runs; run += 1) found.push(await scoresOnce(url, options));
    const of = (category: keyof Scores) => median(found.map((one) => one[category]));
    return {
        performance: of('performance'),
        accessibility: of('accessibility'),
        'best-practices': of('best-practices'),
    };
}

async function scoresOnce(url: string, options: readonly string[]): Promise<Scores> {
    const folder = await mkdtemp(join(tmpdir(), 'segue-lighthouse-'));
    const path = join(folder, 'report.json');
    try {
        await promisify(execFile)(
            'npx',
            [
                ...['--yes', lighthouse, url, '--quiet', '--output=json', `--output-path=${path}`],
                ...[`--only-categories=${categories.join(',')}`, '--chrome-flags=--headless=new --no-sandbox'],
                ...options,
            ],
            { env: { ...process.env, CHROME_PATH: chromiumPath } },
        );
        const report = JSON.parse(await readFile(path, 'utf8')) as {
            readonly categories: Readonly<Record<string, { readonly score: number | null }>>;
        };
        const of = (category: string) => Math.round(100 * (report.categories[category]?.score ?? NaN));
        return {
            performance: of('performance'),
            accessibility: of('accessibility'),
            'best-practices': of('best-practices'),
        };
    } finally {
        await rm(folder, { recursive: true });
    }
}
