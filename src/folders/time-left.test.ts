import { expect, test } from 'vitest';
import { TimeLeft } from './time-left.ts';

test('nothing is said of the time before a song has been heard', () => {
    const timeLeft = new TimeLeft();
    expect(timeLeft.seconds(10)).toBeNull();
    timeLeft.begin(0);
    expect(timeLeft.seconds(10)).toBeNull();
});

test('the rest takes as long as the last songs did, a pause aside', () => {
    const timeLeft = new TimeLeft();
    timeLeft.begin(0);
    timeLeft.oneEnded(4000);
    timeLeft.oneEnded(6000);
    expect(timeLeft.seconds(10)).toBeCloseTo(30);
    timeLeft.begin(100_000);
    timeLeft.oneEnded(101_000);
    expect(timeLeft.seconds(10)).toBeCloseTo(10);
});

test('songs that were known already do not make thousands of new ones seem quick', () => {
    const timeLeft = new TimeLeft();
    timeLeft.begin(0);
    for (let i = 1; i <= 500; i++) timeLeft.oneEnded(i * 10);
    for (let i = 1; i <= 30; i++) timeLeft.oneEnded(5000 + i * 5000);
    expect(timeLeft.seconds(100)).toBeCloseTo(500);
});
