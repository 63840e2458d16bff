/** Keeps the whole app, network and sound code included, so that it opens with the server gone; and takes what is shared with it. */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching';
import type { PrecacheEntry } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { answerAndKeep, isOfPaper } from './kept-when-used.ts';
import { keepShared } from './shared-files.ts';

declare const self: ServiceWorkerGlobalScope & { readonly __WB_MANIFEST: PrecacheEntry[] };

cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);
registerRoute(new NavigationRoute(createHandlerBoundToURL('index.html'), { denylist: [/\.(tar\.gz|txt)$/] }));

registerRoute(
    ({ url }) => isOfPaper(url, self.registration.scope),
    ({ request }) => answerAndKeep(request),
);
// What is kept when it is used is kept in the first visit too.
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// The manifest's share target. The answer leads to a page that can be reloaded without sharing again.
registerRoute(
    ({ url }) => url.href === new URL('share', self.registration.scope).href,
    async ({ request }) =>
        Response.redirect(new URL(`./?shared=${await keepShared(request)}`, self.registration.scope).href, 303),
    'POST',
);

// A new version waits until the listener agrees: the page then says so.
self.addEventListener('message', (event) => {
    if ((event.data as { type?: unknown } | null)?.type === 'SKIP_WAITING') void self.skipWaiting();
});
