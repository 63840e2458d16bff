import { expect, test } from 'vitest';
import { stopKeeping } from './stop-keeping.ts';

test('before all is erased, whatever writes to the browser or to the disk is stopped, and what writes sound waited for', async () => {
    const stopped: string[] = [];
    const copies = { stop: async () => void stopped.push(await Promise.resolve('copies')) };
    const parts = {
        folders: { stop: () => stopped.push('folders') },
        tagWriting: { cancel: () => stopped.push('tags') },
        queue: { cancelAll: () => stopped.push('queue') },
        listening: { stop: () => stopped.push('listening') },
        copies,
    };
    await stopKeeping(parts as unknown as Parameters<typeof stopKeeping>[0]);
    expect(stopped).toEqual(['folders', 'tags', 'queue', 'listening', 'copies']);
});
