import { expect, it } from 'vitest';
import { byName } from '../../meaning/shares.ts';
import { momentWords } from './moment-words.ts';

const heard = (...shares: number[]) => byName(['blues', 'hip hop', 'jazz', 'rock'], shares);
const moment = { startSeconds: 155, endSeconds: 165, families: heard(0.21, 0.09, 0.08, 0.62) };

it('tells what is heard when, and at which frequency', () => {
    expect(momentWords({ seconds: 161, hz: 880 }, moment)).toBe('2:41, 880 Hz: rock 62%, blues 21%');
    expect(momentWords({ seconds: 161, hz: null }, moment)).toBe('2:41: rock 62%, blues 21%');
});

it('tells the likeliest family however unlikely it is', () => {
    const even = { ...moment, families: heard(0.07, 0.08, 0.09, 0.06) };
    expect(momentWords({ seconds: 0, hz: null }, even)).toBe('0:00: jazz 9%');
});

it('tells only the time before anything is heard', () => {
    expect(momentWords({ seconds: 3, hz: null }, null)).toBe('0:03');
});
