import { createOpenService, json, type OpenService } from './open-service.ts';
import { releases, type Release } from './releases.ts';

const dayMillis = 24 * 60 * 60 * 1000;

/** ListenBrainz, as https://listenbrainz.readthedocs.io has it: what came out, and will, within so many days of today. */
export function createListenBrainz({ now }: { readonly now: () => number }): OpenService {
    return createOpenService((request) => {
        const { origin, pathname, searchParams } = new URL(request.url);
        if (origin !== 'https://api.listenbrainz.org' || pathname !== '/1/explore/fresh-releases')
            return json({ code: 404, error: 'Not Found' }, 404);
        const days = Number(searchParams.get('days') ?? 14);
        const known = ['days', 'sort', 'past', 'future', 'release_date'];
        if (![...searchParams.keys()].every((name) => known.includes(name)))
            return json({ code: 400, error: 'unknown parameter' }, 400);
        if (!Number.isInteger(days) || days < 1 || days > 90)
            return json({ code: 400, error: 'days must be between 1 and 90.' }, 400);
        const isFresh = ({ date }: Release) =>
            date.length === 10 && Math.abs(Date.parse(date) - now()) <= days * dayMillis;
        const fresh = releases(now()).filter(isFresh);
        return json({ payload: { count: fresh.length, releases: [...fresh.map(entry), ...broken] } });
    });
}

function entry({ id, title, artists, date, tags, type, hasCover }: Release): unknown {
    return {
        release_mbid: id,
        release_group_mbid: id,
        release_name: title,
        artist_credit_name: artists.join(' feat. '),
        release_date: date,
        release_tags: tags,
        release_group_primary_type: type,
        caa_id: hasCover ? 1 : null,
        caa_release_mbid: hasCover ? id : null,
    };
}

/** What must cost no other entry anything. */
const broken: readonly unknown[] = [{ release_mbid: 'evil', release_name: 'No identifier' }, null, 7];
