import { expect, test } from 'vitest';
import { randomNumbers } from '../../../fixtures/random-numbers.ts';
import { BeatLock } from './beat-lock.ts';

interface Options {
    readonly aheadSeconds: number;
    readonly seconds: number;
    /** By how much of itself the song's clock runs faster. */
    readonly drift?: number;
    readonly jitterSeconds?: number;
}

/** How far a song is heard ahead of the beats, read every 50 ms and held back as the lock says. */
function heard({ aheadSeconds, seconds, drift = 0, jitterSeconds = 0 }: Options) {
    const lock = new BeatLock();
    const random = randomNumbers(3);
    let [by, target, speed, fastest] = [0, 0, Infinity, 0];
    return {
        shifts: Array.from({ length: seconds * 20 }, (_, step) => {
            const ahead = aheadSeconds + drift * step * 0.05;
            const holding = lock.after(ahead + jitterSeconds * (random() - 0.5));
            if (holding) {
                speed = holding.overSeconds > 0 ? Math.abs(holding.bySeconds - by) / holding.overSeconds : Infinity;
                if (step > 20) fastest = Math.max(fastest, speed);
                target = holding.bySeconds;
            }
            by += Math.sign(target - by) * Math.min(Math.abs(target - by), speed * 0.05);
            return ahead - by;
        }),
        fastest: () => fastest,
    };
}

const widest = (values: readonly number[]) => Math.max(...values.map(Math.abs));

test('a song that was begun early is on the beats within half a second', () => {
    expect(widest(heard({ aheadSeconds: 0.13, seconds: 10, jitterSeconds: 0.008 }).shifts.slice(10))).toBeLessThan(
        0.006,
    );
});

test('clocks that run apart by 0.1 % keep the beats within 10 ms over a minute, by changes that nobody hears', () => {
    for (const drift of [-0.001, 0.001]) {
        const { shifts, fastest } = heard({ aheadSeconds: 0.12, seconds: 60, drift, jitterSeconds: 0.008 });
        expect(widest(shifts.slice(20))).toBeLessThan(0.01);
        expect(fastest()).toBeLessThan(0.005);
    }
});

test('a song that was begun too late is not held back at all', () => {
    expect(heard({ aheadSeconds: -0.02, seconds: 5 }).shifts.every((shift) => shift === -0.02)).toBe(true);
});
