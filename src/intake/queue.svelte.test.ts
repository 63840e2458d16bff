import { afterEach, expect, test, vi } from 'vitest';
import type { Ingest, Ingested, IngestOptions } from './ingest.ts';
import { makePicture } from '../library/track.fixture.ts';
import { Queue, type QueueItem } from './queue.svelte.ts';

afterEach(() => void vi.restoreAllMocks());

interface Hearing extends IngestOptions {
    readonly name: string;
    readonly end: (ingested: Ingested) => void;
    readonly crash: (error: Error) => void;
}

/** A queue whose hearings end when the test says so, and reject when they are cancelled. */
function makeQueue(concurrency = 1) {
    const hearings: Hearing[] = [];
    const finished: QueueItem[] = [];
    const ingest: Ingest = (file, options) =>
        new Promise((resolve, reject) => {
            options.signal.addEventListener('abort', () => reject(options.signal.reason as Error));
            hearings.push({ name: file.name, ...options, end: resolve, crash: reject });
        });
    const queue = new Queue({ ingest, concurrency, onFinished: (item) => finished.push(item) });
    const hearing = (name: string) => {
        const found = hearings.find((candidate) => candidate.name === name);
        if (!found) throw new Error(`expected ${name} to be heard`);
        return found;
    };
    return { queue, hearing, finished, heard: () => hearings.map(({ name }) => name) };
}

const files = (...names: string[]) => names.map((name) => new File([name], name));
const stages = (queue: Queue) => queue.items.map(({ stage }) => stage);
const kept = (trackId: string): Ingested => ({ ok: true, trackId, known: false });
const nextTurn = () => new Promise((resolve) => setTimeout(resolve));

test('files are heard in their order, as many at a time as may be at once', async () => {
    const { queue, hearing, heard } = makeQueue(2);
    queue.add(files('a', 'b', 'c'));
    queue.add(files('d'));
    expect(heard()).toEqual(['a', 'b']);
    hearing('b').end(kept('B'));
    await nextTurn();
    expect(heard()).toEqual(['a', 'b', 'c']);
    hearing('c').end(kept('C'));
    hearing('a').end(kept('A'));
    await nextTurn();
    hearing('d').end(kept('D'));
    await nextTurn();
    expect(queue.items.map(({ trackId }) => trackId)).toEqual(['A', 'B', 'C', 'D']);
    expect(queue.active).toEqual([]);
});

test('a failure, and even a crash, is told with its reason and does not stop the others', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const { queue, hearing, finished } = makeQueue();
    queue.add(files('a', 'b', 'c'));
    hearing('a').end({ ok: false, reason: 'not-audio' });
    await nextTurn();
    hearing('b').crash(new Error('broken'));
    await nextTurn();
    hearing('c').end({ ok: true, trackId: 'C', known: true });
    await nextTurn();
    expect(stages(queue)).toEqual(['failed', 'failed', 'already-known']);
    expect(queue.items.map(({ reason }) => reason)).toEqual(['not-audio', 'worker-crashed', undefined]);
    expect(console.error).toHaveBeenCalledOnce();
    expect(queue.summary).toEqual({ done: 1, total: 3, failed: 2 });
    expect(finished.map(({ stage }) => stage)).toEqual(['failed', 'failed', 'already-known']);
});

test('files that come after all others ended are counted for themselves; failures before them stay on the list', async () => {
    const { queue, hearing } = makeQueue();
    queue.add(files('a', 'b'));
    hearing('a').end({ ok: false, reason: 'not-audio' });
    await nextTurn();
    queue.add(files('c'));
    expect(queue.summary).toEqual({ done: 0, total: 3, failed: 1 });
    hearing('b').end(kept('B'));
    await nextTurn();
    hearing('c').end({ ok: false, reason: 'not-audio' });
    await nextTurn();
    expect(queue.summary).toEqual({ done: 1, total: 3, failed: 2 });
    queue.add(files('d', 'e'));
    hearing('d').end(kept('D'));
    await nextTurn();
    expect(queue.summary).toEqual({ done: 1, total: 2, failed: 0 });
    expect(stages(queue).filter((stage) => stage === 'failed')).toHaveLength(2);
    hearing('e').end({ ok: false, reason: 'not-audio' });
    await nextTurn();
    expect(queue.summary.failed).toBe(3);
});

test('progress is shown, and goes when the song is in the library', async () => {
    const { queue, hearing } = makeQueue();
    queue.add(files('a'));
    const soFar = { families: [1] };
    hearing('a').onProgress({
        stage: 'listening',
        fraction: 0.4,
        soFar,
        picture: makePicture(),
        fileTags: { title: 'A' },
    });
    expect(queue.items[0]).toMatchObject({ stage: 'listening', fraction: 0.4, soFar, fileTags: { title: 'A' } });
    hearing('a').end(kept('A'));
    await nextTurn();
    expect(queue.items[0]).toMatchObject({ stage: 'done', fraction: 1, trackId: 'A', fileTags: { title: 'A' } });
    expect(queue.items[0]).not.toHaveProperty('soFar');
    expect(queue.items[0]).not.toHaveProperty('picture');
});

test('what was heard of a song that could not be kept stays on the screen', async () => {
    const { queue, hearing } = makeQueue();
    queue.add(files('a'));
    hearing('a').onProgress({ stage: 'listening', fraction: 0.4 });
    hearing('a').onProgress({ stage: 'finding-tempo', fraction: 1, soFar: { families: [1] }, picture: makePicture() });
    hearing('a').end({ ok: false, reason: 'storage-full' });
    await nextTurn();
    expect(queue.items[0]).toMatchObject({ stage: 'failed', reason: 'storage-full', soFar: { families: [1] } });
    expect(queue.items[0]?.picture).toEqual(makePicture());
});

test('a waiting file that is cancelled is never heard', async () => {
    const { queue, hearing, heard } = makeQueue();
    const [, second] = queue.add(files('a', 'b', 'c'));
    queue.cancel(second?.id ?? 0);
    hearing('a').end(kept('A'));
    await nextTurn();
    expect(heard()).toEqual(['a', 'c']);
    expect(stages(queue)).toEqual(['done', 'cancelled', 'decoding'].with(2, 'waiting'));
    expect(queue.summary).toEqual({ done: 1, total: 2, failed: 0 });
});

test('a file that is cancelled while it is heard stops, shows no late progress and lets the next one begin', async () => {
    const { queue, hearing, heard } = makeQueue();
    const [first] = queue.add(files('a', 'b'));
    hearing('a').onProgress({ stage: 'listening', fraction: 0.1 });
    queue.cancel(first?.id ?? 0);
    expect(hearing('a').signal.aborted).toBe(true);
    hearing('a').onProgress({ stage: 'listening', fraction: 0.2 });
    await nextTurn();
    expect(queue.items[0]).toMatchObject({ stage: 'cancelled', fraction: 0.1 });
    expect(heard()).toEqual(['a', 'b']);
});

test('cancelling all starts no other one', async () => {
    const { queue, heard } = makeQueue(2);
    queue.add(files('a', 'b', 'c', 'd'));
    queue.cancelAll();
    await nextTurn();
    expect(heard()).toEqual(['a', 'b']);
    expect(new Set(stages(queue))).toEqual(new Set(['cancelled']));
    expect(queue.summary).toEqual({ done: 0, total: 0, failed: 0 });
});

test('cancelling all changes the list once, and then says of each that it ended', async () => {
    const lists: unknown[] = [];
    const ended: string[] = [];
    const queue: Queue = new Queue({
        ingest: () => new Promise<never>(() => undefined),
        concurrency: 2,
        onFinished: ({ file, stage }) => {
            lists.push(queue.items);
            ended.push(`${file.name} ${stage}`);
        },
    });
    queue.add(files('a', 'b', 'c'));
    queue.cancelAll();
    expect(new Set(lists).size).toBe(1);
    expect(ended).toEqual(['a cancelled', 'b cancelled', 'c cancelled']);
    expect(queue.active).toEqual([]);
});

test('only finished items can be dismissed', async () => {
    const { queue, hearing } = makeQueue();
    const [first, second] = queue.add(files('a', 'b', 'c'));
    queue.dismiss(first?.id ?? 0);
    expect(queue.items).toHaveLength(3);
    hearing('a').end(kept('A'));
    await nextTurn();
    queue.dismiss(first?.id ?? 0);
    expect(queue.items.map(({ file }) => file.name)).toEqual(['b', 'c']);
    queue.cancel(second?.id ?? 0);
    queue.clearFinished();
    expect(queue.items.map(({ file }) => file.name)).toEqual(['c']);
});
