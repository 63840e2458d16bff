/** Adapts the worker's messages to the functions that do the work. */
import { openRecording } from '../audio/recording.ts';
import { loadEssentia } from '../features/essentia.ts';
import { loadNetwork } from '../network/network.ts';
import type { PaperNetwork } from '../paper/paper-network.ts';
import { analyse, type Ears } from './analyse.ts';
import type { Calls, Progress, Reply, Request, Sound } from './protocol.ts';
import { wholeRecording } from '../audio/whole-recording.ts';

type Handlers = {
    readonly [C in keyof Calls]: (
        input: Calls[C]['input'],
        onProgress: (progress: Progress) => void,
    ) => Promise<Calls[C]['output']>;
};

declare const self: DedicatedWorkerGlobalScope;

let ears: Ears | undefined;
let paper: PaperNetwork | undefined;

const handlers: Handlers = {
    async load({ files, backend }) {
        const [network, essentia] = await Promise.all([loadNetwork(files, backend), loadEssentia()]);
        ears = { contract: files.contract, network, essentia };
        return { backend: network.backend, patchMillis: network.patchMillis };
    },
    async analyse(sound, onProgress) {
        if (!ears) throw new Error("expected 'load' before 'analyse'");
        const recording = await open(sound);
        if (!recording.ok) return recording;
        try {
            return await analyse(recording, ears, { onProgress });
        } finally {
            recording.close();
        }
    },
    async loadPaper(files) {
        const { loadPaperNetwork } = await import('../paper/paper-network.ts');
        paper = await loadPaperNetwork(files);
        return null;
    },
    async hearAsPaper(picture) {
        if (!paper) throw new Error("expected 'loadPaper' before 'hearAsPaper'");
        return paper.hear(picture);
    },
};

function open(sound: Sound) {
    return sound.kind === 'file' ? openRecording(sound.file) : wholeRecording(sound.samples, sound.fileTags);
}

const aliveEveryMillis = 1000;

async function answer({ id, call, input }: Request): Promise<void> {
    const heartbeat = setInterval(() => reply({ kind: 'alive' }), aliveEveryMillis);
    const onProgress = (progress: Progress) => reply({ id, kind: 'progress', progress });
    // One cast: that `call` and `input` belong together is lost when the union is taken apart.
    const handle = handlers[call] as (
        input: Request['input'],
        tell: typeof onProgress,
    ) => Promise<Calls[typeof call]['output']>;
    try {
        reply({ id, kind: 'done', output: await handle(input, onProgress) });
    } catch (error) {
        reply({
            id,
            kind: 'crashed',
            message: error instanceof Error ? `${error.name}: ${error.message}` : String(error),
        });
    } finally {
        clearInterval(heartbeat);
    }
}

function reply(message: Reply): void {
    self.postMessage(message);
}

self.addEventListener('message', ({ data }: MessageEvent<Request>) => void answer(data));
