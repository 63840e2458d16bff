import * as v from 'valibot';
import { expect, test } from 'vitest';
import { oddEntries } from '../../../fakes/spotify-catalogue.ts';
import { pageSchema, releaseDateOf, toRecommendation } from './tracks.ts';

const id = '4uLU6hMCjMI75M1A2tKUQC';
const image = (width: number | null, url = `https://i.scdn.co/image/${width}`) => ({ url, width, height: width });

const whole = {
    id,
    name: '夜明けのサイレン',
    artists: [{ name: '青い踏切' }, { name: 'Harbour Kids' }],
    album: {
        name: '踏切の向こう',
        album_type: 'album',
        release_date: '2026-11-03',
        release_date_precision: 'day',
        images: [image(640), image(300), image(64)],
    },
    duration_ms: 215_500,
    is_playable: true,
};

const read = (...items: readonly unknown[]) => v.parse(pageSchema, { tracks: { items } });

function readOne(entry: unknown) {
    const [track] = read(entry).tracks;
    if (!track) throw new Error('expected a track');
    return track;
}

test('a track is told whole, with its page and its player', () => {
    expect(toRecommendation(readOne(whole))).toEqual({
        service: 'spotify',
        id,
        title: '夜明けのサイレン',
        artist: '青い踏切, Harbour Kids',
        album: '踏切の向こう',
        durationSeconds: 215.5,
        page: `https://open.spotify.com/track/${id}`,
        cover: 'https://i.scdn.co/image/300',
        frame: `https://open.spotify.com/embed/track/${id}`,
    });
});

test('a missing or odd field costs that field, a broken entry that entry, and all are counted', () => {
    const page = read(...oddEntries, whole);
    expect(page.count).toBe(oddEntries.length + 1);
    expect(page.tracks.map((track) => toRecommendation(track))).toEqual([
        {
            service: 'spotify',
            id: 'Odd0000000000000000002',
            title: 'Half Known',
            artist: 'Somebody',
            page: 'https://open.spotify.com/track/Odd0000000000000000002',
            frame: 'https://open.spotify.com/embed/track/Odd0000000000000000002',
        },
        expect.objectContaining({ id }),
    ]);
});

test.each([['../playlist/37i9dQZF1DX'], [`${id}0`], [`${id.slice(1)}?`], [''], [7]])(
    'an id of %j is none, so that no address is made of it',
    (odd) => {
        expect(read({ ...whole, id: odd }).tracks).toEqual([]);
    },
);

test.each([
    [[image(64), image(640)], 640],
    [[image(64), image(160)], 160],
    [[image(640), image(320), image(300)], 300],
    [[image(null, 'https://i.scdn.co/image/only')], 'only'],
])('of pictures the smallest that is large enough is taken', (images, taken) => {
    const { cover } = toRecommendation(readOne({ ...whole, album: { ...whole.album, images } }));
    expect(cover).toBe(`https://i.scdn.co/image/${taken}`);
});

test.each(['http://i.scdn.co/image/a', 'https://i.scdn.co.example/a', 'javascript:alert(1)', 'data:image/png;base64,'])(
    'a picture at %s is left out',
    (url) => {
        const album = { ...whole.album, images: [image(300, url)] };
        expect(toRecommendation(readOne({ ...whole, album }))).not.toHaveProperty('cover');
    },
);

test.each([
    ['2026-11-03', 'day', '2026-11-03'],
    ['2026-11', 'month', '2026-11'],
    ['2026', 'year', '2026'],
    ['2026-01-01', 'year', '2026'],
    ['2026-01-01', 'month', '2026-01'],
    ['2026', 'month', '2026'],
    ['2026-11-03', undefined, '2026'],
    ['2026-11-03', 'hour', '2026'],
    ['0000', 'year', null],
    ['03.11.2026', 'day', null],
    ['', 'day', null],
    [null, 'day', null],
])('%j with the precision %j was released in %j', (release_date, release_date_precision, date) => {
    const album = { ...whole.album, release_date, release_date_precision };
    expect(releaseDateOf(readOne({ ...whole, album }))).toBe(date);
});

test('the date of a collection says nothing of its songs', () => {
    expect(releaseDateOf(readOne({ ...whole, album: { ...whole.album, album_type: 'compilation' } }))).toBeNull();
    expect(releaseDateOf(readOne({ ...whole, album: undefined }))).toBeNull();
});

test('what is no list of tracks is no page', () => {
    for (const body of [null, {}, { tracks: null }, { tracks: { items: {} } }])
        expect(v.safeParse(pageSchema, body).success).toBe(false);
});
