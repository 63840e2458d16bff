import { expect, test } from 'vitest';
import { stopKeeping } from './stop-keeping.ts';

type Parts = Parameters<typeof stopKeeping>[0];

const firstHalf = (stopped: string[]) => ({
    isWhole: false,
    folders: { stop: () => stopped.push('folders') },
    queue: { cancelAll: () => stopped.push('queue') },
    copies: { stop: async () => void stopped.push(await Promise.resolve('copies')) },
});

test('before all is erased, whatever writes to the browser or to the disk is stopped, and what writes sound waited for', async () => {
    const stopped: string[] = [];
    const parts = {
        ...firstHalf(stopped),
        isWhole: true,
        tagWriting: { cancel: () => stopped.push('tags') },
        listening: { stop: () => stopped.push('listening') },
    };
    await stopKeeping(parts as unknown as Parts);
    expect(stopped).toEqual(['folders', 'queue', 'tags', 'listening', 'copies']);
});

test('where that happens before the second half is there, the first is stopped', async () => {
    const stopped: string[] = [];
    await stopKeeping(firstHalf(stopped) as unknown as Parts);
    expect(stopped).toEqual(['folders', 'queue', 'copies']);
});
