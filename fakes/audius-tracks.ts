/** Made-up songs as Audius lists them, dated back from now in all the ways in which it writes dates. */

type Row = readonly [
    id: string,
    title: string,
    artist: string,
    genre: string,
    tags: string,
    releasedDaysAgo: number | null,
    more?: Readonly<Record<string, unknown>>,
];

const rows: readonly Row[] = [
    ['Rk01', 'Copper Skyline', 'Harbour Lights', 'Rock', 'indie,guitar', 3],
    ['Rk02', 'Basement Weather', 'Harbour Lights', 'Alternative', 'lofi', 400],
    ['Rk03', 'Second Storey', 'Marrow Lane', 'Rock', 'guitar', 20],
    ['Rk04', 'No Date At All', 'Marrow Lane', 'Rock', '', null],
    ['Rk05', '白い自転車', '東の窓', 'Rock', '邦楽ロック,jrock', 5],
    ['Rk06', '잠들지 않는 도시', '파란대문', 'Rock', '한국 록', 11],
    ['Rk07', '雨后街灯', '南城故事', 'Rock', '华语摇滚', 17],
    ['Rk08', 'Последний трамвай', 'Ветер с Залива', 'Rock', 'русский рок', 9],
    ['Rk09', 'Open Window (Instrumental)', 'Marrow Lane', 'Rock', 'rock', 13],
    ['Rk10', 'Harbour at Dusk', 'Still Motion', 'Rock', 'instrumental,rock', 6],
    ['Bl01', 'Three Dollar Rain', 'Otis Vale', 'Blues', 'guitar', 8],
    ['Bl02', 'Gravel & Gin', 'Otis Vale', 'Blues', '', 90],
    ['Hh01', 'Night Shift Cypher', 'Kilo Verse', 'Hip-Hop/Rap', 'boombap', 2],
    ['Po01', 'ガラスの朝', '水色レター', 'Pop', 'J-POP', 4],
    ['Pc01', 'Rock Talk, Episode 9', 'The Talkers', 'Podcasts', '邦楽ロック', 1],
    ['Gt01', 'Members Only', 'Harbour Lights', 'Rock', '', 2, { is_stream_gated: true, access: { stream: false } }],
    ['Ul01', 'Hidden', 'Harbour Lights', 'Rock', '', 2, { is_unlisted: true }],
    ['Dl01', 'Gone', 'Harbour Lights', 'Rock', '', 2, { is_delete: true }],
    ['Ns01', 'Silent', 'Harbour Lights', 'Rock', '', 2, { is_streamable: false }],
    ['Na01', 'Lost', 'Harbour Lights', 'Rock', '', 2, { is_available: false }],
    [
        'Ev01',
        'Elsewhere',
        'Marrow Lane',
        'Rock',
        '',
        2,
        { permalink: '//evil.example/song', artwork: { '150x150': 'https://audius.co.evil.example/a.jpg' } },
    ],
    ['Od01', 'Odd Fields', 'Marrow Lane', 'Rock', '', 2, { duration: 'long', artwork: [], user: null, tags: null }],
];

const dayMillis = 24 * 60 * 60 * 1000;

/** `now` in milliseconds since 1970. */
export function audiusTracks(now: number): readonly Readonly<Record<string, unknown>>[] {
    return rows.map(([id, title, artist, genre, tags, daysAgo, more = {}], index) => ({
        id,
        title,
        user: { id: 'Us01', name: artist, handle: 'someone' },
        genre,
        tags,
        duration: 180 + index,
        release_date: daysAgo === null ? null : written(new Date(now - daysAgo * dayMillis), index),
        created_at: new Date(now - 2 * dayMillis).toISOString().replace('.000Z', 'Z'),
        permalink: `/someone/${id.toLowerCase()}`,
        artwork: {
            '150x150': `https://creatornode.audius.co/content/${id}/150x150.jpg`,
            '480x480': `https://creatornode.audius.co/content/${id}/480x480.jpg`,
        },
        is_delete: false,
        is_unlisted: false,
        is_streamable: true,
        is_stream_gated: false,
        access: { stream: true, download: false },
        ...more,
    }));
}

function written(date: Date, index: number): string {
    if (index % 3 === 0) return date.toISOString();
    if (index % 3 === 1) return date.toISOString().slice(0, 10);
    const [weekday, day, month, year] = date.toUTCString().replace(',', '').split(' ');
    return `${weekday} ${month} ${day} ${year} 00:00:00 GMT+0000`;
}
