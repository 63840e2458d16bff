/** The web app manifest: https://www.w3.org/TR/appmanifest/ with file handlers, a share target and a launch handler as Chromium has them. */
import type { ManifestOptions } from 'vite-plugin-pwa';
import { grounds } from '../src/ui/look/grounds.ts';

/** MIME type -> the extensions of such files. */
const songs = {
    'audio/mpeg': ['.mp3'],
    'audio/wav': ['.wav'],
    'audio/flac': ['.flac'],
    'audio/mp4': ['.m4a'],
    'audio/aac': ['.aac'],
    'audio/ogg': ['.ogg', '.oga', '.opus'],
    'audio/webm': ['.webm'],
};

const icon = { src: 'icons/segue-192.png', sizes: '192x192', type: 'image/png' };

export const manifest: Partial<ManifestOptions> = {
    // Read from the origin's root, not from where the app stands: one name beside other apps of the same origin.
    id: 'segue',
    name: 'Segue',
    short_name: 'Segue',
    description: 'Drop a song; see what it sounds like; hear what comes next. Nothing leaves your device.',
    lang: 'en',
    dir: 'ltr',
    start_url: './',
    scope: './',
    display: 'standalone',
    // The window's own bar would say once more what the header says: https://wicg.github.io/window-controls-overlay/
    display_override: ['window-controls-overlay', 'standalone'],
    orientation: 'any',
    // One for both themes is all that manifests know; the page has one for each.
    background_color: grounds.dark,
    theme_color: grounds.dark,
    categories: ['music', 'utilities'],
    icons: [
        icon,
        { src: 'icons/segue-512.png', sizes: '512x512', type: 'image/png' },
        { src: 'icons/segue-maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
        { src: 'icons/segue-monochrome-512.png', sizes: '512x512', type: 'image/png', purpose: 'monochrome' },
        { src: 'icons/segue.svg', sizes: 'any', type: 'image/svg+xml' },
    ],
    screenshots: [
        {
            src: 'screenshots/wide.jpg',
            sizes: '1280x800',
            type: 'image/jpeg',
            form_factor: 'wide',
            label: 'A song: its sentence, its picture and its genres over time',
        },
        {
            src: 'screenshots/narrow.jpg',
            sizes: '780x1688',
            type: 'image/jpeg',
            form_factor: 'narrow',
            label: 'The same on a phone',
        },
    ],
    shortcuts: [
        { name: 'Choose songs', url: './?action=choose', icons: [icon] },
        { name: 'Search the library', url: './?action=search', icons: [icon] },
        { name: 'Try it without a file', url: './?action=try', icons: [icon] },
    ],
    file_handlers: [{ action: './', accept: songs }],
    share_target: {
        action: './share',
        method: 'POST',
        enctype: 'multipart/form-data',
        params: { files: [{ name: 'songs', accept: ['audio/*', ...Object.values(songs).flat()] }] },
    },
    // A second song goes to the window that is open, and into its queue.
    launch_handler: { client_mode: 'focus-existing' },
};
