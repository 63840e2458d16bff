import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const dataFolder = '../shared/data/gtzan';
const clips = ['blues', 'classical', 'hiphop', 'metal', 'reggae'];
const folder = mkdtempSync(join(tmpdir(), 'extract-'));
afterAll(() => rmSync(folder, { recursive: true }));

function extract(...args: string[]) {
    return spawnSync('node', ['--import', 'tsx', 'commands/extract.ts', ...args], { encoding: 'utf8' });
}

function python(script: string, ...args: string[]): unknown {
    return JSON.parse(
        execFileSync('/usr/bin/python3', ['-c', `import sys, json, numpy\n${script}`, ...args], { encoding: 'utf8' }),
    );
}

function synthesise(path: string, source: string, ...options: string[]): void {
    execFileSync('ffmpeg', ['-v', 'error', '-f', 'lavfi', '-i', source, ...options, path]);
}

test('folders of songs become arrays that NumPy reads and a table of tracks', () => {
    const songs = join(folder, 'songs');
    mkdirSync(join(songs, 'low'), { recursive: true });
    mkdirSync(join(songs, 'high'));
    const tags = ['-metadata', 'artist=The "Sines"', '-metadata', 'title=Low, lower'];
    synthesise(join(songs, 'low', 'a.flac'), 'sine=200:duration=40:sample_rate=44100', '-ac', '2', ...tags);
    synthesise(join(songs, 'low', 'Band - Short.wav'), 'sine=250:duration=12:sample_rate=48000');
    copyFileSync(join(songs, 'low', 'a.flac'), join(songs, 'low', 'repeat.flac'));
    synthesise(join(songs, 'high', 'high.00001.wav'), 'sine=5000:duration=31:sample_rate=22050');
    synthesise(join(songs, 'high', 'silent.wav'), 'anullsrc=r=44100:d=15');
    synthesise(join(songs, 'high', 'too-short.wav'), 'sine=5000:duration=3');
    writeFileSync(join(songs, 'high', 'broken.mp3'), 'this is no music');

    const { status, stderr } = extract(songs, '--out', join(folder, 'out'));

    expect(status, stderr).toBe(0);
    expect(stderr.match(/cannot be heard/g)).toHaveLength(3);
    expect(stderr).toContain('it is silent');
    expect(stderr).toContain('it is shorter than 10 s');
    const arrays = python(
        `f = numpy.load(sys.argv[1]); p = f['log_mel']
print(json.dumps([f['track'].tolist(), list(p.shape), str(p.dtype), p.max(2).argmax(1).tolist(), p.max((1, 2)).tolist()]))`,
        join(folder, 'out', 'log_mel_u8.npz'),
    ) as [string[], number[], string, number[], number[]];
    const [tracks, shape, type, loudestBand, most] = arrays;
    expect(tracks).toEqual(['high.00001', 'low/Band - Short', 'low/a', 'low/repeat']);
    expect(shape).toEqual([4, 128, 387]);
    expect(type).toBe('uint8');
    expect(loudestBand[0]).toBeGreaterThan(90);
    expect(loudestBand[2]).toBeLessThan(12);
    expect(most).toEqual([255, 255, 255, 255]);

    const table = readFileSync(join(folder, 'out', 'tracks.csv'), 'utf8')
        .trim()
        .split('\n');
    expect(table[0]).toBe('track,genre,artist,title,group,usable,random10,grouped5,fault_filtered');
    expect(table).toHaveLength(8);
    expect(table.find((row) => row.startsWith('low/a,'))).toMatch(
        /^low\/a,low,"The ""Sines""","Low, lower",\d+,1,\d,[0-4],$/,
    );
    expect(table.find((row) => row.startsWith('low/Band'))).toMatch(
        /^low\/Band - Short,low,Band,Short,\d+,1,\d,[0-4],$/,
    );
    expect(table.find((row) => row.startsWith('low/repeat'))).toMatch(/,0,\d,,$/);
    expect(table.find((row) => row.startsWith('high/broken'))).toMatch(/,0,\d,,$/);
});

test('a folder without songs, and no folder, end with a sentence and not with success', () => {
    mkdirSync(join(folder, 'empty'));
    expect(extract(join(folder, 'empty'))).toMatchObject({
        status: 1,
        stderr: expect.stringContaining('holds no songs'),
    });
    expect(extract()).toMatchObject({ status: 2, stdout: expect.stringContaining('npm run extract') });
    expect(extract('--help').status).toBe(0);
});

if (!existsSync(dataFolder))
    console.warn(`skipped: ${dataFolder} with the clips and the rows made from them is not here`);

test.skipIf(!existsSync(dataFolder))('the clips give their rows of the training data within 0.002', () => {
    for (const genre of clips) {
        mkdirSync(join(folder, 'clips', genre), { recursive: true });
        copyFileSync(`${dataFolder}/audio/${genre}.00000.au`, join(folder, 'clips', genre, `${genre}.00000.au`));
    }
    expect(extract(join(folder, 'clips')).status).toBe(0);
    const differences = python(
        `a, b = (numpy.load(path) for path in sys.argv[1:]); names = list(b['track']); rows = b['log_mel']
print(json.dumps([float(abs(row.astype(float) - rows[names.index(name)]).mean() / 255) for name, row in zip(a['track'], a['log_mel'])]))`,
        join(folder, 'clips', 'log_mel_u8.npz'),
        `${dataFolder}/log_mel_u8.npz`,
    ) as number[];
    expect(differences).toHaveLength(clips.length);
    expect(Math.max(...differences)).toBeLessThan(0.002);
});
