/** Made-up songs as Wikidata knows them: with a video on YouTube, in five scripts. */
export interface WikidataSong {
    readonly item: string;
    readonly title: string;
    readonly artist: string;
    readonly language: string;
    readonly genre: string;
    readonly daysAgo: number;
    readonly precision: '9' | '10' | '11';
    readonly video: string;
}

/** language | genre | title | artist | days since release, precision unless day */
const table = `
Q1860 | Q11399 | Lanterns in August | The Quarry Choir | 9
Q1860 | Q11399 | Half Past Winter | Odd Harbour | 16
Q1860 | Q11399 | Wire and Honey | Marlow Sisters | 200
Q1860 | Q11399 | Old Number Nine | Tom Ashby | 9000
Q1860 | Q9759 | Rust on the Levee | Big Ann Tolliver | 12
Q1860 | Q37073 | Paper Aeroplane | Lio Marsh | 5
Q5287 | Q11399 | 夜行列車の窓 | 銀河食堂 | 8
Q5287 | Q11399 | Blue Signal | 銀河食堂 | 20
Q5287 | Q37073 | 桜のあとで | 水野かなた | 400
Q9176 | Q11399 | 새벽 네 시의 노래 | 파도상점 | 11
Q9176 | Q37073 | 종이비행기 | 윤슬 | 25
Q7850 | Q11399 | 雾里的灯 | 河岸乐团 | 13
Q727694 | Q37073 | 慢车 | 周末信箱 | 27
Q7737 | Q11399 | Последний маяк | Северная пристань | 14
Q7737 | Q9759 | Дождь на Лиговке | Старый двор | 300
Q1860 | Q170611 | Warehouse Clock | Northern Relay | 15
Q1860 | Q9778 | Copper Circuit | Northern Relay | 18
Q150 | Q11399 | Rue des Ormes | Les Hirondelles | 10
Q1860 | Q11399 | Sometime This Year | Odd Harbour | 40 9
`;

export const wikidataSongs: readonly WikidataSong[] = table
    .trim()
    .split('\n')
    .map((line, index) => {
        const [language = '', genre = '', title = '', artist = '', release = ''] = line.split(' | ');
        const [days, precision = '11'] = release.split(' ');
        return {
            item: `Q9${String(index).padStart(4, '0')}`,
            title,
            artist,
            language,
            genre,
            daysAgo: Number(days),
            precision: precision as WikidataSong['precision'],
            video: `fake-wd-${String(index).padStart(3, '0')}`,
        };
    });
