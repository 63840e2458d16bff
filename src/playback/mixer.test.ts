import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FakeAudio } from './fake-audio.fixture.ts';
import { type Channel, Mixer } from './mixer.ts';

interface Scheduled {
    readonly kind: 'set' | 'ramp' | 'target' | 'curve';
    readonly value: number;
    /** Of a ramp its end, of all others their beginning. */
    readonly time: number;
    readonly seconds: number;
}

/** Gives up only what begins later, as Firefox does, and refuses what falls within a curve, as all browsers do. */
class StrictParam {
    scheduled: readonly Scheduled[] = [];

    cancelScheduledValues(from: number): void {
        this.scheduled = this.scheduled.filter(({ time }) => time < from);
    }

    setValueAtTime(value: number, time: number): void {
        this.#schedule({ kind: 'set', value, time, seconds: 0 });
    }

    linearRampToValueAtTime(value: number, time: number): void {
        this.#schedule({ kind: 'ramp', value, time, seconds: 0 });
    }

    setTargetAtTime(value: number, time: number): void {
        this.#schedule({ kind: 'target', value, time, seconds: 0 });
    }

    setValueCurveAtTime(values: Float32Array, time: number, seconds: number): void {
        this.#schedule({ kind: 'curve', value: values.at(-1) ?? 0, time, seconds });
    }

    #schedule(next: Scheduled): void {
        const isWithin = (inner: Scheduled, outer: Scheduled): boolean =>
            outer.kind === 'curve' && inner.time >= outer.time && inner.time < outer.time + outer.seconds;
        if (this.scheduled.some((other) => isWithin(next, other) || isWithin(other, next)))
            throw new DOMException('within a curve', 'NotSupportedError');
        this.scheduled = [...this.scheduled, next];
    }
}

const context = { currentTime: 10, gain: new StrictParam() };
let channel: Channel;

beforeEach(() => {
    Object.assign(context, { currentTime: 10, gain: new StrictParam() });
    const node = { connect: (next: unknown) => next };
    vi.stubGlobal('navigator', { maxTouchPoints: 0 });
    vi.stubGlobal('HTMLAudioElement', FakeAudio);
    vi.stubGlobal(
        'AudioContext',
        class {
            readonly createDelay = () => ({ ...node, delayTime: new StrictParam() });
            readonly createGain = () => ({ ...node, gain: context.gain });
            readonly createMediaElementSource = () => node;
            get currentTime(): number {
                return context.currentTime;
            }
        },
    );
    const connected = new Mixer(() => true).connect(new FakeAudio());
    if (!connected) throw new Error('expected a channel');
    channel = connected;
});

afterEach(() => {
    vi.unstubAllGlobals();
});

const gains = Float32Array.from([1, 0.75, 0.5, 0.25, 0]);

test('a fade goes through its gains at equal steps', () => {
    channel.follow(gains, 2, 4);
    expect(context.gain.scheduled.map(({ kind, time, value }) => [kind, time, value])).toEqual([
        ['set', 12, 1],
        ['ramp', 13, 0.75],
        ['ramp', 14, 0.5],
        ['ramp', 15, 0.25],
        ['ramp', 16, 0],
    ]);
});

test('a fade that is under way is given up for a gain, and for another fade', () => {
    channel.set(1);
    channel.follow(gains, 0, 4);
    context.currentTime = 12.5;
    channel.set(0.8);
    expect(context.gain.scheduled.filter(({ time }) => time >= 12.5)).toMatchObject([{ kind: 'target', value: 0.8 }]);
    channel.follow(gains, 1, 4);
    context.currentTime = 15;
    channel.follow(gains, 0, 4);
    expect(context.gain.scheduled.at(-1)).toMatchObject({ kind: 'ramp', value: 0, time: 19 });
});
