/** Made-up releases in five languages and in none, dated back from now to the day, the month or the year. */
export interface Release {
    readonly id: string;
    readonly groupId: string;
    readonly title: string;
    readonly artists: readonly string[];
    /** ISO 639-3. */
    readonly language: string;
    readonly script: string;
    /** Of the release itself: one in ten has any. */
    readonly tags: readonly string[];
    readonly groupTags: readonly string[];
    /** Empty where it is not known. */
    readonly date: string;
    /** Of the group: a reissue is younger. Empty where it is not known. */
    readonly firstDate: string;
    readonly hasCover: boolean;
    readonly type: string;
    readonly secondaryTypes: readonly string[];
}

type Precision = 'day' | 'month' | 'year';

interface More {
    readonly precision?: Precision;
    readonly type?: string;
    readonly secondary?: string;
    /** A reissue of what came out so many days ago. */
    readonly firstDaysAgo?: number;
}

type Row = readonly [
    title: string,
    artists: string,
    language: string,
    tags: string,
    daysAgo: number | null,
    more?: More,
];

const rows: readonly Row[] = [
    ['朝焼けの国道', '夜の汽車', 'jpn', 'rock,alternative rock', 2],
    ['Neon Harbour', '夜の汽車', 'jpn', 'rock', 20],
    ['ガラスの観覧車', 'みかん通り/遠野ソラ', 'jpn', 'j-pop,pop', 4],
    ['港町ブルースの夜', '古町一郎', 'jpn', 'blues,blues rock', 15],
    ['雨のち鉄道', '夜の汽車', 'jpn', 'rock', 300],
    ['春一番', '古町一郎', 'jpn', 'rock', 0, { precision: 'year' }],
    ['새벽의 우산', '달빛정원', 'kor', 'k-pop,pop', 3],
    ['겨울 바다 (Winter Sea)', '서울의 밤', 'kor', 'rock,indie rock', 12],
    ['골목길', '서울의 밤', 'kor', 'hip hop', 80],
    ['城市的倒影', '夏夜乐队', 'zho', 'rock,mandopop', 5],
    ['南风过境', '林小雨', 'zho', 'pop,mandopop', 25],
    ['最后一班地铁', '夏夜乐队', 'zho', 'rock', 200],
    ['Северный экспресс', 'Белые Ночи', 'rus', 'rock,russian rock', 6],
    ['Двор и провода', 'Гараж 12', 'rus', 'rock', 28],
    ['Тихая вода', 'Белые Ночи', 'rus', 'blues', 340],
    ['Paper Lantern Road', 'The Low Tides', 'eng', 'rock,indie rock', 1],
    ['Cold Iron Morning', 'Delta Foundry', 'eng', 'blues,blues rock', 8],
    ['Second Hand Sunday', 'The Low Tides', 'eng', 'rock', 10, { precision: 'month' }],
    ['Ribbon & Rust', 'Delta Foundry/Mae Collins', 'eng', 'blues', 27],
    ['Glass Choir', 'Ida Brandt', 'eng', 'pop,synthpop', 9],
    ['Slow Machinery', 'Anvil Garden', 'eng', 'metal,doom metal', 18],
    ['<b>Bold</b> & "Quoted"', 'The Low Tides', 'eng', 'rock', 14],
    ['Tin Roof Rain', 'The Low Tides', 'eng', 'rock', 150],
    ['Undated Demo', 'The Low Tides', 'eng', 'rock', null],
    ['Tomorrow Never Quite', 'The Low Tides', 'eng', 'rock', -20],
    ['Window Seat', 'Still Motion', 'zxx', 'rock,instrumental,post-rock', 7],
    ['Kitchen at Four', 'Still Motion', 'zxx', 'jazz,instrumental', 16],
    ['灯台守の歌', '青い窓', 'jpn', 'rock', 45],
    ['Letters from the Coast', 'Various Readers', 'eng', 'rock', 3, { type: 'Broadcast' }],
    ['Amber (Remastered)', 'The Low Tides', 'eng', 'rock', 5, { firstDaysAgo: 9000 }],
    ['A Murder by the Sea', 'Various Readers', 'eng', 'rock', 4, { secondary: 'Audiobook' }],
    ['Rock Hits of the Week', 'Various Artists', 'eng', 'rock', 4, { secondary: 'Compilation' }],
    ['Glass Depot', 'Anvil Garden', 'zxx', 'electronic,techno', 11],
    ['Sky Ledger', 'Ida Brandt', 'eng', 'electronic,electropop', 13],
    ['Noches de Cal', 'Los Faroles', 'spa', 'rock', 6],
];

const dayMillis = 24 * 60 * 60 * 1000;
const lengths = { day: 10, month: 7, year: 4 };
const scripts: Readonly<Record<string, string>> = { jpn: 'Jpan', kor: 'Kore', zho: 'Hans', rus: 'Cyrl' };

/** `now` in milliseconds since 1970. */
export function releases(now: number): readonly Release[] {
    return rows.map(([title, artists, language, tags, daysAgo, more = {}], index) => {
        const { precision = 'day', type = 'Album', secondary, firstDaysAgo = daysAgo } = more;
        const day = (days: number | null): string =>
            days === null ? '' : new Date(now - days * dayMillis).toISOString().slice(0, lengths[precision]);
        const groupTags = tags.split(',');
        return {
            id: identifier(0, index),
            groupId: identifier(1, index),
            title,
            artists: artists.split('/'),
            language,
            script: scripts[language] ?? 'Latn',
            tags: index % 10 === 1 ? groupTags : [],
            groupTags,
            date: day(daysAgo),
            firstDate: day(firstDaysAgo),
            hasCover: index % 4 !== 3,
            type,
            secondaryTypes: secondary === undefined ? [] : [secondary],
        };
    });
}

const identifier = (kind: number, index: number): string =>
    `0000000${kind}-0000-4000-8000-${String(index).padStart(12, '0')}`;
