import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

/** The network and essentia's WASM are larger than workbox's default limit of 2 MiB, which drops files with a mere warning. */
const largestPrecachedBytes = 8 * 1024 * 1024;

const policy = [
    "default-src 'self'",
    "base-uri 'none'",
    "object-src 'none'",
    "form-action 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "worker-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' blob: data:",
    "media-src 'self' blob:",
    "connect-src 'self'",
].join('; ');

export default defineConfig({
    base: './',
    plugins: [
        svelte(),
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
