/** `npm run bench`: how fast Segue is on this machine, measured in the built app in a headless Chromium. */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { parseContract } from '../src/contract.ts';
import { softwareWebGpuFlags } from './app-page.ts';
import { measureHearing, measureLongSong } from './bench/hearing.ts';
import { report, type Measurements } from './bench/report.ts';
import { measureSimilarity } from './bench/similarity.ts';
import { makeSongs } from './bench/songs.ts';
import { measureStart } from './bench/start.ts';
import { measureYardstick } from './bench/yardstick.ts';
import { freshBuild } from './build.ts';
import { serve } from './serve.ts';

const help = `npm run bench -- [options]

Measures hearing (WASM, and WebGPU where there is an adapter), memory, similarity and start-up on songs of its own.

  --json FILE        write the numbers to FILE as well
  --software-webgpu  measure WebGPU on a software adapter too: very slow
  --help             this text
`;

const { values } = parseArgs({
    options: {
        json: { type: 'string' },
        'software-webgpu': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
    },
});

if (values.help) {
    process.stdout.write(help);
} else {
    const measurements = await measure();
    process.stdout.write(report(measurements));
    if (values.json) writeFileSync(values.json, `${JSON.stringify(measurements, null, 4)}\n`);
}

async function measure(): Promise<Measurements> {
    const songs = await makeSongs();
    const dist = freshBuild();
    const contract = parseContract(JSON.parse(readFileSync(join(dist, 'model/spec.json'), 'utf8')));
    const server = await serve(dist);
    const flags = values['software-webgpu'] ? softwareWebGpuFlags : [];
    try {
        return {
            cores: availableParallelism(),
            start: await measureStart(server.url, dist),
            hearing: [
                ...(await measureHearing(server.url, 'wasm', songs.fourMinutes, [])),
                ...(await measureHearing(server.url, 'webgpu', songs.fourMinutes, flags)),
            ],
            yardstick: await measureYardstick(server.url, songs.fourMinutes.mp3),
            oneHour: await measureLongSong(server.url, songs.oneHour),
            similarity: [1_000, 10_000, 100_000].map((count) => measureSimilarity(contract, count)),
        };
    } finally {
        await server.close();
    }
}
