/** Adapts the worker's messages to the functions that do the work. */
import { DecoderHang } from '../audio/patient-decoder.ts';
import type { StreamOf } from '../audio/recording.ts';
import type { DecodeFailure } from '../audio/refusal.ts';
import { readFileTags } from '../audio/tags/read-file-tags.ts';
import type { Failure, Outcome } from '../flow.ts';
import { loadNetwork } from '../network/network.ts';
import { createRhythmNetwork } from '../network/rhythm-network.ts';
import { analyse } from './analyse.ts';
import { receiveRecording } from './decoding/streamed-recording.ts';
import type { AnalysisCalls, NeedsPageDecoding } from './protocol.ts';
import type { Extractors } from './song-so-far.ts';
import type { Spectra } from './spectra.ts';
import { answerCalls } from './worker-answers.ts';

declare const self: DedicatedWorkerGlobalScope;

let extractors: Extractors | undefined;

answerCalls<AnalysisCalls>(self, {
    async load({ files, choice }) {
        const { model, rhythm } = files;
        const network = await loadNetwork(model, choice);
        const rhythmNetwork = createRhythmNetwork(rhythm, model.wasmBinary);
        extractors = { contract: model.contract, network, rhythmNetwork };
        return { name: network.backend, patchMillis: network.patchMillis };
    },
    async analyse(sound, onProgress) {
        if (!extractors) throw new Error("expected 'load' before 'analyse'");
        const recording = await receiveRecording<Spectra>(sound.spectra);
        if (!recording.ok) return isLastWord(recording) ? recording : pageDecoding(recording, recording);
        let broken: DecodeFailure | undefined;
        try {
            const fileTags = await readFileTags(sound.file, sound.languages);
            const onBroken = (failure: DecodeFailure) => (broken = failure);
            const outcome = await analyse(recording, extractors, { fileTags, onProgress, onBroken });
            const isUnread = !outcome.ok && outcome.reason === 'unreadable-file';
            return broken?.kind === 'decoder' && !isUnread ? pageDecoding(outcome, recording, broken) : outcome;
        } finally {
            recording.close();
        }
    },
    async listen(port, onProgress) {
        if (!extractors) throw new Error("expected 'load' before 'listen'");
        const recording = await receiveRecording<Spectra>(port);
        if (!recording.ok) return recording;
        try {
            return await analyse(recording, extractors, { onProgress, isLive: true });
        } finally {
            recording.close();
        }
    },
});

function isLastWord({ reason }: Failure): boolean {
    return ['empty-file', 'cue-sheet', 'picture', 'archive', 'document', 'unreadable-file', 'protected'].includes(
        reason,
    );
}

function pageDecoding(
    otherwise: Outcome,
    sound: Pick<StreamOf<Spectra> | Failure, 'durationSeconds' | 'codec'>,
    broken?: DecodeFailure,
): NeedsPageDecoding {
    return {
        ok: false,
        reason: 'needs-page-decoding',
        otherwise,
        heardSeconds: broken?.secondsReached ?? 0,
        durationSeconds: sound.durationSeconds ?? null,
        ...(sound.codec !== undefined && isDecodersFault(broken) && { codec: sound.codec }),
    };
}

/** A broken file may end the sound anywhere, but hardly at once. */
function isDecodersFault(broken: DecodeFailure | undefined): boolean {
    return broken !== undefined && (broken.secondsReached === 0 || broken.cause instanceof DecoderHang);
}
