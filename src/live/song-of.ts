/** What was heard as it sounded, as a song: kept, or put beside the songs of the library. */
import { noRhythm } from '../features/no-rhythm.ts';
import type { Analysis, PartialAnalysis, Track } from '../flow.ts';
import { newLiveId } from '../library/heard-live.ts';

interface Named {
    readonly title: string;
    /** Empty where nobody is named. */
    readonly artist: string;
}

export function songOf(analysis: Analysis, { title, artist }: Named, addedAt: number): Track {
    const by = artist.trim();
    return { id: newLiveId(), fileName: '', title: title.trim(), ...(by !== '' && { artist: by }), addedAt, analysis };
}

const noTime = { decode: 0, features: 0, network: 0, rhythm: 0, total: 0 } as const;

/** As far as it was heard, where the end is not known; null before the first names. */
export function analysisSoFar({ embedding, model, backend, ...known }: PartialAnalysis): Analysis | null {
    if (!embedding || model === undefined || backend === undefined) return null;
    return {
        durationSeconds: 0,
        families: [],
        styles: [],
        moods: [],
        quadrants: [],
        genres: [],
        timeline: [],
        tags: [],
        classes: [],
        rhythm: noRhythm,
        cautions: ['ended-early'],
        millis: noTime,
        ...known,
        embedding,
        model,
        backend,
    };
}

/** A song that sounds still, by what is known of it; null before its first names. */
export function songSoFar(soFar: PartialAnalysis, title: string): Track | null {
    const analysis = analysisSoFar(soFar);
    return analysis && { id: '', fileName: '', title, addedAt: 0, analysis };
}
