/** Songs that nobody recorded, as a catalogue of five languages has them. */

export interface MadeUpTrack {
    readonly id: string;
    readonly title: string;
    readonly artists: readonly string[];
    /** As Spotify files the artist. */
    readonly genre: string;
    /** What else it is found by, as a list or a description names it. */
    readonly words: string;
    readonly daysAgo: number;
    readonly precision: 'day' | 'month' | 'year';
    readonly albumType: 'album' | 'single' | 'compilation';
    readonly isPlayable: boolean;
}

/** genre | words | title | artists | days since release, precision unless day, album type unless album, "barred" */
const table = `
rock | | Amber Motorway | The Low Lights | 3
rock | | Paper Lanterns | Harbour Kids | 5
rock | | Glass Weather | The Low Lights | 12
rock | | Nobody's Driving | Marrow & Pine | 20
rock | | Second Hand Summer | Velvet Ditch | 26
rock | | Telegraph Hill | Harbour Kids | 41
rock | | Cold Kitchen | Juniper Fault | 60
rock | | Salt Flat Radio | Ines Calloway | 75
rock | | The Long Way Round Again | Marrow & Pine | 90
rock | | Anthem for a Small Room | Juniper Fault | 120
rock | | Static on the Stairs | Velvet Ditch | 150
rock | | Canción de la Lluvia | Los Faroles | 15
rock | | Letzter Zug und ich | Kranich | 33
rock | | Old Coat | Ines Calloway | 200 month
rock | | Drive By Night | The Low Lights | 310 year
rock | | Half a Map | Harbour Kids | 400
rock | | Copper Wire | Marrow & Pine | 700
rock | | Rainy Day Parade | Tin Orchard | 800
rock | | Greatest Rainy Days | Tin Orchard | 4 compilation
rock | | Basement Choir | Tin Orchard | 8 single
rock | | Window Seat | Ines Calloway | 9 barred
rock | | Northbound | Kestrel Road | 14 single
rock | | Ghost of the Arcade | Kestrel Road | 2
rock | | Matchbook | Kestrel Road | 1
rock | | Tomorrow's Papers | Kestrel Road | -9
rock | instrumental | Low Tide (Instrumental) | The Low Lights | 6
rock | instrumental | Ridge Line (Instrumental) | Marrow & Pine | 45
blues | | Muddy Shoes | Earl Whitlock | 7
blues | | Ten Cent Sunday | Earl Whitlock | 16
blues | | Slow Freight | Della Marsh | 30
blues | | Levee Light | Della Marsh; Earl Whitlock | 55
blues | | River Took the Porch | Big Cal Hutchins | 100
blues | | Six Strings Down the Road | Big Cal Hutchins | 500
jazz | | Blue Umbrella | Nora Vance Trio | 10
jazz | | Café at Closing | Nora Vance Trio | 22
jazz | instrumental | Opus for Brushes (Instrumental) | Nora Vance Trio | 18
hip hop | | Corner Store Psalms | MC Lattice | 11
hip hop | | Ledger | MC Lattice; Della Marsh | 27
j-rock | 邦楽ロック | 夜明けのサイレン | 青い踏切 | 2
j-rock | 邦楽ロック | 桜色の残像 | 青い踏切 | 13
j-rock | 邦楽ロック | Skyline (Japanese Ver.) | 星屑ドライブ | 19
j-rock | 邦楽ロック | 透明な約束 | 星屑ドライブ | 36
j-rock | 邦楽ロック | Runaway Train | 星屑ドライブ | 48
j-rock | 邦楽ロック | Midnight Commuter | Tokyo Tape Club | 52
j-rock | 邦楽ロック | ラストオーダー | 渋谷午前三時 | 180 year
j-pop | J-POP | 恋する炭酸水 | みなもゆい | 4
j-pop | J-POP | まわる観覧車 | みなもゆい | 24
k-pop | K-POP | 별빛 소나기 | 하루온 | 3
k-pop | K-POP | 사월의 편지 (April Letter) | 하루온 | 17
k-pop | K-POP | Runway | 네온파크 | 29
k-pop | K-POP | Sugar Alarm | NEON:PARK | 31
folk | 블루스 한국 | 골목길 블루스 | 김도현 밴드 | 9
folk | 블루스 한국 | 비 오는 정류장 | 김도현 밴드 | 70
mandopop | 华语流行 | 夏天的尾巴 | 林若溪 | 6
mandopop | 华语流行 | 走过旧街口 | 林若溪 | 21
mandopop | 华语流行 | Afterglow 余晖 | 陈默 | 39 month
cantopop | cantopop | 維港夜話 | 何家朗 | 25
russian rock | русский рок | Последний трамвай | Северный мост | 5
russian rock | русский рок | Дым над рекой | Северный мост | 28
russian rock | русский рок | Письма без адреса | Вера Лунина | 64
russian rock | русский рок | Остання зима | Вітер | 12
techno | | Warehouse Clock | Northern Relay | 6
electronic | | Copper Circuit | Northern Relay | 23
world | asian music | Paper Boat Lanterns | Still Harbour Ensemble | 17
reggae | | Sunday Breeze | Island Post | 10
reggae | | Kingston Mail | Island Post | 40
`;

export const catalogue: readonly MadeUpTrack[] = table
    .trim()
    .split('\n')
    .map((line, index) => {
        const [genre = '', words = '', title = '', artists = '', release = ''] = line
            .split('|')
            .map((cell) => cell.trim());
        const [days, ...more] = release.split(' ');
        return {
            id: `Track${String(index).padStart(17, '0')}`,
            title,
            artists: artists.split('; '),
            genre,
            words,
            daysAgo: Number(days),
            precision: more.includes('year') ? 'year' : more.includes('month') ? 'month' : 'day',
            albumType: more.includes('compilation') ? 'compilation' : more.includes('single') ? 'single' : 'album',
            isPlayable: !more.includes('barred'),
        };
    });

/** What a broken catalogue mixes into its answers: nothing, half of something, and one that can still be used. */
export const oddEntries: readonly unknown[] = [
    null,
    'not a track',
    { id: 'too-short', name: 'Broken Id', artists: [{ name: 'Nobody' }] },
    { id: 'Odd0000000000000000001', name: '  ', artists: [] },
    {
        id: 'Odd0000000000000000002',
        name: 'Half Known',
        artists: [null, { name: 'Somebody' }],
        album: {
            name: 7,
            release_date: 'soon',
            release_date_precision: 'decade',
            images: [{ url: 'https://example.org/cover.jpg', width: 300 }, { url: 'javascript:alert(1)' }],
        },
        duration_ms: 'long',
    },
];
