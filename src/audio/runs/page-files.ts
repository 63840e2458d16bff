import type { Answer, Question } from './files-by-port.ts';

/** Decodes what comes to a port of `filesDecodedBy`, until it is closed; on a page, which alone has the decoder. */
export function decodeFilesOf(port: MessagePort): void {
    port.onmessage = async ({ data: { id, file, sampleRateHz } }: MessageEvent<Question>) => {
        const planes = await decodeFile(file, sampleRateHz);
        port.postMessage({ id, planes } satisfies Answer, planes?.map(({ buffer }) => buffer) ?? []);
    };
}

async function decodeFile(file: Uint8Array<ArrayBuffer>, sampleRateHz: number): Promise<Answer['planes']> {
    try {
        const sound = await new OfflineAudioContext(1, 1, sampleRateHz).decodeAudioData(file.buffer);
        return Array.from({ length: sound.numberOfChannels }, (_, channel) => sound.getChannelData(channel));
    } catch {
        // Damaged, or a rate that this browser has no contexts for: another decoder may do better.
        return null;
    }
}
