/** Where a release can be heard, by the addresses that MusicBrainz's editors gave it. */
import * as v from 'valibot';
import { validEntries } from '../http/lenient-schema.ts';
import type { Recommendation } from '../recommendation.ts';
import type { Place, Places } from '../source.ts';
import type { MusicBrainz } from './musicbrainz-api.ts';

const relationSchema = v.object({
    type: v.string(),
    url: v.object({ resource: v.pipe(v.string(), v.startsWith('https://'), v.url()) }),
});
const releaseSchema = v.object({ relations: v.fallback(validEntries(relationSchema), []) });
const releasesSchema = v.object({ releases: validEntries(releaseSchema) });

/** https://musicbrainz.org/relationships/release-url */
const ofSound = ['free streaming', 'streaming', 'download for free', 'purchase for download'];

interface Known {
    readonly at: string;
    readonly host: RegExp;
    readonly frameOf?: (address: URL) => string | null;
}

const known: readonly Known[] = [
    { at: 'Spotify', host: /^open\.spotify\.com$/, frameOf: spotifyFrame },
    { at: 'YouTube', host: /^((www|m|music)\.)?youtube\.com$|^youtu\.be$/, frameOf: youtubeFrame },
    { at: 'Bandcamp', host: /^[\w-]+\.bandcamp\.com$/ },
    { at: 'Internet Archive', host: /^archive\.org$/ },
];

/** One request to MusicBrainz, two where it asks for a pause. Each place is told once, those that play in the page first. */
export async function placesOf(
    api: MusicBrainz,
    { service, id }: Recommendation,
    signal: AbortSignal,
): Promise<Places> {
    const about = { 'release-group': id, inc: 'url-rels', limit: '25' };
    const result =
        service === 'musicbrainz'
            ? await api({ path: 'release', parameters: about, schema: releasesSchema, signal })
            : await api({ path: `release/${id}`, parameters: { inc: 'url-rels' }, schema: releaseSchema, signal });
    if (!result.ok) {
        return {
            ok: false,
            trouble: result.trouble ?? { service: 'musicbrainz', reason: 'unintelligible', message: '' },
        };
    }
    const releases = 'releases' in result.value ? result.value.releases : [result.value];
    const relations = releases.flatMap((release) => release.relations).filter(({ type }) => ofSound.includes(type));
    const places = relations.flatMap(({ url }) => placeAt(new URL(url.resource)));
    const firsts = new Map(places.toReversed().map((place) => [place.at, place]));
    const once = places.filter((place) => firsts.get(place.at) === place);
    return { ok: true, places: once.toSorted((a, b) => Number(b.frame !== undefined) - Number(a.frame !== undefined)) };
}

function placeAt(address: URL): readonly Place[] {
    const place = known.find(({ host }) => host.test(address.host));
    if (!place) return [];
    const frame = place.frameOf?.(address) ?? null;
    return [{ at: place.at, address: address.href, ...(frame !== null && { frame }) }];
}

function spotifyFrame({ pathname }: URL): string | null {
    return /^\/(album|track)\/[0-9A-Za-z]{22}$/.test(pathname) ? `https://open.spotify.com/embed${pathname}` : null;
}

function youtubeFrame({ host, pathname, searchParams }: URL): string | null {
    const video = host === 'youtu.be' ? pathname.slice(1) : searchParams.get('v');
    const embed = 'https://www.youtube-nocookie.com/embed/';
    if (video !== null && /^[\w-]{11}$/.test(video)) return embed + video;
    const list = searchParams.get('list') ?? '';
    return pathname === '/playlist' && /^[\w-]{10,60}$/.test(list) ? `${embed}videoseries?list=${list}` : null;
}
