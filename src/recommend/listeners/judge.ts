import type { Filters } from '../filters.ts';
import { judgeListed } from '../matching/judge-listed.ts';
import { genreOfTags, isAmong } from '../open/genre-tags.ts';
import { languageCodes } from '../open/musicbrainz-query.ts';
import type { Judgement } from '../recommendation.ts';
import type { Candidate } from './candidate.ts';
import { type Known, tagsOf } from './known.ts';
import { groupsOf } from './recordings.ts';

/**
 * How a recording passes the filters; null when it does not, or when that cannot be told. Genres that are asked for leave only
 * what is tagged with one of them.
 */
export function judge(candidate: Candidate, known: Known, filters: Filters, now: number): readonly Judgement[] | null {
    const recording = known.recordings.get(candidate.id);
    const own = recording ? tagsOf(recording) : [];
    const tags = own.length > 0 ? own : candidate.artistIds.flatMap((id) => known.artistTags.get(id) ?? []);
    const genre = genreOfTags(tags, filters.genres) ?? undefined;
    if (filters.genres.length > 0 && genre === undefined) return null;
    if (!filters.tags.every((tag) => isAmong(tag, tags))) return null;
    const { language } = filters;
    const isDeclared = recording !== undefined && groupsOf(recording).some(({ id }) => known.declared?.has(id));
    // Latin letters are no English by themselves, where it could have been said.
    if (language === 'en' && known.declared && recording && !isDeclared) return null;
    const judgements = judgeListed(
        {
            title: candidate.title,
            artist: candidate.artist,
            ...(isDeclared && language !== 'any' && language !== 'none' && { declared: languageCodes[language] }),
            released: recording?.['first-release-date'],
            genre,
            isInstrumental: language === 'none' && (isDeclared || isAmong('instrumental', own)),
        },
        filters,
        now,
    );
    return (
        judgements?.map((judgement) =>
            judgement.kind === 'declared' ? { ...judgement, by: 'musicbrainz' as const } : judgement,
        ) ?? null
    );
}
