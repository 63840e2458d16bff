/** `npm run sets`: how well sets of songs flow, beside chance and greed, and how long it takes to order one. */
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { madeUpLibrary } from '../fixtures/made-up-library.ts';
import { randomNumbers } from '../fixtures/random-numbers.ts';
import { parseContract, type Contract } from '../src/contract.ts';
import { mixableRatio } from '../src/meaning/tempo.ts';
import { arcThrough } from '../src/sets/arc.ts';
import type { Route } from '../src/sets/order.ts';
import { packSongs, type PackedSongs } from '../src/sets/packed-songs.ts';
import { planSet } from '../src/sets/plan.ts';
import type { Arc } from '../src/sets/wish.ts';
import { orders, type Order } from './sets/orders.ts';
import { merged, scoreOf, type Score } from './sets/score.ts';

const help = `npm run --silent sets -- [options]

Orders sets of 30 songs of a made-up library (fixtures/made-up-library.ts says how it is made), half of them from one song
to another, the others from one song along each of the arcs, and prints how they flow.

  --songs N   how many songs the library has (1000)
  --sets N    how many sets are ordered (80)
  --seed N    what the library and the questions are drawn from (1)
  --help      this text
`;

const setSongs = 30;
const largeLibrary = 10_000;
const arcs: readonly Arc[] = ['steady', 'rise', 'fall', 'wave'];

const { values } = parseArgs({
    options: {
        songs: { type: 'string', default: '1000' },
        sets: { type: 'string', default: '80' },
        seed: { type: 'string', default: '1' },
        help: { type: 'boolean', default: false },
    },
});
if (values.help) process.stdout.write(help);
else compare(Number(values.songs), Number(values.sets), Number(values.seed));

function compare(songs: number, sets: number, seed: number): void {
    const contract = parseContract(JSON.parse(readFileSync(new URL('../models/spec.json', import.meta.url), 'utf8')));
    const packed = packSongs(madeUpLibrary(contract, songs, seed), contract);
    const routes = questions(packed, sets, randomNumbers(seed + 1));
    process.stdout.write(
        `${sets} sets of ${setSongs} songs, of a made-up library of ${songs} (seed ${seed}), ${packed.tracks.length} of them music that the shipped network heard\n\n` +
            '| | mean distance of a step (1 - cosine) | keys compatible | ' +
            `tempi within ${100 * mixableRatio} % or the octave | mean distance from the arc | songs twice | artist again within five |\n` +
            '| --- | --- | --- | --- | --- | --- | --- |\n',
    );
    for (const [name, order] of Object.entries(orders))
        process.stdout.write(row(name, scored(order, { packed, routes, contract, seed })));
    process.stdout.write(`\n${timed(contract, seed)}\n\n${amongSnippets(contract, seed)}\n`);
}

/** The same for every order. */
function questions(packed: PackedSongs, sets: number, random: () => number): readonly Route[] {
    const any = (): number => Math.floor(random() * packed.tracks.length);
    return Array.from({ length: sets }, (_, i) => {
        const [first, last] = [any(), any()];
        const isToSong = i % 2 === 1 && first !== last;
        const posts = [{ song: first, place: 0 }, ...(isToSong ? [{ song: last, place: setSongs - 1 }] : [])];
        const arc = isToSong ? 'steady' : (arcs[(i >> 1) % arcs.length] ?? 'steady');
        return { songs: setSongs, posts, arc: arcThrough(arc, { songs: setSongs, posts }, packed) };
    });
}

interface Asked {
    readonly packed: PackedSongs;
    readonly routes: readonly Route[];
    readonly contract: Contract;
    readonly seed: number;
}

function scored(order: Order, { packed, routes, contract, seed }: Asked): Score {
    const random = randomNumbers(seed + 2);
    const tracksOf = (songs: readonly number[]) => songs.flatMap((song) => packed.tracks[song] ?? []);
    return merged(routes.map((route) => scoreOf(tracksOf(order(packed, route, random)), route.arc, contract)));
}

function row(name: string, score: Score): string {
    const percent = (part: number, whole: number): string => `${((100 * part) / whole).toFixed(1)} %`;
    const cells = [
        name,
        (score.distance / score.steps).toFixed(3),
        percent(score.fittingKeys, score.keys),
        percent(score.fittingTempi, score.tempi),
        (score.offArc / score.places).toFixed(3),
        score.repeats,
        score.crowded,
    ];
    return `| ${cells.join(' | ')} |\n`;
}

/** The library is laid out anew at every change of it, and each set is ordered in what is laid out. */
function timed(contract: Contract, seed: number): string {
    const tracks = madeUpLibrary(contract, largeLibrary, seed);
    const millis = (run: () => unknown): number => {
        const start = performance.now();
        run();
        return performance.now() - start;
    };
    const packing = millis(() => packSongs(tracks, contract));
    const each = Array.from({ length: 20 }, (_, i) =>
        millis(() =>
            planSet(
                tracks,
                { length: { songs: setSongs }, arc: arcs[i % arcs.length] ?? 'steady' },
                { contract, anchors: [{ id: tracks[i * 7]?.id ?? '', part: 0 }] },
            ),
        ),
    );
    const median = each.toSorted((a, b) => a - b)[each.length >> 1] ?? NaN;
    return (
        `${setSongs} songs out of ${largeLibrary}: ${median.toFixed(0)} ms (the first ${(each[0] ?? NaN).toFixed(0)} ms, ` +
        `the slowest ${Math.max(...each).toFixed(0)} ms), after ${packing.toFixed(0)} ms in which the library is laid out, once for each change of it`
    );
}

/** Four songs in five last a few seconds, as jingles and effects do. */
function amongSnippets(contract: Contract, seed: number): string {
    const tracks = madeUpLibrary(contract, largeLibrary, seed).map((track, i) =>
        i % 5 === 0 ? track : { ...track, analysis: { ...track.analysis, durationSeconds: 1 + (i % 9) } },
    );
    const byId = new Map(tracks.map((track) => [track.id, track.analysis.durationSeconds]));
    const start = performance.now();
    const lengths = planSet(tracks, { length: { minutes: 60 }, arc: 'wave' }, { contract, anchors: [] }).map(
        (id) => byId.get(id) ?? 0,
    );
    const millis = performance.now() - start;
    const minutes = lengths.reduce((sum, seconds) => sum + seconds, 0) / 60;
    return (
        `60 minutes out of ${largeLibrary} of which four in five last under 10 s: ${lengths.length} songs, ` +
        `${minutes.toFixed(0)} minutes, ${lengths.filter((seconds) => seconds < 10).length} of them under 10 s, in ${millis.toFixed(0)} ms`
    );
}
