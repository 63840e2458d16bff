/** Files in which sound lies sample after sample behind a header. */
import type { Failure } from '../../flow.ts';
import type { ByteReader } from '../byte-reader.ts';
import type { Recording } from '../recording.ts';
import { refuse } from '../refusal.ts';
import { readAiff } from './aiff.ts';
import { readAu } from './au.ts';
import { readCaf } from './caf.ts';
import { withAllSound, type GoingOnOptions } from './going-on.ts';
import type { CodedData, ShellContent } from './pcm-layout.ts';
import { isReadable } from './pcm-samples.ts';
import { pcmSound } from './pcm-sound.ts';
import { readWav } from './wav.ts';
import { readWave64 } from './wave64.ts';

export const shells = {
    WAV: readWav,
    Wave64: readWave64,
    AIFF: readAiff,
    AU: readAu,
    CAF: readCaf,
} as const satisfies Record<string, (reader: ByteReader) => Promise<ShellContent | null>>;

/** The sound, or where to find that of another codec. Rejects when the file cannot be read. */
export async function openShell(
    shell: keyof typeof shells,
    file: Blob,
    reader: ByteReader,
    options: GoingOnOptions,
): Promise<Recording | CodedData | Failure> {
    const declared = await shells[shell](reader);
    if (declared === null) return refuse('damaged', `the header of ${shell} ends before any sound`);
    if (declared.kind === 'pcm' && !isReadable(declared))
        return refuse('damaged', `no ${declared.encoding} sample has ${declared.bytesPerSample} bytes`);
    const content = await withAllSound(declared, reader, options);
    if (content.kind === 'coded') return content;
    return pcmSound(file, content);
}
