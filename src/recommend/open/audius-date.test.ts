import { expect, test } from 'vitest';
import { audiusDay } from './audius-date.ts';

test.each([
    ['2026-11-03', '2026-11-03'],
    ['2026-11-03T23:59:59Z', '2026-11-03'],
    ['2026-11-03T00:30:00.000+09:00', '2026-11-03'],
    ['2026-11-03 10:00:00', '2026-11-03'],
    ['Tue Nov 03 2026 23:30:00 GMT-0700', '2026-11-03'],
    ['Tue Nov 3 2026', '2026-11-03'],
])('%s is the day %s, as it is written', (text, day) => {
    expect(audiusDay(text)).toBe(day);
});

test.each([undefined, '', 'yesterday', '2026', '2026-11-031', '03.11.2026', 'Tue Foo 03 2026', '1762128000'])(
    '%s is no day',
    (text) => {
        expect(audiusDay(text)).toBeUndefined();
    },
);
