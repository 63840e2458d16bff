import * as v from 'valibot';
import type { HttpClient, HttpResult } from '../http/http-client.ts';
import { remarksOn } from '../http/http-client.ts';
import type { Answer, Source } from '../source.ts';
import { playAllAddress, videoIdSchema } from './addresses.ts';
import { fromHtml } from './entities.ts';
import type { YouTubeKey } from './key.svelte.ts';
import { searchSchema, type Snippet, type Video, videosSchema } from './listing.ts';
import { pageLinks, searchFor, videosAddress, wordsFor } from './query.ts';
import { refusalReason } from './refusal.ts';
import { describedBy, isLive, songOf } from './song.ts';

const maxAgeSeconds = 24 * 60 * 60;
const mostListed = 50;

interface Parts {
    readonly http: HttpClient;
    readonly key: YouTubeKey;
    readonly now?: () => number;
}

/**
 * Music videos, asked for with the listener's own key: one search, which the day has a hundred of, and one listing that tells
 * which of the found can be played here, how long they are and in what language they are sung.
 */
export function createYouTube({ http, key, now = Date.now }: Parts) {
    const spend = () => {
        if (key.searchesLeft === 0) return 'quota-exceeded';
        key.countSearch();
        return null;
    };

    return {
        connection: key,
        get searchesLeft() {
            return key.searchesLeft;
        },
        playAllAddress,
        links: (_seeds, filters) => pageLinks(filters),
        sentWords: (_seeds, filters) => [wordsFor(filters)],
        async *recommend(_seeds, filters, { signal, cachedOnly }) {
            const { value } = key;
            if (value === null) return;
            const bounds = { service: 'youtube', signal, cachedOnly, maxAgeSeconds, secret: 'key' } as const;
            const search = searchFor(filters, { key: value, now: now() });
            const asking = { ...bounds, ...search, schema: searchSchema, spend, reasonOf: reasonOfRefusal };
            const searched = await http.request(asking);
            if (searched.trouble?.reason === 'quota-exceeded') key.useUp();
            yield* remarksOn(searched);
            if (!searched.ok) return;
            const found = searched.value.items.filter(({ snippet }) => !isLive(snippet));
            if (found.length === 0) return;
            const address = videosAddress(
                found.map(({ id }) => id.videoId),
                value,
            );
            const listed = await http.request({ ...bounds, address, schema: videosSchema, reasonOf: reasonOfRefusal });
            yield* furtherTrouble(listed, searched);
            for (const { id, snippet } of found) {
                const video = videoOf(id.videoId, listed);
                const song = video && songOf(video, plain(snippet), { filters, now: now() });
                if (song) yield { kind: 'song', song: { ...song, answeredAt: answeredAt(searched, listed) } };
            }
        },
        async *describe(ids, signal) {
            const { value } = key;
            if (value === null) return;
            for (const some of lists(ids.filter((id) => v.is(videoIdSchema, id)))) {
                const address = videosAddress(some, value);
                const asking = { service: 'youtube', signal, maxAgeSeconds: 0, secret: 'key', address } as const;
                const listed = await http.request({ ...asking, schema: videosSchema, reasonOf: reasonOfRefusal });
                yield* remarksOn(listed);
                if (!listed.ok) return;
                for (const video of listed.value.items) {
                    if (!video.snippet) continue;
                    const described = describedBy(video, video.snippet);
                    yield { kind: 'song', song: { ...described, judgements: [], answeredAt: listed.at } };
                }
            }
        },
    } satisfies Source;
}

const reasonOfRefusal = (_status: number, body: unknown) => refusalReason(body);

/** As many as one listing takes. */
function lists(ids: readonly string[]): readonly (readonly string[])[] {
    return Array.from({ length: Math.ceil(ids.length / mostListed) }, (_, index) =>
        ids.slice(index * mostListed, (index + 1) * mostListed),
    );
}

/** Of a song that two answers tell of, the older one's. */
function answeredAt(...answers: readonly HttpResult<unknown>[]): number {
    return Math.min(...answers.flatMap((answer) => (answer.ok ? [answer.at] : [])));
}

/** Search results are written for HTML. */
function plain({ title, channelTitle, ...snippet }: Snippet): Snippet {
    return { ...snippet, title: fromHtml(title), channelTitle: channelTitle && fromHtml(channelTitle) };
}

/** Where the listing does not come, what the search said has to do; a video that it leaves out is gone. */
function videoOf(id: string, listed: HttpResult<{ readonly items: readonly Video[] }>): Video | undefined {
    return listed.ok ? listed.value.items.find((video) => video.id === id) : { id };
}

/** That a listing was kept is no news: the search's own date was told. */
function* furtherTrouble({ trouble }: HttpResult<unknown>, searched: HttpResult<unknown>): Generator<Answer> {
    if (trouble && trouble.reason !== searched.trouble?.reason) yield { kind: 'trouble', trouble };
}
