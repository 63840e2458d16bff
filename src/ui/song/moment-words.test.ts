import { expect, it } from 'vitest';
import type { Contract } from '../../contract.ts';
import { momentWords } from './moment-words.ts';

const contract = { genres: ['blues', 'hiphop', 'jazz', 'rock'] } as unknown as Contract;
const moment = { startSeconds: 155, endSeconds: 165, genres: [0.21, 0.09, 0.08, 0.62] };

it('tells what is heard when, and at which frequency', () => {
    expect(momentWords({ seconds: 161, hz: 880 }, moment, contract)).toBe('2:41, 880 Hz: rock 62%, blues 21%');
    expect(momentWords({ seconds: 161, hz: null }, moment, contract)).toBe('2:41: rock 62%, blues 21%');
});

it('tells the likeliest genre however unlikely it is', () => {
    const even = { ...moment, genres: [0.07, 0.08, 0.09, 0.06] };
    expect(momentWords({ seconds: 0, hz: null }, even, contract)).toBe('0:00: jazz 9%');
});

it('tells only the time before anything is heard', () => {
    expect(momentWords({ seconds: 3, hz: null }, null, contract)).toBe('0:03');
});
