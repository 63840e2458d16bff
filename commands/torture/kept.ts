/** What the browser keeps of the library, looked at past the app. */
import type { Page } from '@playwright/test';
import { databases } from '../../src/storage/names.ts';
import { keysIn } from '../kept.ts';

interface Kept {
    readonly tracks: readonly string[];
    readonly pictures: readonly string[];
}

export async function keptIn(page: Page): Promise<Kept> {
    return { tracks: await keysIn(page, databases.tracks), pictures: await keysIn(page, databases.pictures) };
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
