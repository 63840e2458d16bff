/** What a host should send with the files, in the form that Netlify and Cloudflare Pages read: https://docs.netlify.com/manage/routing/headers/ */
import { policy } from './policy.ts';

type Headers = Readonly<Record<string, string>>;

// A page's element `<meta>` cannot forbid that others frame it; a header can.
const page: Headers = { 'Content-Security-Policy': `${policy}; frame-ancestors 'none'` };
const changing: Headers = { 'Cache-Control': 'no-cache' };

/** Path pattern -> headers; what several patterns say of one path adds up, so no two may name the same header. */
const rules: Readonly<Record<string, Headers>> = {
    '/*': {
        'X-Content-Type-Options': 'nosniff',
        // YouTube's player refuses to run for a page that does not say where it is.
        'Referrer-Policy': 'strict-origin-when-cross-origin',
        'Permissions-Policy': 'camera=(), geolocation=(), microphone=(self), display-capture=(self)',
    },
    '/': { ...page, ...changing },
    '/index.html': { ...page, ...changing },
    '/service-worker.js': changing,
    '/manifest.webmanifest': { ...changing, 'Content-Type': 'application/manifest+json' },
    // Two megabytes that the service worker asks for at each start: 304 is enough.
    '/paper/*': changing,
    // Their names change with their content.
    '/assets/*': { 'Cache-Control': 'public, max-age=31536000, immutable' },
};

/** The text of the file `_headers`. */
export function headersFile(): string {
    const blocks = Object.entries(rules).map(([path, headers]) =>
        [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
    );
    return `${blocks.join('\n\n')}\n`;
}
