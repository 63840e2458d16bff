/** Songs of a collection of pictures with labels, as the shipped network hears them. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SongPooling } from '../../src/analysis/song-pooling.ts';
import type { Contract } from '../../src/contract.ts';
import type { Analysis } from '../../src/flow.ts';
import type { Stretch } from '../../src/features/stretches.ts';
import { loadNetwork } from '../../src/network/network.ts';
import { readModel } from '../../src/network/shipped-model.fixture.ts';
import { readCsv } from './csv.ts';
import { arrayFromNpz } from './npz.ts';

export interface LabelledSong {
    readonly set: string;
    readonly id: string;
    readonly artist: string;
    /** What it is called; several may be true. */
    readonly labels: readonly string[];
    readonly heard: Pick<Analysis, 'embedding' | 'styles' | 'model'>;
}

/** Hears the songs of the sets in a folder with `world.csv` and `world.npz`: `pictures` uint8 [songs, columns, bands] and `columns`, how many are the song's. */
export async function hearWorld(folder: string, sets: readonly string[]): Promise<readonly LabelledSong[]> {
    const model = await readModel();
    const network = await loadNetwork(model, 'wasm');
    const npz = new Uint8Array(readFileSync(join(folder, 'world.npz')));
    const pictures = arrayFromNpz(npz, 'pictures', 'uint8');
    const columns = new DataView(arrayFromNpz(npz, 'columns', 'int16').bytes.slice().buffer);
    const songBytes = pictures.bytes.length / (pictures.shape[0] ?? 0);
    const songs: LabelledSong[] = [];
    for (const { set = '', row = '', id = '', artist = '', genres = '' } of readCsv(
        readFileSync(join(folder, 'world.csv'), 'utf8'),
    )) {
        if (!sets.includes(set)) continue;
        const at = Number(row);
        const stretch = { startColumn: 0, columns: columns.getInt16(2 * at, true) };
        const levels = pictures.bytes.subarray(at * songBytes, (at + 1) * songBytes);
        const pooling = new SongPooling(model.contract, network);
        await hearPicture(pooling, { stretch, levels, contract: model.contract });
        const { embedding, styles } = pooling.pooled;
        const labels = genres.split(';').map((name) => name.trim());
        songs.push({ set, id, artist, labels, heard: { embedding, styles, model: model.contract.version } });
    }
    network.dispose();
    return songs;
}

interface Heard {
    readonly stretch: Stretch;
    readonly levels: Uint8Array;
    readonly contract: Contract;
}

/** Its loudness itself is lost in a picture: its own range is taken for all of the contract's. */
function hearPicture(pooling: SongPooling, { stretch, levels, contract: { input } }: Heard): Promise<void> {
    const own = Float32Array.from(levels.subarray(0, stretch.columns * input.bands), (level) => level / 255);
    const peaks = Float32Array.from({ length: stretch.columns }, (_, column) =>
        own
            .subarray(column * input.bands, (column + 1) * input.bands)
            .reduce((most, level) => Math.max(most, (level - 1) * input.rangeDecibels), -input.rangeDecibels),
    );
    return pooling.hear(stretch, own, peaks);
}
