import { svelte } from '@sveltejs/vite-plugin-svelte';
import { readFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { compiledCatalogues } from './build/catalogues.ts';
import { chunks, workerChunks } from './build/chunks.ts';
import { firstPaint } from './build/first-paint.ts';
import { leanEssentia } from './build/lean-essentia.ts';
import { leanMobilenet } from './build/lean-mobilenet.ts';
import { leanTensorFlow } from './build/lean-tensorflow.ts';
import { manifest } from './build/manifest.ts';
import { pagePolicy } from './build/page-policy.ts';
import { sourceArchive } from './build/source-archive.ts';
import { version } from './build/version.ts';
import { readFigures, type Figures } from './src/ui/how-well/figures.ts';

/** The network is larger than workbox's default limit of 2 MiB, which drops files with a mere warning. */
const largestPrecachedBytes = 8 * 1024 * 1024;

/** The figures that the app shows of its own hearing. */
function howWell(): Figures {
    const json = JSON.parse(readFileSync(new URL('models/metrics.json', import.meta.url), 'utf8')) as unknown;
    const { figures, unread } = readFigures(json);
    for (const part of unread) console.warn(`models/metrics.json is not shown whole: ${part}`);
    return figures;
}

const folderOf = (module: string | null): string => basename(dirname(module ?? ''));

/** TensorFlow.js repeats its notice in each of its files; all notices are in third-party-notices.txt. */
const withoutNotices = { comments: { legal: false } };

export default defineConfig({
    base: './',
    define: { HOW_WELL: JSON.stringify(howWell()), APP_VERSION: JSON.stringify(version) },
    plugins: [
        compiledCatalogues(),
        svelte(),
        sourceArchive(),
        pagePolicy(),
        firstPaint(),
        VitePWA({
            strategies: 'injectManifest',
            srcDir: 'src/pwa',
            filename: 'service-worker.ts',
            registerType: 'prompt',
            injectRegister: false,
            injectManifest: {
                globPatterns: ['**/*.{js,css,html,svg,png,txt,json,bin,wasm}'],
                // Fetched when it is switched on, see src/pwa/kept-when-used.ts; and by the system, when the app is installed.
                globIgnores: ['paper/**', 'assets/paper-worker-*', 'icons/*-512.png'],
                maximumFileSizeToCacheInBytes: largestPrecachedBytes,
            },
            // Those that the page shows are in the precache already; named twice they would be fetched twice.
            includeManifestIcons: false,
            manifest,
        }),
    ],
    worker: {
        format: 'es',
        plugins: () => [leanEssentia(), leanMobilenet(), leanTensorFlow()],
        // All are called worker.ts: their folders tell them apart.
        rolldownOptions: {
            output: {
                ...withoutNotices,
                codeSplitting: { groups: workerChunks },
                entryFileNames: ({ facadeModuleId }) => `assets/${folderOf(facadeModuleId)}-worker-[hash].js`,
            },
        },
    },
    // What only a worker or the workbench imports. Found late, it would reload the page under the first song.
    optimizeDeps: {
        entries: ['index.html', 'workbench/index.html', 'src/**/worker.ts'],
        include: ['essentia.js/dist/essentia-wasm.es.js'],
    },
    build: {
        target: 'es2022',
        chunkSizeWarningLimit: 4000,
        rolldownOptions: { output: { ...withoutNotices, codeSplitting: { groups: chunks } } },
    },
    server: { host: '127.0.0.1', port: 4173, strictPort: true },
    preview: { host: '127.0.0.1', port: 4173, strictPort: true },
});
