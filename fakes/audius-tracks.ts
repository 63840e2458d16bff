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
    ['Ja01', 'Cellar Stairs', 'Otis Vale', 'Jazz', 'acid jazz,rhodes', 7],
    ['Ja02', 'Umbrella Standard', 'Otis Vale', 'Jazz', 'trio', 12],
    ['Te01', 'Warehouse Clock', 'Kilo Verse', 'Techno', 'warehouse', 4],
    ['Fo01', 'Kettle on the Hob', 'Wren and Thistle', 'Folk', 'acoustic', 10],
    ['Fo02', 'Nine Gates', 'The Drovers', 'Folk', 'fiddle', 30],
    ['Fo03', 'Salt Road', 'Ansel Park', 'Folk', '', 70],
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
    return [...rows, ...manyRows()].map(([id, title, artist, genre, tags, daysAgo, more = {}], index) => ({
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
            '150x150': `${nodeOf(index)}/content/${id}/150x150.jpg`,
            '480x480': `${nodeOf(index)}/content/${id}/480x480.jpg`,
            mirrors: audiusNodes,
        },
        stream: {
            url: `${nodeOf(index)}/tracks/cidstream/${id}?${new URLSearchParams({ signature: signature(id, now) })}`,
            mirrors: audiusNodes,
        },
        is_delete: false,
        is_unlisted: false,
        is_streamable: true,
        is_stream_gated: false,
        access: { stream: true, download: false },
        ...more,
    }));
}

/** Some of the operators who store sound and pictures: the artists' own nodes, and others'. */
export const audiusNodes = [
    'https://val014.open-audio-validator.com',
    'https://cn1.mainnet.audiusindex.org',
    'https://creatornode2.audius.co',
    'https://v.monophonic.digital',
] as const;

const nodeOf = (index: number): string => audiusNodes[index % audiusNodes.length] ?? audiusNodes[0];

/** Good for two days. */
const signature = (cid: string, timestamp: number): string =>
    JSON.stringify({ signature: '0xfake', data: JSON.stringify({ cid, timestamp, trackId: 1, userId: 0 }) });

const many = [
    ['Rock', ['Saltwater', 'Broken', 'Northern'], ['Radio', 'Bridges', 'Static', 'Avenue']],
    ['Alternative', ['凍える', '夜行', '青い'], ['信号', '屋上', '海岸', '手紙']],
    ['Blues', ['늦은', '젖은', '오래된'], ['골목', '기차', '편지', '술집']],
    ['Electronic', ['玻璃', '午夜', '雾中'], ['公路', '电台', '灯塔', '城市']],
    ['Pop', ['Ночной', 'Тихий', 'Пустой'], ['вокзал', 'берег', 'эфир', 'город']],
] as const;

/** As many more as a catalogue has, of every script: 60 songs of 60 artists. */
function manyRows(): readonly Row[] {
    return many.flatMap(([genre, first, second], script) =>
        first.flatMap((one, i) =>
            second.map((two, j): Row => {
                const number = i * second.length + j;
                const id = `Mn${script}${String(number).padStart(2, '0')}`;
                return [id, `${one} ${two}`, `${two} ${one}`, genre, '', 1 + number * 4];
            }),
        ),
    );
}

function written(date: Date, index: number): string {
    if (index % 3 === 0) return date.toISOString();
    if (index % 3 === 1) return date.toISOString().slice(0, 10);
    const [weekday, day, month, year] = date.toUTCString().replace(',', '').split(' ');
    return `${weekday} ${month} ${day} ${year} 00:00:00 GMT+0000`;
}
