import { svelte } from '@sveltejs/vite-plugin-svelte';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';
import { hosts } from './src/recommend/hosts.ts';

/** The network and essentia's WASM are larger than workbox's default limit of 2 MiB, which drops files with a mere warning. */
const largestPrecachedBytes = 8 * 1024 * 1024;

/** The figures that the app shows of its own hearing: shares of songs named rightly. */
function howWell() {
    const { segue } = JSON.parse(readFileSync(new URL('models/metrics.json', import.meta.url), 'utf8'));
    return {
        newArtists: segue.fault_filtered.unknownArtists.accuracy,
        random: segue.random10.accuracy,
        f1: segue.fault_filtered.f1,
    };
}

/** Whoever gets the app gets its source with it, as the AGPL asks: the files that it was built from, beside it. */
function sourceArchive(): Plugin {
    let folder = '';
    return {
        name: 'source-archive',
        apply: 'build',
        configResolved: ({ root, build }) => void (folder = resolve(root, build.outDir)),
        closeBundle() {
            const archive = resolve(folder, 'segue-source.tar.gz');
            execFileSync('tar', ['-czf', archive, '--null', '--files-from=-'], { input: sourceFiles() });
        },
    };
}

/** The names of the source's files, each ended by a NUL. A clone tells them; an unpacked archive is all source but what was installed and built. */
function sourceFiles(): Buffer {
    try {
        return execFileSync('git', ['ls-files', '-z'], { stdio: ['ignore', 'pipe', 'ignore'] });
    } catch {
        const built = ['node_modules', 'dist', '.cache'].flatMap((name) => ['-path', `./${name}`, '-prune', '-o']);
        return execFileSync('find', ['.', ...built, '-type', 'f', '-print0']);
    }
}

const policy = [
    "default-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' blob: data: ${hosts.images.join(' ')}`,
    `media-src 'self' blob: ${hosts.media.join(' ')}`,
    `connect-src 'self' ${hosts.connect.join(' ')}`,
    `frame-src ${hosts.frames.join(' ')}`,
].join('; ');

export default defineConfig({
    base: './',
    define: { HOW_WELL: JSON.stringify(howWell()) },
    plugins: [
        svelte(),
        sourceArchive(),
        {
            name: 'content-security-policy',
            apply: 'build',
            transformIndexHtml: () => [
                {
                    tag: 'meta',
                    attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
                    injectTo: 'head-prepend',
                },
            ],
        },
        VitePWA({
            strategies: 'injectManifest',
            srcDir: 'src/pwa',
            filename: 'service-worker.ts',
            registerType: 'prompt',
            injectRegister: false,
            injectManifest: {
                globPatterns: ['**/*.{js,css,html,svg,png,json,bin,wasm}'],
                maximumFileSizeToCacheInBytes: largestPrecachedBytes,
            },
            manifest: {
                id: './',
                name: 'Segue',
                short_name: 'Segue',
                description: 'Drop a song; see what it sounds like; hear what comes next. Nothing leaves your device.',
                lang: 'en',
                start_url: './',
                scope: './',
                display: 'standalone',
                background_color: '#14121a',
                theme_color: '#14121a',
                categories: ['music', 'utilities'],
                icons: [
                    { src: 'icons/segue-192.png', sizes: '192x192', type: 'image/png' },
                    { src: 'icons/segue-512.png', sizes: '512x512', type: 'image/png' },
                    { src: 'icons/segue-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
                    { src: 'icons/segue.svg', sizes: 'any', type: 'image/svg+xml' },
                ],
            },
        }),
    ],
    worker: { format: 'es' },
    build: { target: 'es2022', chunkSizeWarningLimit: 4000 },
    server: { host: '127.0.0.1', port: 4173, strictPort: true },
    preview: { host: '127.0.0.1', port: 4173, strictPort: true },
});
