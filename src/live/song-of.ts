/** What was heard as it sounded, as a song: kept, or put beside the songs of the library. */
import type { Contract } from '../contract.ts';
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

/** A song that sounds still, by what is known of it; null before its first names. */
export function songSoFar(soFar: PartialAnalysis, { version, embeddingLength }: Contract): Track | null {
    if (soFar.embedding?.length !== embeddingLength) return null;
    const analysis: Analysis = {
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
        cautions: [],
        model: version,
        backend: 'wasm',
        millis: noTime,
        ...soFar,
        embedding: soFar.embedding,
    };
    return { id: '', fileName: '', title: '', addedAt: 0, analysis };
}
