import { defineConfig } from '@playwright/test';
import type { EachWorker } from './e2e/browsers/browser-test.ts';
import { chromiumPath as executablePath, quietFlags, softwareWebGpuFlags } from './commands/app-page.ts';

export default defineConfig<object, EachWorker>({
    testDir: 'e2e',
    timeout: 120_000,
    expect: { timeout: 30_000 },
    workers: 2,
    fullyParallel: true,
    // Real sound and real browsers stumble on a loaded machine. What passes the second time is listed as flaky, what fails twice is at fault.
    retries: 1,
    globalSetup: './fixtures/make.ts',
    reporter: [
        ['list'],
        ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? '.cache/reports/e2e.json' }],
    ],
    outputDir: '.cache/test-results',
    use: {
        baseURL: 'http://127.0.0.1:4183',
        locale: 'en-GB',
        launchOptions: { executablePath, args: quietFlags },
        serviceWorkers: 'block',
    },
    projects: [
        { name: 'app', testDir: 'e2e/app' },
        // By the clock of what comes out of the loudspeaker: `npm test` runs them one by one, with nothing beside them.
        { name: 'sound', testDir: 'e2e/sound' },
        { name: 'offline', testDir: 'e2e/offline', use: { serviceWorkers: 'allow' } },
        {
            name: 'webgpu',
            testDir: 'e2e/webgpu',
            use: { launchOptions: { executablePath, args: [...quietFlags, ...softwareWebGpuFlags] } },
        },
        // All tests of other browsers: `npx playwright test -c e2e/browsers`.
        { name: 'firefox', testDir: 'e2e/browsers', grep: /@smoke/, timeout: 240_000, use: { engine: 'firefox' } },
        { name: 'webkit', testDir: 'e2e/browsers', grep: /@smoke/, timeout: 240_000, use: { engine: 'webkit' } },
    ],
    webServer: {
        command: 'npx vite preview --port 4183 --outDir dist',
        url: 'http://127.0.0.1:4183',
        reuseExistingServer: !process.env.CI,
    },
});
