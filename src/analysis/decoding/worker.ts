/** Adapts the messages to the worker that decodes and makes spectra, which knows no network, to the functions that do the work. */
import { openRecording } from '../../audio/open-recording.ts';
import type { SoundStream } from '../../audio/recording.ts';
import { filesDecodedBy } from '../../audio/runs/files-by-port.ts';
import { wholeRecording } from '../../audio/whole-recording.ts';
import { writeWav } from '../../audio/wav-writing.ts';
import type { InputContract } from '../../contract.ts';
import { loadEssentia, type Essentia } from '../../features/essentia.ts';
import type { Failure, Samples } from '../../flow.ts';
import { spectraOf } from '../spectra.ts';
import { answerCalls } from '../worker-answers.ts';
import type { DecodingCalls, Source } from './protocol.ts';
import { receiveRecording, sendRecording } from './streamed-recording.ts';

declare const self: DedicatedWorkerGlobalScope;

let parts: { readonly input: InputContract; readonly essentia: Essentia } | undefined;

answerCalls<DecodingCalls>(self, {
    async decode({ file, distrusted }, onSeconds) {
        const recording = await openRecording(file, { distrusted });
        if (!recording.ok) return recording;
        try {
            return await writeWav(recording, onSeconds);
        } finally {
            recording.close();
        }
    },
    async prepare(input) {
        parts = { input, essentia: await loadEssentia() };
        return null;
    },
    async stream({ source, port }, tell) {
        if (!parts) throw new Error("expected 'prepare' before 'stream'");
        const recording = await opened(source);
        const spectra = recording.ok ? spectraOf(recording, { ...parts, isLive: source.kind === 'live' }) : recording;
        await sendRecording(spectra, port, () => tell(null));
        return null;
    },
});

async function opened(source: Source): Promise<SoundStream | Failure> {
    switch (source.kind) {
        case 'file':
            return openRecording(source.file, { ...source, decodeFile: filesDecodedBy(source.page) });
        case 'decoded':
            return wholeRecording(source.samples, source.expectedSeconds);
        case 'live':
            return receiveRecording<Samples>(source.port);
    }
}
