import type { HtmlTagDescriptor, Plugin } from 'vite';
import { grounds } from '../src/ui/look/grounds.ts';

const bar = (scheme: keyof typeof grounds): HtmlTagDescriptor => ({
    tag: 'meta',
    attrs: { name: 'theme-color', media: `(prefers-color-scheme: ${scheme})`, content: grounds[scheme] },
    injectTo: 'head',
});

/**
 * What is seen before anything is drawn: the system's bars in the colour of the ground, and no other theme than the one that was chosen. The splash, or the
 * page before, stays until the app's script has put it on: https://html.spec.whatwg.org/#blocking-attributes
 */
export function firstPaint(): Plugin {
    return {
        name: 'first-paint',
        transformIndexHtml: {
            order: 'post',
            handler: (html) => ({
                html: html.replace('<script type="module"', '<script blocking="render" type="module"'),
                tags: [bar('light'), bar('dark')],
            }),
        },
    };
}
