import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ffmpeg } from '../../fixtures/sound-files.ts';
import { isKept, isSure, type Law, laws, nothingHeard } from './laws.ts';

const execute = promisify(execFile);
const law = (name: string): Law => laws[name] ?? expect.fail(`no law ${name}`);
const inKey = (key: string | null) => ({ tempoBpm: null, key });
const at = (tempoBpm: number | null) => ({ tempoBpm, key: null });

describe('a key', () => {
    test.each([
        ['higher_2_semitones', 'A minor', 'B minor', true],
        ['higher_2_semitones', 'A minor', 'A minor', false],
        ['higher_2_semitones', 'A minor', 'B major', false],
        ['lower_3_semitones', 'C major', 'A major', true],
        ['lower_3_semitones', 'Bb major', 'G major', true],
        ['higher_25_cents', 'C major', 'C major', true],
        ['higher_25_cents', 'C major', 'C# major', false],
        ['higher_50_cents', 'B major', 'C major', true],
        ['higher_50_cents', 'B major', 'B major', true],
        ['higher_50_cents', 'B major', 'A# major', false],
        ['lower_50_cents', 'C minor', 'B minor', true],
        ['lower_50_cents', 'C minor', null, false],
    ])('%s: from %s to %s: %s', (name, before, after, kept) => {
        expect(isKept(law(name), inKey(before), inKey(after))).toBe(kept);
    });
});

describe('a tempo', () => {
    test.each([
        ['silence_in_front', 120, 120.5, true],
        ['silence_in_front', 120, 121, false],
        ['silence_in_front', 120, null, false],
        ['faster_8_percent', 100, 108.9, true],
        ['faster_8_percent', 100, 100, false],
        ['faster_8_percent', 100, 54, false],
    ])('%s: from %s to %s: %s', (name, before, after, kept) => {
        expect(isKept(law(name), at(before), at(after))).toBe(kept);
    });
});

test('of a song without tempo or key nothing follows', () => {
    for (const one of Object.values(laws))
        expect(isKept(one, { tempoBpm: null, key: null }, { tempoBpm: 90, key: 'A minor' })).toBeNull();
});

test('what a law is about is sure or not, whatever else is', () => {
    const heard = { ...nothingHeard, tempoBpm: 120, key: 'A minor', tempoConfidence: 0.9, keyConfidence: 0.3 };
    const sure = ['faster_8_percent', 'higher_25_cents'].map((name) => isSure(law(name), heard));
    expect(sure).toEqual([true, false]);
    expect(isSure(law('higher_25_cents'), nothingHeard)).toBe(false);
});

describe('what is changed', () => {
    let folder = '';
    beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'segue-laws-'))));
    afterAll(() => rm(folder, { recursive: true }));

    /** Of a tone of 1,000 Hz that lasts four seconds: what becomes of both. */
    async function changed(name: string): Promise<{ hz: number; seconds: number }> {
        const [tone, file] = [join(folder, 'tone.wav'), join(folder, `${name}.wav`)];
        await ffmpeg(['-y', '-f', 'lavfi', '-i', 'sine=1000:duration=4:sample_rate=44100', tone]);
        await ffmpeg(['-i', tone, ...law(name).options, file]);
        const entries = ['-show_entries', 'format=duration', '-of', 'csv=p=0'];
        const { stdout } = await execute('ffprobe', ['-v', 'error', ...entries, file]);
        const { stderr } = await execute('ffmpeg', ['-i', file, '-af', 'atrim=1:3,astats', '-f', 'null', '-']);
        const crossings = Number(/Zero crossings rate: ([\d.]+)/.exec(stderr)?.[1]) * 44_100;
        return { hz: crossings / 2, seconds: Number(stdout) };
    }

    test.each([
        ['lower_25_cents', 1000 / 2 ** (0.25 / 12), 4 * 2 ** (0.25 / 12)],
        ['higher_50_cents', 1000 * 2 ** (0.5 / 12), 4 / 2 ** (0.5 / 12)],
        ['higher_2_semitones', 1000 * 2 ** (2 / 12), 4],
        ['lower_3_semitones', 1000 / 2 ** (3 / 12), 4],
        ['faster_8_percent', 1000, 4 / 1.08],
    ])('%s: a tone of 1,000 Hz becomes one of %s Hz and lasts %s s', async (name, hz, seconds) => {
        const after = await changed(name);
        expect(Math.abs(after.hz / hz - 1)).toBeLessThan(0.01);
        expect(after.seconds).toBeCloseTo(seconds, 1);
    });

    test('silence comes in front', async () => {
        expect((await changed('silence_in_front')).seconds).toBeCloseTo(6.3, 1);
    });
});
