/** For tests in Node: the shipped network of the paper and the goldens that training wrote, read from this repository. */
import { readFileSync } from 'node:fs';
import type { Picture } from '../flow.ts';
import { readWasm } from '../network/shipped-model.fixture.ts';
import { parsePaperSpec, type PaperFiles } from './paper-files.ts';

const root = new URL('../../', import.meta.url);

export async function readPaper(folder = new URL('public/paper/', root)): Promise<PaperFiles> {
    const graph = (name: string) => ({
        modelJson: readFileSync(new URL(`${name}/model.json`, folder), 'utf8'),
        weights: new Uint8Array(readFileSync(new URL(`${name}/group1-shard1of1.bin`, folder))).buffer,
    });
    return {
        spec: parsePaperSpec(JSON.parse(readFileSync(new URL('spec.json', folder), 'utf8'))),
        backbone: graph('backbone'),
        head: graph('head'),
        wasmBinary: await readWasm(),
    };
}

interface Golden {
    /** Greatest difference of a probability that is allowed. */
    readonly tolerance: number;
    readonly songs: readonly { readonly picture: Picture; readonly genres: readonly number[] }[];
}

export function readPaperGolden(folder = new URL('models/golden/paper/', root)): Golden {
    const { bands, tolerance, songs } = JSON.parse(readFileSync(new URL('index.json', folder), 'utf8')) as {
        bands: number;
        tolerance: number;
        songs: { file: string; columns: number; columnSeconds: number; genres: number[] }[];
    };
    return {
        tolerance,
        songs: songs.map(({ file, columns, columnSeconds, genres }) => {
            const levels = new Uint8Array(readFileSync(new URL(file, folder)));
            return { picture: { bands, columns, columnSeconds, levels }, genres };
        }),
    };
}
