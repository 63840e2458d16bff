import { expect, test } from 'vitest';
import { reportLive } from './live.ts';

const live = { seconds: 30.02, processorSeconds: 0.347, firstNamesSeconds: 3.41, tempoSeconds: 9.26 };

test('what listening costs is told by the second, and when names and tempo come', () => {
    expect(reportLive(live)).toBe(
        'Listening to a made-up song for 30 seconds\n' +
            '  0.35 s of processor time a second; first names after 3.4, tempo after 9.3 seconds of sound\n',
    );
});

test('where nobody counts processor time it is said to be unknown', () => {
    expect(reportLive({ ...live, processorSeconds: null })).toContain('processor time unknown');
});
