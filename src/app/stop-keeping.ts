import type { Segue } from './segue.svelte.ts';

type Keepers = Pick<Segue, 'folders' | 'copies' | 'queue' | 'isWhole' | 'listening' | 'tagWriting'>;

/** All is being erased: what is under way ends, so that nothing is kept from now on. */
export async function stopKeeping({ folders, copies, queue, isWhole, listening, tagWriting }: Keepers): Promise<void> {
    folders.stop();
    queue.cancelAll();
    if (isWhole) {
        tagWriting.cancel();
        listening.stop();
    }
    await copies.stop();
}
