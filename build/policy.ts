import { hosts } from '../src/recommend/hosts.ts';

/**
 * The page's policy (Content Security Policy Level 3): code of its own only, and no host beside those that a listener may
 * ask. It is for pages alone. A worker whose own response carries it could not run essentia's WASM (embind evaluates text)
 * nor load TensorFlow.js' (by a `blob:` address).
 */
export const policy = [
    "default-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "script-src 'self'",
    "worker-src 'self'",
    "manifest-src 'self'",
    "style-src 'self'",
    `img-src 'self' blob: ${hosts.images.join(' ')}`,
    `media-src 'self' blob: ${hosts.media.join(' ')}`,
    `connect-src 'self' ${hosts.connect.join(' ')}`,
    `frame-src ${hosts.frames.join(' ')}`,
    "require-trusted-types-for 'script'",
    // Svelte's clones the components' own markup; `src/app/script-addresses.ts` is the default one.
    'trusted-types default svelte-trusted-html',
].join('; ');
