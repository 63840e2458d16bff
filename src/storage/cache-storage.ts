/** Files by their address: https://w3c.github.io/ServiceWorker/#cache-interface, for the page, its worker and the service worker alike. */
import type { FileCache } from './names.ts';

/** Null where there is none: outside secure contexts, whatever the types say. */
export function cacheStorage(): CacheStorage | null {
    return (globalThis as { caches?: CacheStorage }).caches ?? null;
}

/** Made where it is not there yet. Rejects where there is no Cache Storage. */
export async function openCache({ name }: FileCache): Promise<Cache> {
    const storage = cacheStorage();
    if (!storage) throw new DOMException('expected a browser with Cache Storage', 'SecurityError');
    return storage.open(name);
}
