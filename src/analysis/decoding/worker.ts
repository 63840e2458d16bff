/** Adapts the messages to the worker that decodes, which knows no network, to the functions that do the work. */
import { openRecording } from '../../audio/open-recording.ts';
import { filesDecodedBy } from '../../audio/runs/files-by-port.ts';
import { writeWav } from '../../audio/wav-writing.ts';
import { answerCalls } from '../worker-answers.ts';
import { measured } from '../measured.ts';
import type { DecodingCalls } from './protocol.ts';
import { sendRecording } from './streamed-recording.ts';

declare const self: DedicatedWorkerGlobalScope;

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
    async stream({ file, distrusted, port, page }, onSeconds) {
        const recording = await openRecording(file, { distrusted, decodeFile: filesDecodedBy(page) });
        await sendRecording(recording.ok ? measured(recording) : recording, port, onSeconds);
        return null;
    },
});
