/** `npm run labels -- FOLDER`: how well labels are learned from few examples, of songs of real collections. */
import { parseArgs } from 'node:util';
import { randomNumbers } from '../fixtures/random-numbers.ts';
import { artistOf, featuresOf } from '../src/labels/features.ts';
import { heading, reportRow } from './labels/report.ts';
import { runTrial, type NamedSong, type TrialOutcome } from './labels/trial.ts';
import { hearWorld, type LabelledSong } from './labels/world.ts';

const help = `npm run --silent labels -- FOLDER [--draws N] [--seed N]

FOLDER has world.csv and world.npz: songs with labels, and their pictures. The shipped network hears them (minutes), and the
app's own code learns labels of theirs from 5, 10 and 20 examples, and from all, beside the rest of what it knows; it is asked
about songs of artists that it does not know (five folds). Examples are drawn N times (10), from a seed (1). Prints tables:
kinds of electronic music, and dances.
The network's styles were themselves taught with these songs, the heads of labels were not.
`;

const folds = 5;

const { values, positionals } = parseArgs({
    options: {
        draws: { type: 'string', default: '10' },
        seed: { type: 'string', default: '1' },
        help: { type: 'boolean', default: false },
    },
    allowPositionals: true,
});
const [folder, ...others] = positionals;
const [draws, seed] = [Number(values.draws), Number(values.seed)];
if (values.help) {
    process.stdout.write(help);
} else if (folder !== undefined && others.length === 0 && draws >= 1 && Number.isInteger(draws + seed)) {
    await measure(folder);
} else {
    process.stderr.write(help);
    process.exitCode = 2;
}

async function measure(from: string): Promise<void> {
    const heard = await hearWorld(from, ['ishkur', 'dances']);
    const styles = heard[0]?.heard.styles.length ?? 0;
    const songs = heard.map(named);
    const ofSet = (set: string): readonly LabelledSong[] => heard.filter((song) => song.set === set);
    // A title may be a kind of its own: labels are the types, the first of each song's.
    const types = namesIn(
        ofSet('ishkur').map(({ labels }) => labels.slice(0, 1)),
        50,
    );
    const dances = namesIn(
        ofSet('dances').map(({ labels }) => labels),
        3,
    );
    process.stdout.write(`Kinds of electronic music: ${types.join(', ')} (${songs.length} songs)\n\n${heading}`);
    for (const examples of [5, 10, 20, Infinity]) row(examples, songs, types, styles);
    process.stdout.write(`\nDances: ${dances.join(', ')}\n\n${heading}`);
    for (const examples of [3, 5, Infinity]) row(examples, songs, dances, styles);
}

function row(examples: number, songs: readonly NamedSong[], names: readonly string[], styles: number): void {
    const outcomes = Array.from({ length: Number.isFinite(examples) ? draws : 1 }, (_, draw): TrialOutcome[] => {
        const random = randomNumbers(seed + draw);
        const foldOf = new Map([...new Set(songs.map(({ artist }) => artist))].map((one) => [one, random()]));
        return Array.from({ length: folds }, (__, fold) =>
            runTrial({
                songs,
                names,
                isOut: (artist) => Math.floor(folds * (foldOf.get(artist) ?? 0)) === fold,
                examples,
                random,
                styles,
            }),
        );
    });
    process.stdout.write(reportRow(Number.isFinite(examples) ? String(examples) : 'all', outcomes));
}

function named({ set, id, artist, labels, heard }: LabelledSong): NamedSong {
    return {
        id: `${set} ${id}`,
        artist: artistOf(`${set} ${id}`, artist),
        labels: set === 'ishkur' ? labels.slice(0, 1) : labels,
        features: featuresOf(heard),
    };
}

/** What so many songs or more are called. */
function namesIn(labels: readonly (readonly string[])[], atLeast: number): readonly string[] {
    const counts = new Map<string, number>();
    for (const name of labels.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
    return [...counts].flatMap(([name, count]) => (count >= atLeast ? [name] : [])).sort();
}
