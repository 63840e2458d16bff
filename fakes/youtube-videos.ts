/** What stands on the YouTube of the tests: titles as people write them, ids that nobody has. */

export interface FakeVideo {
    /** Eleven characters. */
    readonly id: string;
    readonly title: string;
    readonly channel: string;
    /** Before the day on which the test begins. */
    readonly daysAgo: number;
    readonly topics: readonly string[];
    /** ISO 8601. */
    readonly duration?: string;
    readonly audioLanguage?: string;
    readonly live?: 'live' | 'upcoming';
    readonly embeddable?: boolean;
    readonly isPrivate?: true;
    readonly uploadStatus?: 'processed' | 'uploaded' | 'failed' | 'rejected';
    readonly isAgeRestricted?: true;
    /** Found, and gone when it is looked at. */
    readonly isDeleted?: true;
    /** Neither date nor picture, length, language nor status. */
    readonly isBare?: true;
}

const rock = '/m/06by7';
const pop = '/m/064t9';
const jazz = '/m/03_d0';
const hipHop = '/m/0glt670';

export const videos: readonly FakeVideo[] = [
    {
        id: 'fake-en-001',
        title: 'Foo Fighters - Everlong (Official HD Video)',
        channel: 'foofightersVEVO',
        daysAgo: 5000,
        topics: [rock],
        duration: 'PT4M53S',
        audioLanguage: 'en',
    },
    {
        id: 'fake-en-002',
        title: "Rock 'n' Roll Ain't Noise Pollution",
        channel: 'AC/DC - Topic',
        daysAgo: 3000,
        topics: [rock],
        duration: 'PT4M15S',
    },
    {
        id: 'fake-en-003',
        title: 'Simon & Garfunkel - Mrs. Robinson (Audio)',
        channel: 'SimonGarfunkelVEVO',
        daysAgo: 2,
        topics: [rock, pop],
        duration: 'PT4M2S',
        audioLanguage: 'en-US',
    },
    {
        id: 'fake-en-004',
        title: 'Adele - Hello (Official Music Video)',
        channel: 'AdeleVEVO',
        daysAgo: 20,
        topics: [pop],
        duration: 'PT6M7S',
        audioLanguage: 'en',
    },
    {
        id: 'fake-ja-001',
        title: 'スピッツ / 空も飛べるはず',
        channel: 'スピッツ',
        daysAgo: 3,
        topics: [rock, pop],
        duration: 'PT4M28S',
        audioLanguage: 'ja',
    },
    {
        id: 'fake-ja-002',
        title: 'YOASOBI「アイドル」 Official Music Video',
        channel: 'Ayase / YOASOBI',
        daysAgo: 25,
        topics: [pop],
        duration: 'PT3M46S',
    },
    {
        id: 'fake-ja-003',
        title: '米津玄師 Kenshi Yonezu - Lemon',
        channel: 'Kenshi Yonezu  米津玄師',
        daysAgo: 200,
        topics: [pop, rock],
        duration: 'PT4M36S',
        audioLanguage: 'ja',
    },
    {
        id: 'fake-ja-004',
        title: '【off vocal】小さな恋のうた / MONGOL800 カラオケ',
        channel: 'うたスタジオ',
        daysAgo: 4,
        topics: [rock],
        duration: 'PT3M31S',
        audioLanguage: 'ja',
    },
    {
        id: 'fake-ko-001',
        title: '[MV] IU(아이유) _ Blueming(블루밍)',
        channel: '1theK (원더케이)',
        daysAgo: 6,
        topics: [pop],
        duration: 'PT3M37S',
        audioLanguage: 'ko',
    },
    {
        id: 'fake-ko-002',
        title: '윤하(YOUNHA) - 사건의 지평선 (Event Horizon) MV',
        channel: 'YOUNHA OFFICIAL',
        daysAgo: 28,
        topics: [rock, pop],
        duration: 'PT5M13S',
    },
    {
        id: 'fake-zh-001',
        title: '周杰倫 Jay Chou【晴天 Sunny Day】-Official Music Video',
        channel: '周杰倫 Jay Chou',
        daysAgo: 1,
        topics: [pop, rock],
        duration: 'PT4M30S',
        audioLanguage: 'zh-Hant',
    },
    {
        id: 'fake-zh-002',
        title: '毛不易《消愁》官方MV',
        channel: '哇唧唧哇官方頻道',
        daysAgo: 300,
        topics: [pop],
        duration: 'PT4M21S',
        audioLanguage: 'zh-Hans',
    },
    {
        id: 'fake-ru-001',
        title: 'Кино — Группа крови',
        channel: 'Виктор Цой и группа КИНО',
        daysAgo: 5,
        topics: [rock],
        duration: 'PT4M45S',
        audioLanguage: 'ru',
    },
    {
        id: 'fake-ru-002',
        title: 'Земфира - Хочешь (Официальный клип)',
        channel: 'Земфира',
        daysAgo: 100,
        topics: [rock, pop],
        duration: 'PT3M13S',
    },
    {
        id: 'fake-no-001',
        title: 'Little Martha',
        channel: 'The Allman Brothers Band - Topic',
        daysAgo: 12,
        topics: [rock],
        duration: 'PT2M8S',
        audioLanguage: 'zxx',
    },
    {
        id: 'fake-jz-001',
        title: 'Dave Brubeck - Take Five',
        channel: 'Jazz Everyday',
        daysAgo: 900,
        topics: [jazz],
        duration: 'PT5M24S',
        audioLanguage: 'zxx',
    },
    {
        id: 'fake-hh-001',
        title: 'Nas - N.Y. State of Mind (Official Audio)',
        channel: 'NasVEVO',
        daysAgo: 50,
        topics: [hipHop],
        duration: 'PT4M54S',
        audioLanguage: 'en',
    },
    {
        id: 'fake-emb-01',
        title: 'Oasis - Live Forever',
        channel: 'Oasis',
        daysAgo: 2,
        topics: [rock],
        duration: 'PT4M37S',
        audioLanguage: 'en',
        embeddable: false,
    },
    {
        id: 'fake-liv-01',
        title: 'Rock Radio 24/7',
        channel: 'Rock Radio',
        daysAgo: 1,
        topics: [rock],
        duration: 'P0D',
        live: 'live',
    },
    {
        id: 'fake-liv-02',
        title: 'Muse - New Song (Premiere)',
        channel: 'muse',
        daysAgo: 0,
        topics: [rock],
        duration: 'P0D',
        live: 'upcoming',
    },
    {
        id: 'fake-sht-01',
        title: 'Best riff ever #shorts',
        channel: 'Riffs',
        daysAgo: 1,
        topics: [rock],
        duration: 'PT35S',
        audioLanguage: 'en',
    },
    {
        id: 'fake-lng-01',
        title: 'Best Rock Ballads of the 80s, Full Album',
        channel: 'Ballads',
        daysAgo: 3,
        topics: [rock],
        duration: 'PT2H13M5S',
        audioLanguage: 'en',
    },
    {
        id: 'fake-prv-01',
        title: 'Blur - Song 2',
        channel: 'Blur',
        daysAgo: 4,
        topics: [rock],
        duration: 'PT2M3S',
        isPrivate: true,
    },
    {
        id: 'fake-upl-01',
        title: 'Pulp - Common People',
        channel: 'Pulp',
        daysAgo: 1,
        topics: [rock],
        duration: 'PT4M8S',
        uploadStatus: 'uploaded',
    },
    {
        id: 'fake-age-01',
        title: 'Nine Inch Nails - Closer',
        channel: 'Nine Inch Nails',
        daysAgo: 6,
        topics: [rock],
        duration: 'PT4M37S',
        isAgeRestricted: true,
    },
    {
        id: 'fake-del-01',
        title: 'Radiohead - Creep',
        channel: 'Radiohead',
        daysAgo: 3,
        topics: [rock],
        isDeleted: true,
    },
    { id: 'fake-bar-01', title: 'Big Star - Thirteen', channel: 'Big Star', daysAgo: 1, topics: [rock], isBare: true },
];
