import { hosts } from '../src/recommend/hosts.ts';

/**
 * The page's policy (Content Security Policy Level 3): code of its own only, and no host beside those that a listener may
 * ask. It is for pages alone. A worker whose own response carries it could not run essentia's WASM (embind evaluates text)
 * nor load TensorFlow.js' (by a `blob:` address).
 */
export const policy = [
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
