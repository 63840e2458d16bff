import { languages } from '../../flow.ts';
import type { Judgement } from '../recommendation.ts';
import type { Filters } from '../filters.ts';
import { instrumentalByTitle, judgeLanguage } from '../language/language.ts';
import { isWithin } from './release-date.ts';

/** What a service says of a song or a release; dates are ISO 8601, as precise as they are known. */
export interface Listed {
    readonly title: string;
    readonly artist?: string | undefined;
    /** BCP 47 or ISO 639. */
    readonly declared?: string | undefined;
    readonly released?: string | undefined;
    /** Only where no release is known. */
    readonly uploaded?: string | undefined;
    /** That of the asked genres which the service lists it under. */
    readonly genre?: string | undefined;
    readonly isInstrumental?: boolean;
}

/** How it passes the filters of language and time, and what else is known; null when it does not, or may not, pass. */
export function judgeListed(
    listed: Listed,
    filters: Pick<Filters, 'language' | 'time'>,
    now: number,
): readonly Judgement[] | null {
    const language = judgedLanguage(listed, filters.language);
    const date = judgedDate(listed, filters.time, now);
    if (language === null || date === null) return null;
    const genre: readonly Judgement[] = listed.genre === undefined ? [] : [{ kind: 'genre', genre: listed.genre }];
    return [...language, ...date, ...genre];
}

function judgedLanguage(listed: Listed, wanted: Filters['language']): readonly Judgement[] | null {
    if (wanted === 'none') {
        if (listed.isInstrumental) return [{ kind: 'no-voices', by: 'catalogue' }];
        return instrumentalByTitle(listed.title) ? [{ kind: 'no-voices', by: 'title' }] : null;
    }
    if (wanted === 'any') {
        // What is told without being asked for is what is sure.
        const told = languages.map((language) => judgeLanguage(listed, language).judgement);
        return told.filter((judgement) => judgement?.kind === 'declared');
    }
    // Where nobody sings, there is no language to sing in.
    if (listed.isInstrumental || instrumentalByTitle(listed.title)) return null;
    const { judgement } = judgeLanguage(listed, wanted);
    return judgement && [judgement];
}

function judgedDate(listed: Listed, time: Filters['time'], now: number): readonly Judgement[] | null {
    const date = listed.released ?? listed.uploaded;
    const isIn = date === undefined ? 'unknown' : isWithin(date, time, now);
    if (date === undefined || isIn === 'unknown') return time === 'any' ? [] : null;
    if (isIn === 'no') return null;
    return [{ kind: listed.released === undefined ? 'uploaded' : 'released', date }];
}
