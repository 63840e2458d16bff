import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { AnalysisCalls, Progress } from './protocol.ts';
import { linkWorker, WorkerCrash, WorkerHang } from './worker-link.ts';

/** Node has no web workers. This one does nothing by itself: the test plays its part. */
class ScriptedWorker extends EventTarget {
    static last: ScriptedWorker;
    readonly asked: { id: number; call: string }[] = [];
    isTerminated = false;

    constructor() {
        super();
        ScriptedWorker.last = this;
    }

    postMessage(message: { id: number; call: string }): void {
        this.asked.push(message);
    }

    terminate(): void {
        this.isTerminated = true;
    }

    say(data: object): void {
        this.dispatchEvent(new MessageEvent('message', { data }));
    }
}

const startLinked = () => linkWorker<AnalysisCalls>(new Worker('worker.js'));

const sound = { file: new Blob(), languages: [], spectra: new MessageChannel().port1 } as const;
const refused = { ok: false, reason: 'not-audio', message: 'a letter' } as const;

beforeEach(() => {
    vi.useFakeTimers();
    vi.stubGlobal('Worker', ScriptedWorker);
});

afterEach(() => {
    vi.unstubAllGlobals();
    vi.useRealTimers();
});

test('progress and the answer reach the call that they belong to', async () => {
    const told: Progress[] = [];
    const answer = startLinked().call('analyse', sound, { onProgress: (progress) => told.push(progress) });
    const worker = ScriptedWorker.last;
    const [{ id } = { id: 0 }] = worker.asked;
    worker.say({ id: id - 1, kind: 'progress', progress: { stage: 'decoding', fraction: 0.9 } });
    worker.say({ id, kind: 'progress', progress: { stage: 'decoding', fraction: 0.1 } });
    worker.say({ id, kind: 'done', output: refused });
    expect(await answer).toEqual(refused);
    expect(told).toEqual([{ stage: 'decoding', fraction: 0.1 }]);
});

test('a worker that throws, sends garbage or reports a crash is ended, and its call rejects', async () => {
    const ways: ((worker: ScriptedWorker) => void)[] = [
        (worker) => worker.dispatchEvent(Object.assign(new Event('error'), { message: 'Uncaught TypeError' })),
        (worker) => worker.dispatchEvent(new Event('messageerror')),
        (worker) => worker.say({ id: 1, kind: 'crashed', message: 'RuntimeError: unreachable' }),
    ];
    for (const crash of ways) {
        const answer = startLinked().call('analyse', sound);
        crash(ScriptedWorker.last);
        await expect(answer).rejects.toBeInstanceOf(WorkerCrash);
        expect(ScriptedWorker.last.isTerminated).toBe(true);
    }
});

test('a worker that falls silent is ended, and one that makes progress is not', async () => {
    const answer = startLinked().call('analyse', sound);
    const worker = ScriptedWorker.last;
    liveOn(worker, 100);
    worker.say({ id: 1, kind: 'progress', progress: { stage: 'decoding', fraction: 0.1 } });
    liveOn(worker, 100);
    expect(worker.isTerminated).toBe(false);
    liveOn(worker, 30);
    expect(worker.isTerminated).toBe(true);
    await expect(answer).rejects.toThrow(/silent for 120 s/);
});

test('a worker without a sign of life has hung, and is ended much sooner', async () => {
    const answer = startLinked().call('analyse', sound);
    const worker = ScriptedWorker.last;
    liveOn(worker, 40);
    vi.advanceTimersByTime(34_000);
    expect(worker.isTerminated).toBe(false);
    vi.advanceTimersByTime(2000);
    expect(worker.isTerminated).toBe(true);
    await expect(answer).rejects.toBeInstanceOf(WorkerHang);
});

test('a page that slept, and wakes with its timers overdue, takes a sign of life that waited for it', async () => {
    const answer = startLinked().call('analyse', sound);
    const worker = ScriptedWorker.last;
    vi.advanceTimersByTime(30_001);
    worker.say({ kind: 'alive' });
    vi.advanceTimersByTime(6000);
    expect(worker.isTerminated).toBe(false);
    worker.say({ id: 1, kind: 'done', output: refused });
    expect(await answer).toEqual(refused);
});

test('an idle worker is watched by nobody', async () => {
    const answer = startLinked().call('analyse', sound);
    const worker = ScriptedWorker.last;
    worker.say({ id: 1, kind: 'done', output: refused });
    await answer;
    worker.say({ kind: 'alive' });
    vi.advanceTimersByTime(1_000_000);
    expect(worker.isTerminated).toBe(false);
});

/** So many seconds with a sign of life each. */
function liveOn(worker: ScriptedWorker, seconds: number): void {
    for (let second = 0; second < seconds; second++) {
        vi.advanceTimersByTime(1000);
        worker.say({ kind: 'alive' });
    }
}

test('a terminated worker rejects its call, and each later one, with the given reason', async () => {
    const link = startLinked();
    const answer = link.call('analyse', sound);
    const reason = new Error('cancelled');
    link.terminate(reason);
    await expect(answer).rejects.toBe(reason);
    await expect(link.call('analyse', sound)).rejects.toBe(reason);
});

test('running out of memory is told from other crashes by the words of each engine', () => {
    const words = [
        'RangeError: Array buffer allocation failed',
        'Uncaught InternalError: out of memory',
        'RangeError: WebAssembly.Memory.grow(): could not allocate memory',
        'Aborted(Cannot enlarge memory arrays)',
    ];
    expect(words.map((message) => new WorkerCrash(message).isOutOfMemory)).toEqual([true, true, true, true]);
    expect(new WorkerCrash('TypeError: x is not a function').isOutOfMemory).toBe(false);
});
