/** The songs that are heard for the measurements, synthesised once and kept in the cache. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { encode, makePiece } from '../../fixtures/sound-files.ts';

const folder = fileURLToPath(new URL('../../.cache/bench/', import.meta.url));

export interface Songs {
    /** Four minutes each, by format. */
    readonly fourMinutes: Readonly<Record<'mp3' | 'flac' | 'wav', string>>;
    /** MP3. */
    readonly oneHour: string;
}

/** Of four minutes. */
export const makeWav = (): Promise<string> => makePiece(join(folder, 'four-minutes.wav'), { durationSeconds: 240 });

export async function makeSongs(): Promise<Songs> {
    const wav = await makeWav();
    return {
        fourMinutes: {
            mp3: await encode(wav, join(folder, 'four-minutes.mp3'), ['-b:a', '192k']),
            flac: await encode(wav, join(folder, 'four-minutes.flac')),
            wav,
        },
        oneHour: await encode(wav, join(folder, 'one-hour.mp3'), [
            '-af',
            'aloop=loop=-1:size=10584000',
            '-t',
            '3600',
            '-b:a',
            '192k',
        ]),
    };
}
