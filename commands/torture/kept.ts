/** What the browser keeps of the library, looked at past the app. */
import type { Page } from '@playwright/test';

interface Kept {
    readonly tracks: readonly string[];
    readonly pictures: readonly string[];
}

export async function keptIn(page: Page): Promise<Kept> {
    return page.evaluate(async () => {
        const kept: Record<string, string[]> = {};
        for (const name of ['tracks', 'pictures']) {
            const opening = indexedDB.open(`segue-${name}`);
            await new Promise((resolve) => (opening.onsuccess = resolve));
            const database = opening.result;
            // One that the app has never opened has just been made, empty.
            if (database.objectStoreNames.contains(name)) {
                const reading = database.transaction(name).objectStore(name).getAllKeys();
                await new Promise((resolve) => (reading.onsuccess = resolve));
                kept[name] = reading.result.map(String).sort();
            }
            database.close();
        }
        return { tracks: kept['tracks'] ?? [], pictures: kept['pictures'] ?? [] };
    });
}

/** Sentences for what was lost since `before`, and for what is only half kept. */
export function faultsOf(before: Kept, after: Kept): string[] {
    const lost = before.tracks.filter((id) => !after.tracks.includes(id));
    const bare = after.tracks.filter((id) => !after.pictures.includes(id));
    const orphans = after.pictures.filter((id) => !after.tracks.includes(id));
    return [
        ...(lost.length > 0 ? [`${lost.length} songs were lost`] : []),
        ...(bare.length > 0 ? [`${bare.length} songs were kept without their pictures`] : []),
        ...(orphans.length > 0 ? [`${orphans.length} pictures were left without songs`] : []),
    ];
}
