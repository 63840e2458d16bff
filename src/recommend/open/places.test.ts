import { beforeEach, expect, test } from 'vitest';
import { createMusicBrainz } from '../../../fakes/musicbrainz.ts';
import type { OpenService } from '../../../fakes/open-service.ts';
import type { Recommendation } from '../recommendation.ts';
import { createTestClient, never, now } from './open.fixture.ts';
import { createMusicBrainzApi, type MusicBrainz } from './musicbrainz-api.ts';
import { placesOf } from './places.ts';

let fake: OpenService;
let api: MusicBrainz;

const create = (answer: OpenService['answer']): MusicBrainz =>
    createMusicBrainzApi({
        http: createTestClient({ answer }),
        rateLimit: async () => undefined,
        wait: async () => undefined,
    });

beforeEach(() => {
    let time = now;
    fake = createMusicBrainz({ now: () => (time += 1100) });
    api = create(fake.answer);
});

const release = (service: 'musicbrainz' | 'listenbrainz', number: number): Recommendation => ({
    service,
    id: `0000000${service === 'musicbrainz' ? 1 : 0}-0000-4000-8000-${String(number).padStart(12, '0')}`,
    title: 'A release',
    judgements: [],
});

test.each(['musicbrainz', 'listenbrainz'] as const)(
    'a release of %s is found where it sounds, by one request',
    async (service) => {
        const album = '0000000000000000000000';
        expect(await placesOf(api, release(service, 0), never)).toEqual({
            ok: true,
            places: [
                {
                    at: 'Spotify',
                    address: `https://open.spotify.com/album/${album}`,
                    frame: `https://open.spotify.com/embed/album/${album}`,
                },
                { at: 'Bandcamp', address: 'https://lowtides.bandcamp.com/album/number-0' },
            ],
        });
        expect(await placesOf(api, release(service, 1), never)).toMatchObject({
            places: [
                { at: 'YouTube', frame: 'https://www.youtube-nocookie.com/embed/fake-mb-001' },
                { at: 'Internet Archive', address: 'https://archive.org/details/release-1' },
            ],
        });
        expect(fake.requests).toHaveLength(2);
    },
);

test('one that nobody linked is nowhere, and what leads elsewhere is no place', async () => {
    expect(await placesOf(api, release('musicbrainz', 2), never)).toEqual({ ok: true, places: [] });
});

test.each([
    ['https://youtu.be/aaaaaaaaaaa', 'https://www.youtube-nocookie.com/embed/aaaaaaaaaaa'],
    ['https://music.youtube.com/watch?v=aaaaaaaaaaa&list=x', 'https://www.youtube-nocookie.com/embed/aaaaaaaaaaa'],
    [
        'https://www.youtube.com/playlist?list=OLAK5uy_aaaaaaaaaa',
        'https://www.youtube-nocookie.com/embed/videoseries?list=OLAK5uy_aaaaaaaaaa',
    ],
    ['https://www.youtube.com/@someone', undefined],
    ['https://open.spotify.com/artist/0000000000000000000000', undefined],
])('%s plays in the frame %s', async (resource, frame) => {
    const relations = [{ type: 'free streaming', url: { resource } }];
    const answer = async () => Response.json({ relations }, { headers: { 'Access-Control-Allow-Origin': '*' } });
    const places = await placesOf(create(answer), release('listenbrainz', 0), never);
    expect(places.ok && places.places.map((place) => place.frame)).toEqual([frame]);
});

test('a MusicBrainz that does not answer is told of', async () => {
    fake.fail('busy', 'busy');
    expect(await placesOf(api, release('musicbrainz', 0), never)).toMatchObject({
        ok: false,
        trouble: { service: 'musicbrainz', reason: 'busy-or-blocked' },
    });
});
