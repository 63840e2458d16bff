/** All tests of other browsers; those tagged `@smoke` run in `npm test`, the others in `npm run browsers`. */
import { defineConfig } from '@playwright/test';
import app from '../../playwright.config.ts';
import type { EachWorker } from './browser-test.ts';

export default defineConfig<object, EachWorker>({
    testDir: '.',
    timeout: 240_000,
    expect: { timeout: 30_000 },
    workers: 2,
    fullyParallel: false,
    retries: app.retries ?? 0,
    globalSetup: '../../fixtures/make.ts',
    outputDir: '../../.cache/test-results/browsers',
    reporter: [['list'], ['json', { outputFile: '../../.cache/reports/browsers.json' }]],
    use: { ...app.use, engine: 'firefox' },
    projects: [
        { name: 'firefox', use: { engine: 'firefox' } },
        { name: 'webkit', use: { engine: 'webkit' } },
    ],
});
