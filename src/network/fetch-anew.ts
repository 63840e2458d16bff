/** Files from the server itself, past every cache between it and the page. */
import { cacheStorage } from '../storage/cache-storage.ts';

export interface FetchedAnew {
    fetch(address: URL): Promise<Response>;
    /** Puts what was fetched in the place of what is kept at those addresses, so that the app starts with it when the network is off. */
    keep(): Promise<void>;
}

export function createFetchAnew(): FetchedAnew {
    const fetched = new Map<string, Response>();
    return {
        async fetch(address) {
            // The service worker answers for addresses that it knows, and knows none with a query of ours.
            const elsewhere = new URL(address);
            elsewhere.searchParams.set('anew', '');
            const response = await fetch(elsewhere, { cache: 'reload' });
            fetched.set(address.href, response.clone());
            return response;
        },
        async keep() {
            const storage = cacheStorage();
            for (const name of (await storage?.keys()) ?? []) {
                const cache = await storage?.open(name);
                for (const [address, response] of fetched) {
                    const kept = (await cache?.keys(address, { ignoreSearch: true })) ?? [];
                    for (const request of kept) await cache?.put(request, response.clone());
                }
            }
        },
    };
}
