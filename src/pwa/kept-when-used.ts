/** Files that are not part of the app's first download: kept once they were used, so that they serve with the network off too. */
import { openCache } from '../storage/cache-storage.ts';
import { fileCaches } from '../storage/names.ts';

const code = /\/assets\/paper-worker-[^/]+$/;

/** Whether an address is of the paper's network: its files, and the code that runs it. `scope` is the app's own folder. */
export function isOfPaper({ href, search }: URL, scope: string): boolean {
    return search === '' && (href.startsWith(`${scope}paper/`) || (href.startsWith(scope) && code.test(href)));
}

/** The server's answer, kept; what was kept where the server does not answer. Rejects where there is neither. */
export async function answerAndKeep(request: Request): Promise<Response> {
    let response: Response;
    try {
        response = await fetch(request);
    } catch (error) {
        const kept = await (await openCache(fileCaches.paper)).match(request);
        if (kept) return kept;
        throw error;
    }
    if (response.ok) await keep(request, response.clone());
    return response;
}

async function keep(request: Request, response: Response): Promise<void> {
    try {
        const cache = await openCache(fileCaches.paper);
        await cache.put(request, response);
        if (!code.test(request.url)) return;
        // The name of code changes with its content: what has another is of an older version.
        const kept = (await cache.keys()).filter(({ url }) => code.test(url) && url !== request.url);
        await Promise.all(kept.map((older) => cache.delete(older)));
    } catch {
        // No room: it serves for now.
    }
}
