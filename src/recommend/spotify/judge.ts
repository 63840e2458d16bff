import type { Judgement } from '../../flow.ts';
import type { Filters } from '../filters.ts';
import { instrumentalByTitle, judgeLanguage } from '../language.ts';
import { isWithin } from '../release-date.ts';
import { releaseDateOf, type SpotifyTrack } from './tracks.ts';

interface Question {
    readonly filters: Pick<Filters, 'language' | 'time'>;
    /** What Spotify filed it under when asked for it. */
    readonly genre: string | null;
    readonly now: number;
}

/** What Spotify does not filter by: the day of release, the language by its script. Null for a track that is not what was asked for. */
export function judge(track: SpotifyTrack, { filters, genre, now }: Question): readonly Judgement[] | null {
    const language = judgeVoices(track, filters.language);
    const date = releaseDateOf(track);
    const isIn = date === null ? 'unknown' : isWithin(date, filters.time, now);
    if (!track.is_playable || !language || isIn === 'no' || (isIn === 'unknown' && filters.time !== 'any')) return null;
    return [
        ...language,
        ...(date === null ? [] : [{ kind: 'released', date } as const]),
        ...(genre === null ? [] : [{ kind: 'genre', genre } as const]),
    ];
}

function judgeVoices({ name, artists }: SpotifyTrack, language: Filters['language']): readonly Judgement[] | null {
    if (language === 'any') return [];
    if (language === 'none') return instrumentalByTitle(name) ? [{ kind: 'no-voices', by: 'title' }] : null;
    const { judgement } = judgeLanguage(
        { title: name, artist: artists.map((artist) => artist.name).join(', ') },
        language,
    );
    return judgement && [judgement];
}
