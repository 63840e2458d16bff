import type { Plugin } from 'vite';
import { headersFile } from './headers.ts';
import { policy } from './policy.ts';

const encoding = '<meta charset="utf-8" />';

/** Puts the policy into the page itself, for hosts that send no headers of ours, and beside it for those that do. */
export function pagePolicy(): Plugin {
    return {
        name: 'page-policy',
        apply: 'build',
        // Behind the encoding, which must stand within the first 1024 bytes, and before all that it is about.
        transformIndexHtml: (html) => {
            const policed = html.replace(
                encoding,
                `${encoding}\n        <meta http-equiv="Content-Security-Policy" content="${policy}">`,
            );
            if (policed === html) throw new Error(`expected ${encoding} in the page`);
            return policed;
        },
        generateBundle() {
            this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() });
        },
    };
}
