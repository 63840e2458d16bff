import { expect, test } from 'vitest';
import { groupedTroubles } from './grouped-troubles.ts';

test('one trouble of several services is one line, each service named once', () => {
    const trouble = { reason: 'offline', message: '' } as const;
    const troubles = (['musicbrainz', 'audius', 'audius'] as const).map((service) => ({ ...trouble, service }));
    expect(groupedTroubles(troubles)).toEqual([
        { reason: 'offline', services: ['musicbrainz', 'audius'], retryAfterSeconds: null, connecting: null },
    ]);
});

test('different troubles are different lines, in the order in which they came', () => {
    const reasons = ['connection-expired', 'not-allow-listed', 'slow-down', 'quota-exceeded', 'key-invalid'] as const;
    const troubles = reasons.map((reason) => ({ service: 'spotify', reason, message: '' }) as const);
    expect(groupedTroubles(troubles).map(({ reason, connecting }) => [reason, connecting])).toEqual([
        ['connection-expired', 'reconnect'],
        ['not-allow-listed', 'account'],
        ['slow-down', null],
        ['quota-exceeded', null],
        ['key-invalid', 'key'],
    ]);
});

test('the longest pause that is asked for counts', () => {
    const slowDown = { service: 'spotify', reason: 'slow-down', message: '' } as const;
    const troubles = [{ ...slowDown, retryAfterSeconds: 5 }, slowDown, { ...slowDown, retryAfterSeconds: 40 }];
    expect(groupedTroubles(troubles)).toMatchObject([{ retryAfterSeconds: 40 }]);
});
