/** The app itself, with made-up songs, and with sources and an analyser that say what a state needs. */
import type { Analyser } from '../src/analysis/analyser.ts';
import type { Progress } from '../src/analysis/protocol.ts';
import { Segue } from '../src/app/segue.svelte.ts';
import type { Outcome, Track } from '../src/flow.ts';
import type { Answer } from '../src/recommend/source.ts';
import type { RemoteName, SourceName } from '../src/recommend/sources.ts';
import { contract, library, pictureOf } from './songs.ts';

/** What becomes of a file: how far it has come, or how it ended. */
export type Becomes = { readonly progress: Progress } | { readonly outcome: Outcome };

interface Staging {
    readonly tracks?: readonly Track[];
    /** The song on the screen, by its title. */
    readonly selected?: string;
    readonly source?: SourceName;
    /** What is answered to a question; null leaves it open. A source that is not named here is not asked. */
    readonly answers?: Partial<Record<RemoteName, readonly Answer[] | null>>;
    /** What the browser keeps of connections and settings, by the name it has there. */
    readonly kept?: Readonly<Record<string, object>>;
    readonly network?: 'ready' | 'unavailable';
    /** File name -> what becomes of it. */
    readonly files?: Readonly<Record<string, Becomes>>;
    /** What is told of sound that comes. */
    readonly listening?: Progress;
}

export async function staged({
    tracks = library,
    selected,
    source = 'library',
    answers = {},
    kept = {},
    network = 'ready',
    files = {},
    listening,
}: Staging = {}): Promise<Segue> {
    for (const [name, value] of Object.entries(kept)) localStorage.setItem(name, JSON.stringify(value));
    const app = new Segue({ analyser: analyserThatSays(network, files, listening) });
    await app.whole();
    const asked = Object.entries(answers) as [RemoteName, readonly Answer[] | null][];
    for (const [name, said] of asked) app.sources[name].recommend = () => saying(said);
    const picture = pictureOf();
    await app.library.addAll(tracks.map((track) => ({ track, picture })));
    await app.start();
    app.selection.select(selected ?? null);
    app.selection.sourceShown = source;
    app.add(Object.keys(files).map((name) => new File([name], name)));
    app.following.followSong();
    for (const [name] of asked) void app.recommendations.ask(name);
    return app;
}

function analyserThatSays(
    network: 'ready' | 'unavailable',
    files: Readonly<Record<string, Becomes>>,
    listening?: Progress,
): Analyser {
    return {
        concurrency: 2,
        description: async () => contract,
        contract: async () => contract,
        async load() {
            if (network === 'unavailable') throw new Error('made up');
            return { name: 'wasm', patchMillis: 40 };
        },
        async analyse(file, { onProgress, signal } = {}) {
            const becomes = file instanceof File ? files[file.name] : undefined;
            if (becomes && 'outcome' in becomes) return becomes.outcome;
            if (becomes) onProgress?.(becomes.progress);
            return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
        },
        listen: (_, { onProgress, signal } = {}) => {
            if (listening) onProgress?.(listening);
            return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
        },
        decode: async (file) => file,
        dispose: () => undefined,
    };
}

async function* saying(answers: readonly Answer[] | null): AsyncGenerator<Answer> {
    yield* answers ?? [];
    if (answers === null) await new Promise(() => undefined);
}
