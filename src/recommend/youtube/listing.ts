/** What search.list and videos.list answer, as far as it is used. */
import * as v from 'valibot';
import { validEntries, lenient } from '../http/lenient-schema.ts';
import { videoIdSchema } from './addresses.ts';

const thumbnailSchema = v.object({
    url: v.pipe(v.string(), v.url(), v.startsWith('https://i.ytimg.com/')),
});

const snippetSchema = v.object({
    /** The service allows 100 characters; taking much longer ones apart would hold up the page. */
    title: v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(1000)),
    channelTitle: lenient(v.pipe(v.string(), v.maxLength(1000))),
    /** ISO 8601, with the time of day. */
    publishedAt: lenient(v.pipe(v.string(), v.isoTimestamp())),
    liveBroadcastContent: lenient(v.string()),
    thumbnails: lenient(
        v.object({
            medium: lenient(thumbnailSchema),
            high: lenient(thumbnailSchema),
            default: lenient(thumbnailSchema),
        }),
    ),
    /** BCP 47; "zxx" where nobody speaks or sings. */
    defaultAudioLanguage: lenient(v.string()),
});

/** Its titles are written for HTML. */
export const searchSchema = v.object({
    items: validEntries(v.object({ id: v.object({ videoId: videoIdSchema }), snippet: snippetSchema })),
});

const videoSchema = v.object({
    id: videoIdSchema,
    snippet: lenient(snippetSchema),
    contentDetails: lenient(
        v.object({
            duration: lenient(v.string()),
            contentRating: lenient(v.object({ ytRating: lenient(v.string()) })),
        }),
    ),
    status: lenient(
        v.object({
            uploadStatus: lenient(v.string()),
            privacyStatus: lenient(v.string()),
            embeddable: lenient(v.boolean()),
        }),
    ),
});

/** Its titles are plain text. */
export const videosSchema = v.object({ items: validEntries(videoSchema) });

export type Snippet = v.InferOutput<typeof snippetSchema>;
export type Video = v.InferOutput<typeof videoSchema>;
