/** ListenBrainz Labs, as its source has it: rows of JSON, or parameters of one; its algorithms by name; one request a second. */
import * as v from 'valibot';
import { json, type OpenService, unreadable, withFailures } from './open-service.ts';
import { recordings } from './recordings.ts';

const algorithms = {
    'similar-recordings': [
        'session_based_days_7500_session_300_contribution_5_threshold_15_limit_50_skip_30_top_n_listeners_1000',
    ],
    'similar-artists': [
        'session_based_days_7500_session_300_contribution_5_threshold_10_limit_100_filter_True_skip_30',
    ],
} as const;

const ids = v.pipe(v.array(v.pipe(v.string(), v.uuid())), v.minLength(1));
const rowsOf = {
    'similar-recordings': v.tuple([
        v.strictObject({ recording_mbids: ids, algorithm: v.picklist(algorithms['similar-recordings']) }),
    ]),
    'similar-artists': v.tuple([
        v.strictObject({ artist_mbids: ids, algorithm: v.picklist(algorithms['similar-artists']) }),
    ]),
    'spotify-id-from-mbid': v.pipe(
        v.array(v.strictObject({ recording_mbid: v.pipe(v.string(), v.uuid()) })),
        v.minLength(1),
    ),
};

type Slug = keyof typeof rowsOf;

const cors = { 'Access-Control-Allow-Origin': '*' };
const preflight = {
    ...cors,
    'Access-Control-Allow-Methods': 'GET, POST, OPTIONS',
    'Access-Control-Allow-Headers': 'Content-Type',
};

/** What is played beside the song that tests ask about, by place in the list of recordings; the order tells nothing. */
const beside: readonly (readonly [place: number, score: number])[] = [
    [3, 400],
    [2, 900],
    [4, 800],
    [5, 300],
    [6, 200],
    [7, 250],
    [8, 100],
    [9, 350],
    [10, 150],
];

export function createLabs({ now }: { readonly now: () => number }): OpenService {
    let last = -Infinity;
    return withFailures(async (request) => {
        if (request.method === 'OPTIONS') return new Response(null, { headers: preflight });
        const slug = /^\/([a-z-]+)\/json$/.exec(new URL(request.url).pathname)?.[1];
        if (slug === undefined || !(slug in rowsOf)) return json({ error: 'Not Found' }, 404);
        if (now() - last < 1000) return unreadable(429, { 'Retry-After': '1' });
        last = now();
        const asked = v.safeParse(rowsOf[slug as Slug], await rows(request, slug as Slug));
        if (!asked.success) return json({ error: v.summarize(asked.issues) }, 400);
        return json(answerTo(slug as Slug, asked.output, now()));
    });
}

/** What a GET says in parameters is one row; a list of one. */
async function rows(request: Request, slug: Slug): Promise<unknown> {
    if (request.method === 'POST') {
        if (request.headers.get('Content-Type') !== 'application/json') return null;
        return request.json().catch(() => null);
    }
    const { searchParams } = new URL(request.url);
    const list = slug === 'similar-artists' ? 'artist_mbids' : 'recording_mbids';
    return [Object.fromEntries([...searchParams].map(([name, value]) => [name, name === list ? [value] : value]))];
}

type Rows = v.InferOutput<(typeof rowsOf)[Slug]>;

function answerTo(slug: Slug, asked: Rows, now: number): readonly unknown[] {
    const all = recordings(now);
    const [song] = all;
    if (!song) return [];
    const named = asked.flatMap((row) =>
        'recording_mbids' in row
            ? row.recording_mbids
            : 'artist_mbids' in row
              ? row.artist_mbids
              : [row.recording_mbid],
    );
    if (slug === 'similar-recordings' && named.includes(song.id)) {
        return [
            ...beside.flatMap(([place, score]) => {
                const similar = all[place];
                return similar ? [recordingRow(similar, score, song.id)] : [];
            }),
            ...broken,
        ];
    }
    if (slug === 'similar-artists' && named.includes(song.artistId)) {
        const artists = new Map(all.slice(2).map(({ artistId, artist }) => [artistId, artist]));
        return [...artists].map(([artist_mbid, name], index) => ({
            artist_mbid,
            name,
            comment: '',
            type: 'Group',
            gender: null,
            score: 1000 - index,
            reference_mbid: song.artistId,
        }));
    }
    if (slug !== 'spotify-id-from-mbid') return [];
    return named.map((id) => {
        const place = all.findIndex((recording) => recording.id === id);
        return {
            recording_mbid: id,
            artist_name: all[place]?.artist ?? null,
            release_name: null,
            track_name: all[place]?.title ?? null,
            // Every third is not known there.
            spotify_track_ids: place % 3 === 0 ? [] : [String(place).padStart(22, '0')],
        };
    });
}

function recordingRow(
    { id, title, artist, artistId, releaseId }: ReturnType<typeof recordings>[number],
    score: number,
    reference: string,
): unknown {
    return {
        recording_mbid: id,
        recording_name: title,
        artist_credit_name: artist,
        artist_credit_mbids: [artistId],
        release_name: `${title} EP`,
        release_mbid: releaseId,
        caa_id: 1,
        caa_release_mbid: releaseId,
        score,
        reference_mbid: reference,
    };
}

/** What must cost no other row anything. */
const broken: readonly unknown[] = [
    { recording_mbid: '../../evil', recording_name: 'No identifier', score: 999 },
    { recording_mbid: null, recording_name: null, artist_credit_name: null, score: 998 },
    null,
];
