import type { Segue } from './segue.svelte.ts';

type Keepers = Pick<Segue, 'folders' | 'copies' | 'queue' | 'listening' | 'tagWriting'>;

/** All is being erased: what is under way ends, so that nothing is kept from now on. */
export async function stopKeeping({ folders, copies, queue, listening, tagWriting }: Keepers): Promise<void> {
    folders.stop();
    tagWriting.cancel();
    queue.cancelAll();
    listening.stop();
    await copies.stop();
}
