/** Songs that another app shared with Segue: the service worker receives them, and keeps them until a page takes them. */
import { openCache } from '../storage/cache-storage.ts';
import { fileCaches } from '../storage/names.ts';

/** 'kept': they wait. 'nothing': no file came with it. 'full': the disk has no room for them. */
export type ShareOutcome = 'kept' | 'nothing' | 'full';

/** More than a phone's chooser hands over at once. */
const mostFiles = 100;

/** Keeps the files of the share target's form, in their order; those of a share before that none has taken stay. */
export async function keepShared(request: Request): Promise<ShareOutcome> {
    const files = await filesOfForm(request);
    if (files.length === 0) return 'nothing';
    const share = crypto.randomUUID();
    try {
        const cache = await openCache(fileCaches.shared);
        for (const [index, file] of files.entries()) {
            const address = `./shared/${share}/${index}/${encodeURIComponent(file.name)}`;
            await cache.put(address, new Response(file, { headers: { 'Content-Type': file.type } }));
        }
        return 'kept';
    } catch {
        return 'full';
    }
}

/** The files that wait. Each is handed out once, also when two windows ask. */
export async function takeShared(): Promise<readonly File[]> {
    const cache = await openCache(fileCaches.shared);
    const files: File[] = [];
    for (const request of await cache.keys()) {
        const sound = await (await cache.match(request))?.blob();
        const isOurs = await cache.delete(request);
        if (sound && isOurs) files.push(new File([sound], nameOf(request), { type: sound.type }));
    }
    return files;
}

async function filesOfForm(request: Request): Promise<readonly File[]> {
    try {
        const form = await request.formData();
        return [...form.values()]
            .filter((value) => value instanceof File && value.size > 0)
            .slice(0, mostFiles) as File[];
    } catch {
        return [];
    }
}

function nameOf({ url }: Request): string {
    return decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '');
}
