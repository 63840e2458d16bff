/** Made-up recordings that listeners play beside each other, in five scripts; dated back from now. */
export interface Recording {
    readonly id: string;
    readonly title: string;
    readonly artist: string;
    readonly artistId: string;
    readonly releaseId: string;
    readonly groupId: string;
    /** ISO 639-3, of its releases. */
    readonly language: string;
    readonly tags: readonly string[];
    readonly artistTags: readonly string[];
    /** Empty where it is not known. */
    readonly date: string;
    /** On how many releases it is. */
    readonly releases: number;
    readonly secondaryTypes: readonly string[];
}

interface More {
    readonly tags?: string;
    readonly releases?: number;
    readonly secondary?: string;
}

type Row = readonly [title: string, artist: string, language: string, artistTags: string, daysAgo: number, more?: More];

/** The first is what tests ask about; the second is it again, as it was played once. */
const rows: readonly Row[] = [
    ['Evening Lines', 'The Synthesisers', 'eng', 'synthpop', 4000, { releases: 3 }],
    ['Evening Lines (Live)', 'The Synthesisers', 'eng', 'synthpop', 3000],
    ['Second Song', 'Someone Else', 'eng', 'rock', 2500, { tags: 'rock' }],
    ['Salt and Wire', 'Harrow Lane', 'eng', 'folk rock', 5000],
    ['夜の線路', '青い窓', 'jpn', 'j-pop,rock', 900],
    ['서울의 새벽', '달빛정원', 'kor', 'k-pop', 700],
    ['城市灯火', '夏夜乐队', 'zho', 'mandopop', 600],
    ['Тихий двор', 'Белые Ночи', 'rus', 'russian rock', 800],
    ['Noches', 'Los Faroles', 'spa', 'latin pop', 400],
    ['Blue Kitchen', 'Delta Foundry', 'eng', 'blues', 2000, { tags: 'blues' }],
    ['Glass Piece', 'Still Motion', 'zxx', 'ambient', 1500, { tags: 'instrumental' }],
    ['New Salt', 'Harrow Lane', 'eng', 'folk rock', 9],
    ['Harbour Reading', 'Harrow Lane', 'eng', 'folk rock', 8, { secondary: 'Audiobook' }],
    ['新しい窓', '青い窓', 'jpn', 'j-pop,rock', 12],
];

const dayMillis = 24 * 60 * 60 * 1000;

/** `now` in milliseconds since 1970. */
export function recordings(now: number): readonly Recording[] {
    const artists = [...new Set(rows.map(([, artist]) => artist))];
    return rows.map(([title, artist, language, artistTags, daysAgo, more = {}], index) => ({
        id: recordingId(index),
        title,
        artist,
        artistId: identifier(3, artists.indexOf(artist)),
        releaseId: identifier(4, index),
        groupId: identifier(5, index),
        language,
        tags: more.tags?.split(',') ?? [],
        artistTags: artistTags.split(','),
        date: new Date(now - daysAgo * dayMillis).toISOString().slice(0, 10),
        releases: more.releases ?? 1,
        secondaryTypes: more.secondary === undefined ? [] : [more.secondary],
    }));
}

const identifier = (kind: number, index: number): string =>
    `0000000${kind}-0000-4000-8000-${String(index).padStart(12, '0')}`;

/** By its place among them. */
export const recordingId = (index: number): string => identifier(2, index);

/** An identifier that was merged into the first recording's. */
export const mergedId = identifier(6, 0);
