import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { HearOptions } from '../analysis/analysis-worker.ts';
import type { SoundStream } from '../audio/recording.ts';
import type { Outcome, PartialAnalysis, Samples } from '../flow.ts';
import { libraryAt } from '../library/own-library.fixture.ts';
import { makePicture, makeTrack } from '../library/track.fixture.ts';
import type { OpenCapture } from './capture.ts';
import { Live } from './live.svelte.ts';

// The worklet has an address in a browser only.
vi.mock('./worklet.ts?worker&url', () => ({ default: 'https://segue.test/worklet.js' }));

const { analysis } = makeTrack();
const picture = makePicture();
const heard: Outcome = { ok: true, analysis, picture, fileTags: {} };
const crash: Outcome = { ok: false, reason: 'worker-crashed', message: '' };

interface Device {
    onBlock: (block: Samples) => void;
    onEnded: () => void;
    isOpen: boolean;
}

interface Staged {
    readonly outcome?: Outcome;
    readonly opened?: Awaited<ReturnType<OpenCapture>>;
    /** What is known of the song while it sounds, but for its length. */
    readonly named?: PartialAnalysis;
}

/** A device, an analyser and a library, and Live between them. */
function stage({ outcome = heard, opened, named = {} }: Staged = {}) {
    const device: Device = { onBlock: () => undefined, onEnded: () => undefined, isOpen: false };
    const open: OpenCapture = async (_, { onBlock, onEnded }) => {
        if (opened !== undefined) return opened;
        Object.assign(device, { onBlock, onEnded, isOpen: true });
        return { sampleRateHz: 100, label: 'Desk', resume: vi.fn(), close: () => void (device.isOpen = false) };
    };
    let seconds = 0;
    let forgotten: (() => void) | null = null;
    const analyser = {
        listen: vi.fn(async (recording: SoundStream, { signal, onProgress }: HearOptions = {}): Promise<Outcome> => {
            for await (const block of recording.read()) {
                seconds += block.left.length / block.sampleRateHz;
                onProgress?.({
                    stage: 'listening',
                    fraction: 0,
                    soFar: { ...named, durationSeconds: seconds },
                    now: {},
                    picture,
                });
            }
            signal?.throwIfAborted();
            return outcome;
        }),
    };
    const release = vi.fn();
    const library = libraryAt();
    const live = new Live({
        analyser,
        library,
        open,
        claim: async () => release,
        watch: (onForgotten) => {
            forgotten = onForgotten;
            return () => undefined;
        },
        now: () => 1000,
    });
    const sound = async (value = 0.5, blocks = 4): Promise<void> => {
        for (let i = 0; i < blocks; i++) {
            const left = new Float32Array(25).fill(value);
            device.onBlock({ sampleRateHz: 100, left, right: left });
            await vi.advanceTimersByTimeAsync(250);
        }
    };
    return { live, device, library, release, sound, leave: () => forgotten?.(), isWatched: () => forgotten !== null };
}

const settle = (): Promise<unknown> => vi.advanceTimersByTimeAsync(0);

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

test('what comes is told of while it comes, and when it is stopped it can be kept under a title', async () => {
    const { live, device, library, sound, release } = stage();
    const listening = live.listen('microphone');
    await settle();
    expect([live.stage, live.label, live.isListening]).toEqual(['listening', 'Desk', true]);
    await sound();
    expect(live.seconds).toBe(1);
    expect(live.soFar?.durationSeconds).toBe(1);
    live.stop();
    expect(device.isOpen).toBe(false);
    await listening;
    expect(live.stage).toBe('heard');
    expect(release).toHaveBeenCalledOnce();
    const kept = await live.keep({ title: ' Street music ', artist: '' });
    if (!kept || typeof kept === 'string') throw new Error(`expected a song, got ${kept}`);
    expect(library.get(kept.id)).toMatchObject({ title: 'Street music', fileName: '', addedAt: 1000 });
    expect([live.stage, live.soFar]).toEqual(['ready', null]);
});

/** What sounds for a second, until it is stopped. */
async function hearASecond({ live, sound }: Pick<ReturnType<typeof stage>, 'live' | 'sound'>): Promise<void> {
    const listening = live.listen('microphone');
    await settle();
    await sound();
    live.stop();
    await listening;
}

test('nothing is kept before the listener says so, and what is forgotten is gone', async () => {
    const { live, library, sound } = stage();
    await hearASecond({ live, sound });
    live.forget();
    expect([live.stage, live.soFar, live.picture, live.seconds]).toEqual(['ready', null, null, 0]);
    expect(library.tracks).toEqual([]);
    await expect(live.keep({ title: 'a', artist: '' })).rejects.toThrow('expected a song');
});

test('where it cannot be kept it says why, and the song is still there to be kept', async () => {
    const { live, library, sound } = stage();
    await hearASecond({ live, sound });
    vi.spyOn(library, 'add').mockResolvedValueOnce({ ok: false, reason: 'storage-full' });
    expect(await live.keep({ title: 'a', artist: 'b' })).toBe('storage-full');
    expect(await live.keep({ title: 'a', artist: 'b' })).toHaveProperty('id');
});

test('pressed twice it is kept once', async () => {
    const { live, library, sound } = stage();
    await hearASecond({ live, sound });
    const presses = [live.keep({ title: 'a', artist: '' }), live.keep({ title: 'a', artist: '' })];
    expect(live.isKeeping).toBe(true);
    expect(await Promise.all(presses)).toEqual([expect.objectContaining({ id: library.tracks[0]?.id }), null]);
    expect([library.tracks.length, live.isKeeping]).toEqual([1, false]);
});

test('a song that is written while the next is listened to leaves the next alone', async () => {
    const { live, library, sound } = stage();
    await hearASecond({ live, sound });
    let written: (stored: { ok: true; value: null }) => void = () => undefined;
    vi.spyOn(library, 'add').mockReturnValueOnce(new Promise((resolve) => (written = resolve)));
    const keeping = live.keep({ title: 'a', artist: '' });
    void live.listen('microphone');
    await settle();
    written({ ok: true, value: null });
    expect(await keeping).toBeNull();
    expect(live.stage).toBe('listening');
    live.forget();
});

test.each(['not-allowed', 'no-microphone', 'no-sound-shared'] as const)(
    '"%s" is told, and it can be tried again',
    async (problem) => {
        const { live, release } = stage({ opened: problem });
        await live.listen('microphone');
        expect([live.stage, live.problem]).toEqual(['ready', problem]);
        expect(release).toHaveBeenCalledOnce();
    },
);

test.each([
    ['microphone', 'unplugged'],
    ['shared', 'sharing-ended'],
] as const)('a %s that ends is told as "%s", and what was heard stays', async (source, ending) => {
    const { live, device, sound } = stage();
    const listening = live.listen(source);
    await settle();
    await sound();
    device.onEnded();
    await listening;
    expect([live.stage, live.ending, device.isOpen]).toEqual(['heard', ending, false]);
});

test('who shares another tab looks at that one: there a window out of sight is not forgotten', async () => {
    const { live, sound, isWatched } = stage();
    void live.listen('shared');
    await settle();
    await sound();
    expect([live.stage, isWatched()]).toEqual(['listening', false]);
    live.forget();
});

test('a window that is forgotten ends it', async () => {
    const { live, sound, leave } = stage();
    const listening = live.listen('microphone');
    await settle();
    await sound();
    leave();
    await listening;
    expect([live.stage, live.ending]).toEqual(['heard', 'hidden']);
});

test('sound that is held is told, goes on when it comes again, and is over after a minute', async () => {
    const { live, sound } = stage();
    const listening = live.listen('microphone');
    await settle();
    await sound();
    await vi.advanceTimersByTimeAsync(3000);
    expect(live.isHeld).toBe(true);
    await sound();
    expect(live.isHeld).toBe(false);
    await vi.advanceTimersByTimeAsync(60_000);
    await listening;
    expect([live.stage, live.ending]).toEqual(['heard', 'interrupted']);
});

test('silence is known after some seconds of it, and over with the first sound', async () => {
    const { live, sound } = stage();
    void live.listen('microphone');
    await settle();
    await sound(0.001, 13);
    expect(live.level.isSilent).toBe(true);
    await sound(0.5, 1);
    expect(live.level.isSilent).toBe(false);
    live.forget();
});

test('after three hours it ends by itself', async () => {
    const { live, device } = stage();
    const listening = live.listen('microphone');
    await settle();
    const left = new Float32Array(100 * 3600);
    for (let hour = 0; hour < 3; hour++) device.onBlock({ sampleRateHz: 100, left, right: left });
    await listening;
    expect([live.stage, live.ending]).toEqual(['heard', 'long']);
});

test('a worker that breaks is told, and what was heard so far stays on the screen', async () => {
    const { live, device, sound } = stage({ outcome: crash });
    await hearASecond({ live, sound });
    expect([live.stage, live.problem, device.isOpen]).toEqual(['ready', 'worker-crashed', false]);
    expect(live.soFar?.durationSeconds).toBe(1);
});

test('what was named before a worker broke can be kept, and says that it broke off', async () => {
    const { embedding, families, model, backend } = analysis;
    const { live, library, sound } = stage({ outcome: crash, named: { embedding, families, model, backend } });
    await hearASecond({ live, sound });
    expect([live.stage, live.problem, live.analysis?.cautions]).toEqual(['heard', 'worker-crashed', ['ended-early']]);
    const kept = await live.keep({ title: 'a', artist: '' });
    expect(kept && typeof kept !== 'string' && library.get(kept.id)?.analysis).toMatchObject({
        families,
        durationSeconds: 1,
    });
});
