import type { Judgement, Recommendation } from '../../flow.ts';
import type { Filters } from '../filters.ts';
import { instrumentalByTitle, judgeLanguage } from '../language.ts';
import { isWithin } from '../release-date.ts';
import { frameAddress, pageAddress } from './addresses.ts';
import type { Snippet, Video } from './listing.ts';
import { type Named, namedBy } from './title.ts';

const leastSeconds = 60;
const mostSeconds = 15 * 60;

interface Options {
    readonly filters: Filters;
    readonly now: number;
}

/**
 * The song of a video, judged by the filters; null where it fails one, cannot be played in a frame, is live, or is not between
 * one minute and fifteen long. What the service does not say of a video speaks neither for nor against it.
 */
export function songOf(video: Video, found: Snippet, { filters, now }: Options): Recommendation | null {
    const snippet = video.snippet ?? found;
    const durationSeconds = secondsOf(video.contentDetails?.duration);
    if (!isPlayable(video) || !isSongLong(durationSeconds) || isLive(snippet)) return null;
    const { publishedAt } = snippet;
    if (publishedAt !== undefined && isWithin(publishedAt, filters.time, now) === 'no') return null;
    const named = namedBy(snippet.title, snippet.channelTitle);
    const language = judgeVoices(snippet, named, filters.language);
    if (!language) return null;
    const { medium, high, default: small } = snippet.thumbnails ?? {};
    const cover = (medium ?? high ?? small)?.url;
    const uploaded: readonly Judgement[] = publishedAt ? [{ kind: 'uploaded', date: publishedAt.slice(0, 10) }] : [];
    return {
        service: 'youtube',
        id: video.id,
        ...named,
        ...(durationSeconds !== null && { durationSeconds }),
        page: pageAddress(video.id),
        frame: frameAddress(video.id),
        ...(cover !== undefined && { cover }),
        judgements: [...language, ...uploaded],
    };
}

/** How it passed the filter for languages; null where it did not. */
function judgeVoices(
    { title, defaultAudioLanguage }: Snippet,
    named: Named,
    wanted: Filters['language'],
): readonly Judgement[] | null {
    if (wanted === 'any') return [];
    const isInstrumental = instrumentalByTitle(title);
    if (wanted === 'none') {
        if (isInstrumental) return [{ kind: 'no-voices', by: 'title' }];
        return defaultAudioLanguage === 'zxx' ? [{ kind: 'no-voices', by: 'catalogue' }] : null;
    }
    if (isInstrumental) return null;
    const { judgement } = judgeLanguage({ ...named, declared: defaultAudioLanguage }, wanted);
    return judgement && [judgement];
}

function isPlayable({ status, contentDetails }: Video): boolean {
    const { uploadStatus = 'processed', privacyStatus = 'public', embeddable = true } = status ?? {};
    // In a frame nobody can prove their age.
    const isForAll = contentDetails?.contentRating?.ytRating !== 'ytAgeRestricted';
    return uploadStatus === 'processed' && privacyStatus === 'public' && embeddable && isForAll;
}

export function isLive({ liveBroadcastContent = 'none' }: Snippet): boolean {
    return liveBroadcastContent !== 'none';
}

function isSongLong(durationSeconds: number | null): boolean {
    return durationSeconds === null || (durationSeconds >= leastSeconds && durationSeconds <= mostSeconds);
}

/** Of an ISO 8601 duration as the service writes it: PT4M13S, P1DT2H. */
function secondsOf(duration: string | undefined): number | null {
    const [, days, hours, minutes, seconds] =
        /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration ?? '') ?? [];
    if ([days, hours, minutes, seconds].every((part) => part === undefined)) return null;
    return ((Number(days ?? 0) * 24 + Number(hours ?? 0)) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0);
}
