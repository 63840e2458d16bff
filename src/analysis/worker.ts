/** Adapts the worker's messages to the functions that do the work. */
import { openRecording } from '../audio/recording.ts';
import { readFileTags } from '../audio/tags/read-file-tags.ts';
import { wholeRecording } from '../audio/whole-recording.ts';
import { loadEssentia } from '../features/essentia.ts';
import { loadNetwork } from '../network/network.ts';
import { analyse } from './analyse.ts';
import type { AnalysisCalls, Sound } from './protocol.ts';
import type { Extractors } from './song-so-far.ts';
import { answerCalls } from './worker-answers.ts';

declare const self: DedicatedWorkerGlobalScope;

let extractors: Extractors | undefined;

answerCalls<AnalysisCalls>(self, {
    async load({ files, choice }) {
        const [network, essentia] = await Promise.all([loadNetwork(files, choice), loadEssentia()]);
        extractors = { contract: files.contract, network, essentia };
        return { name: network.backend, patchMillis: network.patchMillis };
    },
    async analyse(sound, onProgress) {
        if (!extractors) throw new Error("expected 'load' before 'analyse'");
        const recording = await open(sound);
        if (!recording.ok) return recording;
        try {
            const fileTags = await readFileTags(sound.file, sound.languages);
            return await analyse(recording, extractors, { fileTags, onProgress });
        } finally {
            recording.close();
        }
    },
});

function open({ file, samples }: Sound) {
    return samples ? wholeRecording(samples) : openRecording(file);
}
