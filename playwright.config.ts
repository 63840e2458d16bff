import { defineConfig } from '@playwright/test';

/** Debian's Chromium, told to stay quiet: without the background switches it calls home at every start. */
const quiet = [
    '--no-sandbox',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
];
const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const softwareWebGpu = ['--enable-unsafe-webgpu', '--use-webgpu-adapter=swiftshader', '--enable-features=Vulkan'];

export default defineConfig({
    testDir: 'e2e',
    timeout: 120_000,
    expect: { timeout: 30_000 },
    workers: 2,
    fullyParallel: true,
    globalSetup: './e2e/fixtures/make.ts',
    reporter: [
        ['list'],
        ['json', { outputFile: process.env.PLAYWRIGHT_JSON_OUTPUT_FILE ?? '.cache/reports/e2e.json' }],
    ],
    outputDir: '.cache/test-results',
    use: { baseURL: 'http://127.0.0.1:4183', launchOptions: { executablePath, args: quiet }, serviceWorkers: 'block' },
    projects: [
        { name: 'app', testDir: 'e2e/app' },
        { name: 'offline', testDir: 'e2e/offline', use: { serviceWorkers: 'allow' } },
        {
            name: 'webgpu',
            testDir: 'e2e/webgpu',
            use: { launchOptions: { executablePath, args: [...quiet, ...softwareWebGpu] } },
        },
    ],
    webServer: {
        command: 'npx vite preview --port 4183 --outDir dist',
        url: 'http://127.0.0.1:4183',
        reuseExistingServer: !process.env.CI,
    },
});
