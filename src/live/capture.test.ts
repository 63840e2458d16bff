import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openCapture } from './capture.ts';

// The worklet has an address in a browser only.
vi.mock('./worklet.ts?worker&url', () => ({ default: 'https://segue.test/worklet.js' }));

const forEver = new Promise<never>(() => undefined);

/** As the browser's, as far as it is asked for here. */
class Context {
    static opened: Context[] = [];
    static addModule: () => Promise<void> = async () => undefined;
    static resume: () => Promise<void> = async () => undefined;
    readonly sampleRate = 48_000;
    readonly destination = {};
    readonly audioWorklet = { addModule: () => Context.addModule() };
    state = 'running';

    constructor() {
        Context.opened.push(this);
    }

    resume = (): Promise<void> => Context.resume();

    async close(): Promise<void> {
        if (this.state === 'closed') throw new DOMException('', 'InvalidStateError');
        this.state = 'closed';
    }

    createMediaStreamSource() {
        const connect = () => ({ connect });
        return { connect };
    }
}

class WorkletNode {
    readonly port: { onmessage: unknown } = { onmessage: null };
}

class Microphone {
    readonly label = 'Desk';
    isOn = true;

    addEventListener(): void {}

    stop(): void {
        this.isOn = false;
    }
}

let microphone: Microphone;
let allow: () => void;

const options = (signal: AbortSignal) => ({ onBlock: vi.fn(), onEnded: vi.fn(), signal });

beforeEach(() => {
    microphone = new Microphone();
    const tracks = [microphone];
    const allowed = new Promise<void>((resolve) => (allow = resolve));
    const getUserMedia = () => allowed.then(() => ({ getTracks: () => tracks, getAudioTracks: () => tracks }));
    vi.stubGlobal('navigator', { mediaDevices: { getUserMedia } });
    vi.stubGlobal('AudioContext', Context);
    vi.stubGlobal('AudioWorkletNode', WorkletNode);
    Context.opened = [];
    Context.addModule = async () => undefined;
    Context.resume = async () => undefined;
});
afterEach(() => void vi.unstubAllGlobals());

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

test('it hears the microphone until it is closed', async () => {
    allow();
    const capture = await openCapture('microphone', options(new AbortController().signal));
    if (typeof capture === 'string') throw new Error(capture);
    expect([capture.label, capture.sampleRateHz, microphone.isOn]).toEqual(['Desk', 48_000, true]);
    capture.close();
    expect([microphone.isOn, Context.opened[0]?.state]).toEqual([false, 'closed']);
});

test('a device that holds the sound is not waited for', async () => {
    Context.resume = () => forEver;
    allow();
    const capture = await openCapture('microphone', options(new AbortController().signal));
    expect(capture).toHaveProperty('label', 'Desk');
});

test('where sound is rendered only once the microphone is given, it is', async () => {
    let isGiven = false;
    const states: boolean[] = [];
    Context.resume = async () => void states.push(isGiven);
    allow();
    vi.spyOn(navigator.mediaDevices, 'getUserMedia').mockImplementation(async () => {
        isGiven = true;
        return { getTracks: () => [microphone], getAudioTracks: () => [microphone] } as unknown as MediaStream;
    });
    await openCapture('microphone', options(new AbortController().signal));
    expect(states).toEqual([false, true]);
});

test('called off while it is made ready, the microphone goes off at once', async () => {
    Context.addModule = () => forEver;
    const calledOff = new AbortController();
    allow();
    void openCapture('microphone', options(calledOff.signal));
    await settle();
    expect(microphone.isOn).toBe(true);
    calledOff.abort();
    expect([microphone.isOn, Context.opened[0]?.state]).toEqual([false, 'closed']);
});

test('called off while the browser asks, it lets go of what is given later', async () => {
    const calledOff = new AbortController();
    const opening = openCapture('microphone', options(calledOff.signal));
    await settle();
    calledOff.abort();
    expect(Context.opened[0]?.state).toBe('closed');
    allow();
    expect(await opening).toBe('not-started');
    expect(microphone.isOn).toBe(false);
});

test('where no sound can be rendered it does not begin, and the microphone is not asked for', async () => {
    const getUserMedia = vi.spyOn(navigator.mediaDevices, 'getUserMedia');
    vi.stubGlobal('AudioContext', function () {
        throw new DOMException('', 'UnknownError');
    });
    expect(await openCapture('microphone', options(new AbortController().signal))).toBe('not-started');
    expect(getUserMedia).not.toHaveBeenCalled();
});
