import { memory } from '@tensorflow/tfjs-core';
import { execFile } from 'node:child_process';
import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readModel } from '../../src/network/shipped-model.fixture.ts';
import { smallGraph } from '../../src/network/small-graph.fixture.ts';
import { measureNetworks, reportNetworks } from './networks.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const shipped = fileURLToPath(new URL('../../public/model/', import.meta.url));
const shape = [2, 129, 128] as const;
let folder = '';

beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'segue-networks-'));
});

afterAll(() => rm(folder, { recursive: true }));

test('networks are timed side by side, each by what it needs itself', async () => {
    const { modelJson, weights } = smallGraph(await readModel());
    const json = JSON.parse(modelJson) as { weightsManifest: { paths: string[]; weights: object[] }[] };
    const manifest = json.weightsManifest.map((group) => ({ ...group, paths: ['1.bin', '2.bin'] }));
    const small = await mkdtemp(join(folder, 'small-'));
    await writeFile(
        join(small, 'model.json'),
        JSON.stringify({ ...json, generatedBy: 'Small 0.1.0', weightsManifest: manifest }),
    );
    await writeFile(join(small, '1.bin'), new Uint8Array(weights.slice(0, 5)));
    await writeFile(join(small, '2.bin'), new Uint8Array(weights.slice(5)));

    const [own, other] = await measureNetworks([shipped, small], shape, 2);
    expect(own?.generatedBy).toMatch(/^Segue \d/);
    expect(other).toMatchObject({ folder: small, generatedBy: 'Small 0.1.0', bytes: weights.byteLength });
    expect(own?.bytes).toBeGreaterThan(weights.byteLength);
    for (const times of [own, other]) expect(times?.millis).toSatisfy((millis) => millis > 0 && millis < Infinity);
});

test('the report says how long each takes beside the first', () => {
    const network = (generatedBy: string, millis: number) => ({ folder: generatedBy, generatedBy, bytes: 10, millis });
    const lines = reportNetworks([network('A', 20), network('B', 25)]).split('\n');
    expect(lines[1]).toMatch(/A +20\.0 ms +1\.00 +10 bytes +A$/);
    expect(lines[2]).toMatch(/B +25\.0 ms +1\.25 +10 bytes +B$/);
});

test('a folder without a network, without its weights or with another graph is named, and nothing of it stays', async () => {
    await expect(measureNetworks([folder], shape, 1)).rejects.toThrow(
        `${folder} holds no network that can be heard with: `,
    );
    const lacking = join(folder, 'lacking');
    await cp(shipped, lacking, { recursive: true, filter: (path) => !path.endsWith('.bin') });
    const tensorsBefore = memory().numTensors;
    await expect(measureNetworks([shipped, lacking], shape, 1)).rejects.toThrow(
        `${lacking} holds no network that can be heard with: `,
    );
    const other = await mkdtemp(join(folder, 'other-'));
    await writeFile(join(other, 'model.json'), JSON.stringify({ weightsManifest: [] }));
    await expect(measureNetworks([other], shape, 1)).rejects.toThrow(`${other} holds no network`);
    // Pictures of another width than the network was made for.
    await expect(measureNetworks([shipped], [2, 129, 64], 1)).rejects.toThrow(`${shipped} holds no network`);
    expect(memory().numTensors).toBe(tensorsBefore);
});

test('the command says what it cannot measure, and shows its help where folders come without being asked for', async () => {
    const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
    const run = (args: readonly string[]) =>
        new Promise<{ code: unknown; said: string }>((resolve) => {
            execFile(process.execPath, [tsx, 'commands/bench.ts', ...args], { cwd: root }, (error, _, said) =>
                resolve({ code: error?.code, said }),
            );
        });
    const missing = await run(['--networks', folder]);
    expect(missing).toMatchObject({
        code: 1,
        said: expect.stringContaining(`${folder} holds no network that can be heard with: `),
    });
    expect(missing.said).not.toContain('    at ');
    expect(await run([folder])).toMatchObject({ code: 2, said: expect.stringContaining('--networks FOLDERS') });
}, 60_000);
