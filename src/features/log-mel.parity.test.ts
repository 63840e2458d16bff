import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parseContract, type InputContract } from '../contract.ts';
import type { LogMel } from '../flow.ts';
import { loadEssentia } from './essentia.ts';
import { createLogMel, joinLogMel } from './log-mel.ts';
import { levelRange, scaledLevels } from './picture.ts';

const { input } = parseContract(JSON.parse(readFileSync('models/spec.json', 'utf8')));
const dataFolder = '../shared/data/gtzan';
const clips = ['blues.00000', 'classical.00000', 'hiphop.00000', 'metal.00000', 'reggae.00000'];
const essentia = await loadEssentia();

if (!existsSync(dataFolder))
    console.warn(`skipped: ${dataFolder} with the clips and the rows made from them is not here`);

test.skipIf(!existsSync(dataFolder)).each(clips)('%s gives its row of the training data within 0.002', (clip) => {
    const samples = readAu(`${dataFolder}/audio/${clip}.au`);
    const everyFrame = hear(samples, { ...input, columnHops: 1 });
    const columns = hear(samples, input);
    const levels = scaledLevels(columns.decibels, levelRange(input, everyFrame.decibels));
    const row = trainingRow(clip);

    expect(everyFrame.columns).toBe(1293);
    expect(columns.columns).toBe(input.stretchColumns);
    let difference = 0;
    levels.forEach((level, i) => {
        const [column, band] = [Math.floor(i / input.bands), i % input.bands];
        difference += Math.abs(level - (row[band * input.stretchColumns + column] ?? 0) / 255);
    });
    expect(difference / levels.length).toBeLessThan(0.002);
});

function hear(samples: Float32Array, grid: InputContract): LogMel {
    const stream = createLogMel(grid, input.sampleRateHz, { essentia });
    const heard = stream.push({ sampleRateHz: input.sampleRateHz, left: samples, right: samples });
    return joinLogMel(input.bands, [heard, stream.finish()]);
}

/** Sun's .au: the second word of the header is where the 16-bit big-endian samples begin. */
function readAu(path: string): Float32Array {
    const bytes = readFileSync(path);
    const start = bytes.readUInt32BE(4);
    return Float32Array.from(
        { length: (bytes.length - start) >> 1 },
        (_, sample) => bytes.readInt16BE(start + 2 * sample) / 32_768,
    );
}

function trainingRow(track: string): Uint8Array {
    const script = `
import sys, numpy
data = numpy.load(sys.argv[1])
row = list(data['track']).index(sys.argv[2])
sys.stdout.buffer.write(data['log_mel'][row].tobytes())`;
    return execFileSync('/usr/bin/python3', ['-c', script, `${dataFolder}/log_mel_u8.npz`, track], {
        maxBuffer: 1 << 24,
    });
}
