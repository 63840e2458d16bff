/** A recording, heard: the whole flow from spectra to an analysis, wherever it runs. */
import type { DecodeFailure } from '../audio/refusal.ts';
import type { Caution, Failure, FileTags, Outcome, Reason } from '../flow.ts';
import type { Progress } from './protocol.ts';
import { shortSeconds } from './short-seconds.ts';
import { nearlySilentPeak, silentPeak } from './silent-peak.ts';
import { SongSoFar, type Extractors } from './song-so-far.ts';
import type { SpectraStream } from './spectra.ts';
import { Stopwatch } from './stopwatch.ts';

export interface AnalyseOptions {
    readonly signal?: AbortSignal;
    /** What the file says of itself: told at once, and part of the outcome. */
    readonly fileTags?: FileTags;
    /** It comes as it sounds: what is known of it is renewed each second. */
    readonly isLive?: boolean;
    readonly onProgress?: (progress: Progress) => void;
    /** Told before the end when the sound broke off, whatever is made of what came before. */
    readonly onBroken?: (failure: DecodeFailure) => void;
}

const shortestSeconds = 1;
/** A file that breaks off before this is called damaged; a longer one is heard as far as it goes. */
const shortestBrokenSeconds = 3;

/**
 * Hears a recording to its end. Each stretch goes to the network as soon as it is complete, so that `onProgress` tells of genres after 10 s
 * of music. Tempo, key and loudness are of all of it. A song that cannot be heard is a
 * `Failure`; rejects with the signal's reason when aborted.
 */
export async function analyse(
    recording: SpectraStream,
    extractors: Extractors,
    options: AnalyseOptions = {},
): Promise<Outcome> {
    const { signal, fileTags = {}, isLive = false, onProgress = () => undefined } = options;
    const stopwatch = new Stopwatch();
    const song = new SongSoFar({ recording, fileTags, extractors, stopwatch, isLive, onProgress });
    const broken = await song.read(signal);
    if (broken) options.onBroken?.(broken);
    const { durationSeconds } = song;
    if (broken && durationSeconds < shortestBrokenSeconds) return failure(reasonFor(broken), broken.message);
    if (durationSeconds < shortestSeconds) return failure('too-short', `${durationSeconds} s of sound`);
    const measures = await recording.measures();
    // What could not be read is silent too.
    if (!measures || measures.peak <= silentPeak)
        return failure(recording.isDamaged() ? 'damaged' : 'silent', `no sample is above ${measures?.peak ?? 0}`);

    stopwatch.add('features', measures.millis);
    await song.hearRest();
    song.tell('finding-tempo');
    const rhythm = await stopwatch.time('rhythm', () => song.rhythm(measures, signal));
    const cautions: Caution[] = [];
    if (broken) cautions.push('ended-early');
    if (recording.isDamaged()) cautions.push('damaged-inside');
    // Of a long song, where most of it is silence.
    if (durationSeconds < shortSeconds || song.soundingSeconds < Math.min(shortSeconds, durationSeconds / 2))
        cautions.push('short');
    if (measures.peak < nearlySilentPeak) cautions.push('nearly-silent');
    if (fileTags.parts !== undefined) cautions.push('several-parts');
    return {
        ok: true,
        analysis: {
            ...song.pooling.pooled,
            durationSeconds,
            timeline: song.pooling.timeline(durationSeconds),
            rhythm,
            cautions,
            model: extractors.contract.version,
            backend: extractors.network.backend,
            millis: stopwatch.millis,
        },
        picture: song.picture,
        fileTags,
    };
}

function reasonFor({ cause, kind }: DecodeFailure): Reason {
    if (cause instanceof DOMException && cause.name === 'NotReadableError') return 'unreadable-file';
    return kind === 'cut-off' ? 'cut-off' : 'damaged';
}

function failure(reason: Reason, message: string): Failure {
    return { ok: false, reason, message };
}
