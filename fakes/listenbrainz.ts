import { createOpenService, json, unreadable, type OpenService } from './open-service.ts';
import { releases, type Release } from './releases.ts';

const dayMillis = 24 * 60 * 60 * 1000;
const path = '/1/explore/fresh-releases/';
const known = ['days', 'sort', 'past', 'future', 'release_date'];

/**
 * ListenBrainz, as https://listenbrainz.readthedocs.io has it: what came out, and unless it is told otherwise what will, within
 * so many days of today. Without the last slash it leads on to an address without encryption, and lets no page follow.
 */
export function createListenBrainz({ now }: { readonly now: () => number }): OpenService {
    return createOpenService((request) => {
        const { pathname, searchParams, search } = new URL(request.url);
        if (`${pathname}/` === path)
            return unreadable(308, { Location: `http://api.listenbrainz.org${path}${search}` });
        if (pathname !== path) return json({ code: 404, error: 'Not Found' }, 404);
        const days = Number(searchParams.get('days') ?? 14);
        if (![...searchParams.keys()].every((name) => known.includes(name)))
            return json({ code: 400, error: 'unknown parameter' }, 400);
        if (!Number.isInteger(days) || days < 1 || days > 90)
            return json({ code: 400, error: 'days must be between 1 and 90.' }, 400);
        const isFresh = ({ date }: Release): boolean => {
            const age = (now() - Date.parse(date)) / dayMillis;
            const isAsked = searchParams.get(age >= 0 ? 'past' : 'future') !== 'false';
            return date.length === 10 && isAsked && Math.abs(age) <= days;
        };
        const fresh = releases(now()).filter(isFresh);
        return json({ payload: { count: fresh.length, releases: [...fresh.map(entry), ...broken] } });
    });
}

function entry(release: Release, index: number): unknown {
    const { id, groupId, title, artists, date, tags, type, secondaryTypes, hasCover } = release;
    return {
        release_mbid: id,
        release_group_mbid: groupId,
        release_name: title,
        artist_credit_name: artists.join(' feat. '),
        artist_mbids: [id],
        release_date: date,
        release_tags: tags,
        release_group_primary_type: type,
        release_group_secondary_type: secondaryTypes[0] ?? null,
        caa_id: hasCover ? 1 : null,
        caa_release_mbid: hasCover ? id : null,
        listen_count: index * 3,
    };
}

/** What must cost no other entry anything. */
const broken: readonly unknown[] = [{ release_mbid: 'evil', release_name: 'No identifier' }, null, 7];
