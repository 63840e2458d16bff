/** What search.list and videos.list answer, as far as it is used. */
import * as v from 'valibot';
import { entriesOf, maybe } from '../http/lenient.ts';
import { videoIdSchema } from './addresses.ts';

const thumbnailSchema = v.object({
    url: v.pipe(v.string(), v.url(), v.startsWith('https://i.ytimg.com/')),
});

const snippetSchema = v.object({
    /** The service allows 100 characters; taking much longer ones apart would hold up the page. */
    title: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(1000)),
    channelTitle: maybe(v.pipe(v.string(), v.maxLength(1000))),
    /** ISO 8601, with the time of day. */
    publishedAt: maybe(v.pipe(v.string(), v.isoTimestamp())),
    liveBroadcastContent: maybe(v.string()),
    thumbnails: maybe(
        v.object({ medium: maybe(thumbnailSchema), high: maybe(thumbnailSchema), default: maybe(thumbnailSchema) }),
    ),
    /** BCP 47; "zxx" where nobody speaks or sings. */
    defaultAudioLanguage: maybe(v.string()),
});

/** Its titles are written for HTML. */
export const searchSchema = v.object({
    items: entriesOf(v.object({ id: v.object({ videoId: videoIdSchema }), snippet: snippetSchema })),
});

const videoSchema = v.object({
    id: videoIdSchema,
    snippet: maybe(snippetSchema),
    contentDetails: maybe(
        v.object({
            duration: maybe(v.string()),
            contentRating: maybe(v.object({ ytRating: maybe(v.string()) })),
        }),
    ),
    status: maybe(
        v.object({
            uploadStatus: maybe(v.string()),
            privacyStatus: maybe(v.string()),
            embeddable: maybe(v.boolean()),
        }),
    ),
});

/** Its titles are plain text. */
export const videosSchema = v.object({ items: entriesOf(videoSchema) });

export type Snippet = v.InferOutput<typeof snippetSchema>;
export type Video = v.InferOutput<typeof videoSchema>;
