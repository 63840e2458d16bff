import type { Plugin } from 'vite';
import { headersFile } from './headers.ts';
import { policy } from './policy.ts';

/** Puts the policy into the page itself, for hosts that send no headers of ours, and beside it for those that do. */
export function pagePolicy(): Plugin {
    return {
        name: 'page-policy',
        apply: 'build',
        transformIndexHtml: () => [
            {
                tag: 'meta',
                attrs: { 'http-equiv': 'Content-Security-Policy', content: policy },
                injectTo: 'head-prepend',
            },
        ],
        generateBundle() {
            this.emitFile({ type: 'asset', fileName: '_headers', source: headersFile() });
        },
    };
}
