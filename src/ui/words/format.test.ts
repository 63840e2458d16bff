import { describe, expect, it, vi } from 'vitest';
import {
    alternatives,
    bytes,
    clock,
    date,
    day,
    hertz,
    howManySongs,
    list,
    percent,
    prepareFormats,
    timeLeft,
} from './format.ts';

async function preparedWhileIdle(prepare = prepareFormats): Promise<void> {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const preparing = prepare();
    await vi.runAllTimersAsync();
    vi.useRealTimers();
    await preparing;
}

describe('words', () => {
    it('tell times as clocks', () => {
        expect([0, 59.9, 60, 243, 3765, -1].map(clock)).toEqual(['0:00', '0:59', '1:00', '4:03', '1:02:45', '0:00']);
    });

    it('tell shares in whole percents, and never call nothing what is there', () => {
        expect([0, 0.004, 0.005, 0.616, 1].map(percent)).toEqual(['0%', '<1%', '1%', '62%', '100%']);
    });

    it('tell frequencies and sizes in units that people use', () => {
        expect([440, 1760, 7040].map(hertz)).toEqual(['440 Hz', '1.8 kHz', '7.0 kHz']);
        expect([0, 1, 25_000, 12_400_000, 2_500_000_000].map(bytes)).toEqual([
            '0 kB',
            '1 kB',
            '25 kB',
            '12 MB',
            '2.5 GB',
        ]);
    });

    it('tell a guess of time in minutes or hours, and never less than it is', () => {
        expect([0, 60, 61, 5400, 5401, 7201].map(timeLeft)).toEqual([
            '1 minute',
            '1 minute',
            '2 minutes',
            '90 minutes',
            '2 hours',
            '3 hours',
        ]);
    });

    it('count songs and join lists as one says them', () => {
        expect([0, 1, 12_345].map(howManySongs)).toEqual(['0 songs', '1 song', '12,345 songs']);
        expect(list(['a'])).toBe('a');
        expect(list(['a', 'b', 'c'])).toBe('a, b and c');
    });

    it('are made ready for the language while the browser is idle, so that none waits for it later', async () => {
        await preparedWhileIdle();
        const made = (['NumberFormat', 'DateTimeFormat', 'ListFormat', 'PluralRules'] as const).map((name) =>
            vi.spyOn(Intl, name),
        );
        expect([percent(0.5), bytes(1), day(0), date('2026-11'), list(['a', 'b']), alternatives(['a', 'b'])]).toEqual([
            '50%',
            '1 kB',
            '1 Jan 1970',
            'November 2026',
            'a and b',
            'a or b',
        ]);
        expect(howManySongs(2)).toBe('2 songs');
        for (const one of made) expect(one).not.toHaveBeenCalled();
        vi.restoreAllMocks();
    });

    it('that a browser cannot make fail where they are wanted, and are passed over while it is idle', async () => {
        vi.resetModules();
        vi.spyOn(Intl, 'ListFormat').mockImplementation(function () {
            throw new TypeError('Intl.ListFormat is not a constructor');
        });
        const fresh = await import('./format.ts');
        await expect(preparedWhileIdle(fresh.prepareFormats)).resolves.toBeUndefined();
        expect(() => fresh.list(['a', 'b'])).toThrow('ListFormat');
        expect(fresh.percent(0.5)).toBe('50%');
        vi.restoreAllMocks();
    });
});
