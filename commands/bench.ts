/** `npm run bench`: how fast Segue is on this machine, measured in the built app in a headless Chromium. */
import { readFileSync, writeFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseContract } from '../src/contract.ts';
import { softwareWebGpuFlags } from './app-page.ts';
import { measureBatch } from './bench/batch.ts';
import { measureHearing, measureLongSong } from './bench/hearing.ts';
import { measureLargeLibrary } from './bench/large-library.ts';
import { measureLighthouse } from './bench/lighthouse.ts';
import { measureLive, reportLive, type LiveMeasurement } from './bench/live.ts';
import { measureLayout, measureMapFrames, reportMap } from './bench/map.ts';
import type { Measurements } from './bench/measurements.ts';
import { measureNetworks, reportNetworks } from './bench/networks.ts';
import { offlineBytes } from './bench/offline-bytes.ts';
import { reportPage, type PageMeasurements } from './bench/page-report.ts';
import { report } from './bench/report.ts';
import { measureSimilarity } from './bench/similarity.ts';
import { measureSmoothness } from './bench/smoothness.ts';
import { makeSongs, makeWav } from './bench/songs.ts';
import { measureStart } from './bench/start.ts';
import { measureYardstick } from './bench/yardstick.ts';
import { freshBuild } from './build.ts';
import { serve } from './serve.ts';

const networkRounds = 100;

const help = `npm run bench -- [options]
npm run bench -- --page [--lighthouse]
npm run bench -- --map
npm run bench -- --live
npm run bench -- --networks FOLDERS...

Measures hearing (WASM, and WebGPU where there is an adapter), memory, similarity and start-up on songs of its own.

  --page             only the page itself: a library of 10,000 songs, its smoothness while songs are heard, what works offline
  --lighthouse       Lighthouse's scores as well, which npx fetches
  --map              only maps of 1,000 and 10,000 songs: how long a layout takes, how true it is, how smoothly it moves
  --live             only listening to music as it sounds: its processor time, how soon it has names and a tempo
  --networks         times networks alone, in turn: the shipped one, and those in the FOLDERS (model.json and its shards)
  --runs N           of each song of four minutes; 5 if not given
  --songs N          of the batch; 50 if not given
  --json FILE        write the numbers to FILE as well
  --software-webgpu  measure WebGPU on a software adapter too: very slow
  --help             this text
`;

const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
        page: { type: 'boolean', default: false },
        lighthouse: { type: 'boolean', default: false },
        map: { type: 'boolean', default: false },
        live: { type: 'boolean', default: false },
        networks: { type: 'boolean', default: false },
        runs: { type: 'string', default: '5' },
        songs: { type: 'string', default: '50' },
        json: { type: 'string' },
        'software-webgpu': { type: 'boolean', default: false },
        help: { type: 'boolean', default: false },
    },
});

if (values.help) {
    process.stdout.write(help);
} else if (values.networks) {
    process.exitCode = await compareNetworks();
} else if (values.map) {
    process.stdout.write(await measureMaps());
} else if (values.live) {
    const live = await measureListening();
    process.stdout.write(reportLive(live));
    if (values.json) writeFileSync(values.json, `${JSON.stringify(live, null, 4)}\n`);
} else if (values.page) {
    const measurements = await measurePage();
    process.stdout.write(reportPage(measurements));
    if (values.json) writeFileSync(values.json, `${JSON.stringify(measurements, null, 4)}\n`);
} else if (positionals.length > 0 || ![values.runs, values.songs].every((count) => /^[1-9]\d*$/.test(count))) {
    process.stderr.write(help);
    process.exitCode = 2;
} else {
    const measurements = { ...(await measure()), page: await measurePage() };
    process.stdout.write(`${report(measurements)}\n${reportPage(measurements.page)}`);
    if (values.json) writeFileSync(values.json, `${JSON.stringify(measurements, null, 4)}\n`);
}

/** Returns the exit code. */
async function compareNetworks(): Promise<number> {
    const shipped = fileURLToPath(new URL('../public/model/', import.meta.url));
    const { input } = parseContract(JSON.parse(readFileSync(join(shipped, 'spec.json'), 'utf8')));
    try {
        const stretch = [input.patchStarts.length, input.patchColumns, input.bands] as const;
        const networks = await measureNetworks([shipped, ...positionals], stretch, networkRounds);
        process.stdout.write(reportNetworks(networks));
        if (values.json) writeFileSync(values.json, `${JSON.stringify(networks, null, 4)}\n`);
        return 0;
    } catch (error) {
        process.stderr.write(`${(error as Error).message}\n`);
        return 1;
    }
}

async function measureMaps(): Promise<string> {
    const dist = freshBuild();
    const contract = parseContract(JSON.parse(readFileSync(join(dist, 'model/spec.json'), 'utf8')));
    const server = await serve(dist);
    try {
        const sizes = [1_000, 10_000];
        const layouts = sizes.map((songs) => measureLayout(contract, songs));
        const frames = [];
        for (const songs of sizes) frames.push(await measureMapFrames(server.url, contract, songs));
        return reportMap(layouts, frames);
    } finally {
        await server.close();
    }
}

async function measureListening(): Promise<LiveMeasurement> {
    const wav = await makeWav();
    const server = await serve(freshBuild());
    try {
        return await measureLive(server.url, wav);
    } finally {
        await server.close();
    }
}

async function measurePage(): Promise<PageMeasurements> {
    const dist = freshBuild();
    const contract = parseContract(JSON.parse(readFileSync(join(dist, 'model/spec.json'), 'utf8')));
    const server = await serve(dist);
    try {
        return {
            offlineBytes: offlineBytes(dist),
            library: await measureLargeLibrary(server.url, contract),
            hearing: await measureSmoothness(server.url),
            lighthouse: values.lighthouse ? await measureLighthouse(dist) : null,
        };
    } finally {
        await server.close();
    }
}

async function measure(): Promise<Measurements> {
    const songs = await makeSongs();
    const dist = freshBuild();
    const contract = parseContract(JSON.parse(readFileSync(join(dist, 'model/spec.json'), 'utf8')));
    const server = await serve(dist);
    const flags = values['software-webgpu'] ? softwareWebGpuFlags : [];
    const runs = Number(values.runs);
    const similarity = [];
    try {
        for (const count of [1_000, 10_000, 100_000]) similarity.push(await measureSimilarity(contract, count));
        return {
            cores: availableParallelism(),
            runs,
            start: await measureStart(server.url, dist),
            hearing: [
                ...(await measureHearing(server.url, songs.fourMinutes, { choice: 'wasm', runs })),
                ...(await measureHearing(server.url, songs.fourMinutes, { choice: 'webgpu', runs, flags })),
            ],
            batch: await measureBatch(server.url, songs.fourMinutes.mp3, Number(values.songs)),
            yardstick: await measureYardstick(server.url, songs.fourMinutes.mp3),
            oneHour: await measureLongSong(server.url, songs.oneHour),
            similarity,
        };
    } finally {
        await server.close();
    }
}
