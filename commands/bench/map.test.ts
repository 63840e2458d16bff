import { expect, test } from 'vitest';
import { reportMap } from './map.ts';

test('maps are told with their size, their time, how true they are and how smoothly they move', () => {
    const report = reportMap(
        [{ songs: 970, seconds: 1.23, trueness: 0.914 }],
        [{ songs: 1000, panned: 59.8, zoomed: 54.4 }],
    );
    expect(report.split('\n')).toEqual([
        'Maps of made-up libraries',
        "  970 songs: laid out in 1.2 s; 9.1 of a song's 10 nearest in sound are among its 20 nearest",
        '  1000 songs: panned 60, zoomed 54 frames a second (target 55)',
        '',
    ]);
});
