import type { Recommendation } from '../recommendation.ts';
import type { Filters } from '../filters.ts';
import { judgeListed } from '../matching/judge-listed.ts';
import { frameAddress, pageAddress } from './addresses.ts';
import type { Snippet, Video } from './listing.ts';
import { namedBy } from './title.ts';

const leastSeconds = 60;
const mostSeconds = 15 * 60;

interface Options {
    readonly filters: Filters;
    readonly now: number;
}

/**
 * The song of a video, judged by the filters; null where it fails one, cannot be played in a frame, is live, or is not between
 * one minute and fifteen long. What the service does not say of a video costs it only a filter that asks for it.
 */
export function songOf(video: Video, found: Snippet, { filters, now }: Options): Recommendation | null {
    const snippet = video.snippet ?? found;
    const described = describedBy(video, snippet);
    if (!isPlayable(video) || !isSongLong(described.durationSeconds) || isLive(snippet)) return null;
    const { defaultAudioLanguage: declared, publishedAt } = snippet;
    const uploaded = publishedAt?.slice(0, 10);
    const listed = { ...described, declared, uploaded, isInstrumental: declared === 'zxx' };
    const judgements = judgeListed(listed, filters, now);
    return judgements && { ...described, judgements };
}

/** What the service says of a video, whatever it is. */
export function describedBy(video: Video, snippet: Snippet): Omit<Recommendation, 'judgements'> {
    const durationSeconds = secondsOf(video.contentDetails?.duration);
    const named = namedBy(snippet.title, snippet.channelTitle);
    const { medium, high, default: small } = snippet.thumbnails ?? {};
    const cover = (medium ?? high ?? small)?.url;
    return {
        service: 'youtube',
        id: video.id,
        ...named,
        ...(durationSeconds !== null && { durationSeconds }),
        page: pageAddress(video.id),
        frame: frameAddress(video.id),
        ...(cover !== undefined && { cover }),
    };
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

function isSongLong(durationSeconds: number | undefined): boolean {
    return durationSeconds === undefined || (durationSeconds >= leastSeconds && durationSeconds <= mostSeconds);
}

/** Of an ISO 8601 duration as the service writes it: PT4M13S, P1DT2H. */
function secondsOf(duration: string | undefined): number | null {
    const [, days, hours, minutes, seconds] =
        /^P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/.exec(duration ?? '') ?? [];
    if ([days, hours, minutes, seconds].every((part) => part === undefined)) return null;
    return ((Number(days ?? 0) * 24 + Number(hours ?? 0)) * 60 + Number(minutes ?? 0)) * 60 + Number(seconds ?? 0);
}
