/** search.list and videos.list: what they refuse, and what they answer. */
import { type FakeVideo, videos } from './youtube-videos.ts';

export interface Refusal {
    readonly status: number;
    readonly reason: string;
    readonly message: string;
    /** The newer way to give a reason. */
    readonly detail?: string;
}

type Parameters = Readonly<Record<string, RegExp>>;

/** Every parameter that the app has reason to send, and how it may be written. */
const searchParameters: Parameters = {
    key: /./,
    part: /^snippet$/,
    type: /^video$/,
    q: /\S/,
    maxResults: /^(?:[0-9]|[1-4][0-9]|50)$/,
    order: /^(?:date|rating|relevance|title|viewCount)$/,
    // RFC 3339, with the time of day.
    publishedAfter:
        /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
    regionCode: /^[A-Z]{2}$/,
    relevanceLanguage: /^(?:en|ja|ko|ru|zh-Hans|zh-Hant)$/,
    videoCategoryId: /^10$/,
    videoEmbeddable: /^(?:any|true)$/,
    safeSearch: /^(?:moderate|none|strict)$/,
    topicId:
        /^\/m\/(?:04rlf|02mscn|0ggq0m|01lyv|02lkt|0glt670|05rwpb|03_d0|028sqc|0g293|064t9|06cqb|06j6l|06by7|0gywn)$/,
};

const videosParameters: Parameters = {
    key: /./,
    part: /^(?:snippet|contentDetails|status)(?:,(?:snippet|contentDetails|status))*$/,
    id: /^[\w-]{11}(?:,[\w-]{11}){0,49}$/,
};

const bad = (reason: string, message: string): Refusal => ({ status: 400, reason, message });

export function refusalOfSearch(query: URLSearchParams): Refusal | null {
    const needsType = ['videoCategoryId', 'videoEmbeddable'].find((name) => query.has(name) && !query.has('type'));
    if (needsType) return bad('invalidSearchFilter', `'${needsType}' requires 'type=video'.`);
    return refusalOf(query, searchParameters, ['part']);
}

export function refusalOfVideos(query: URLSearchParams): Refusal | null {
    return refusalOf(query, videosParameters, ['part', 'id']);
}

function refusalOf(query: URLSearchParams, known: Parameters, needed: readonly string[]): Refusal | null {
    const missing = needed.find((name) => !query.has(name));
    if (missing) return bad('missingRequiredParameter', `Required parameter: ${missing}`);
    for (const name of query.keys()) {
        const form = known[name];
        if (!form) return bad('badRequest', `Unknown name "${name}": Cannot bind query parameter.`);
        if (query.getAll(name).length > 1) return bad('badRequest', `Repeated parameter: ${name}`);
        if (!form.test(query.get(name) ?? '')) return bad('invalidParameter', `Invalid value for ${name}`);
    }
    return null;
}

/** Most relevant first: videos of the language that is leaned towards, then the rest as they stand. */
export function searchList(query: URLSearchParams, today: number): unknown {
    const after = Date.parse(query.get('publishedAfter') ?? '') || -Infinity;
    const topic = query.get('topicId');
    const language = query.get('relevanceLanguage')?.slice(0, 2) ?? 'en';
    const found = videos
        .filter((video) => uploadedAt(video, today) >= after && (topic === null || video.topics.includes(topic)))
        .toSorted((a, b) => Number(leans(b, language)) - Number(leans(a, language)))
        .slice(0, Number(query.get('maxResults') ?? 5));
    const items: unknown[] = found.map((video) => ({
        kind: 'youtube#searchResult',
        etag: `etag-${video.id}`,
        id: { kind: 'youtube#video', videoId: video.id },
        snippet: { ...snippet(video, today), title: toHtml(video.title), channelTitle: toHtml(video.channel) },
    }));
    // A channel where videos were asked for, and an entry that is nothing.
    items.splice(1, 0, { kind: 'youtube#searchResult', id: { kind: 'youtube#channel', channelId: 'UCfake' } }, null);
    return {
        kind: 'youtube#searchListResponse',
        etag: 'etag',
        regionCode: 'GB',
        pageInfo: { totalResults: 1_000_000, resultsPerPage: found.length },
        items,
    };
}

export function videosList(query: URLSearchParams, today: number): unknown {
    const ids = (query.get('id') ?? '').split(',');
    const parts = (query.get('part') ?? '').split(',');
    const items = videos
        .filter(({ id, isDeleted }) => ids.includes(id) && !isDeleted)
        .map((video) => ({
            kind: 'youtube#video',
            etag: `etag-${video.id}`,
            id: video.id,
            ...(parts.includes('snippet') && { snippet: { ...snippet(video, today), ...declared(video) } }),
            ...(parts.includes('contentDetails') && !video.isBare && { contentDetails: contentDetails(video) }),
            ...(parts.includes('status') && !video.isBare && { status: status(video) }),
        }));
    return { kind: 'youtube#videoListResponse', etag: 'etag', pageInfo: { totalResults: items.length }, items };
}

const leans = ({ id, audioLanguage }: FakeVideo, language: string): boolean =>
    audioLanguage?.startsWith(language) ?? id.startsWith(`fake-${language}`);

const dayMillis = 24 * 60 * 60 * 1000;

function uploadedAt({ daysAgo }: FakeVideo, today: number): number {
    return Math.floor(today / 1000) * 1000 - daysAgo * dayMillis;
}

function snippet(video: FakeVideo, today: number): object {
    if (video.isBare) return { title: video.title, channelTitle: video.channel };
    const picture = (name: string, width: number, height: number) => ({
        url: `https://i.ytimg.com/vi/${video.id}/${name}.jpg`,
        width,
        height,
    });
    return {
        publishedAt: new Date(uploadedAt(video, today)).toISOString().replace('.000', ''),
        channelId: 'UCfake',
        title: video.title,
        description: '',
        channelTitle: video.channel,
        thumbnails: {
            default: picture('default', 120, 90),
            medium: picture('mqdefault', 320, 180),
            high: picture('hqdefault', 480, 360),
        },
        liveBroadcastContent: video.live ?? 'none',
    };
}

const declared = ({ audioLanguage }: FakeVideo): object =>
    audioLanguage ? { defaultAudioLanguage: audioLanguage } : {};

const contentDetails = ({ duration, isAgeRestricted }: FakeVideo): object => ({
    duration,
    dimension: '2d',
    definition: 'hd',
    contentRating: isAgeRestricted ? { ytRating: 'ytAgeRestricted' } : {},
});

const status = ({ uploadStatus = 'processed', isPrivate, embeddable = true }: FakeVideo): object => ({
    uploadStatus,
    privacyStatus: isPrivate ? 'private' : 'public',
    license: 'youtube',
    embeddable,
    publicStatsViewable: true,
});

const references: Readonly<Record<string, string>> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
};

const toHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => references[character] ?? character);
