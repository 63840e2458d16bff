import type { Contract } from '../../contract.ts';
import type { Track } from '../../flow.ts';
import type { Judgement } from '../recommendation.ts';
import { read } from '../../meaning/reading.ts';
import type { Trait } from '../../meaning/traits.ts';
import { isHeardIn, type Filters } from '../filters.ts';
import { instrumentalByTitle, judgeLanguage } from '../language/language.ts';
import { isWithin } from '../matching/release-date.ts';

interface Known {
    readonly contract: Contract;
    readonly now: number;
}

/**
 * How a track passes the filters; null when it does not, or when that cannot be told. Files say at most the year of their
 * release, so "the last year" is judged by it, and hardly any song is known to be of the last week or month. Genres and tags
 * of a song that another network heard cannot be told.
 */
export function judge(track: Track, filters: Filters, { contract, now }: Known): readonly Judgement[] | null {
    const judgements: Judgement[] = [];
    // Those that take longest come last: a filter may go through the whole library.
    for (const part of [
        () => judgeYear(track, filters.time, now),
        () => judgeGenres(track, filters.genres, contract),
        () => judgeTags(track, filters.tags, contract),
        () => judgeVoices(track, filters.language, contract),
    ]) {
        const found = part();
        if (!found) return null;
        judgements.push(...found);
    }
    return judgements;
}

function judgeVoices(track: Track, language: Filters['language'], contract: Contract): readonly Judgement[] | null {
    if (language === 'any') return [];
    if (language !== 'none') {
        const { judgement } = judgeLanguage(track, language);
        return judgement && [judgement];
    }
    const voices = tagsOf(track, contract).filter(({ kind }) => kind === 'voice');
    if (voices.some(({ name }) => name !== 'instrumental')) return null;
    if (voices.length > 0) return [{ kind: 'no-voices', by: 'sound' }];
    return instrumentalByTitle(track.title) ? [{ kind: 'no-voices', by: 'title' }] : null;
}

function judgeYear({ year }: Track, time: Filters['time'], now: number): readonly Judgement[] | null {
    const date = String(year);
    const isIn = year === undefined ? 'unknown' : isWithin(date, time, now);
    if (isIn === 'yes') return [{ kind: 'released', date }];
    return time === 'any' ? [] : null;
}

/** Says what a track is foremost: the family that it stands under, or a style of it where that was asked for. */
function judgeGenres(track: Track, asked: Filters['genres'], contract: Contract): readonly Judgement[] | null {
    if (asked.length === 0) return [];
    const { filedUnder, shown } = read(track.analysis, contract);
    if (filedUnder === null || !asked.some(({ genre }) => isHeardIn(track, genre, contract))) return null;
    const style = shown.find(({ family, name }) => family === filedUnder && asked.some(({ genre }) => genre === name));
    return [{ kind: 'genre', genre: style?.name ?? filedUnder }];
}

function judgeTags(track: Track, asked: readonly string[], contract: Contract): readonly Judgement[] | null {
    if (asked.length === 0) return [];
    const shown = tagsOf(track, contract).map(({ name }) => name);
    return asked.every((tag) => shown.includes(tag)) ? [] : null;
}

function tagsOf({ analysis }: Track, contract: Contract): readonly Trait[] {
    const reading = read(analysis, contract);
    return reading.isHeardByAnother ? [] : reading.shown;
}
