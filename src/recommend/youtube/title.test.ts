import { expect, test } from 'vitest';
import { namedBy } from './title.ts';

test.each([
    // English
    ['Adele - Hello (Official Music Video)', 'AdeleVEVO', 'Adele', 'Hello'],
    ['Foo Fighters - Everlong (Official HD Video)', 'foofightersVEVO', 'Foo Fighters', 'Everlong'],
    [
        'Rick Astley - Never Gonna Give You Up (Official Video) (4K Remaster)',
        'Rick Astley',
        'Rick Astley',
        'Never Gonna Give You Up (4K Remaster)',
    ],
    ['Nirvana - Smells Like Teen Spirit | Official Video', 'NirvanaVEVO', 'Nirvana', 'Smells Like Teen Spirit'],
    ['Coldplay - Yellow - Official Music Video', 'Coldplay', 'Coldplay', 'Yellow'],
    ['Jay-Z - 99 Problems [HD]', 'HipHopVids', 'Jay-Z', '99 Problems'],
    ['Bohemian Rhapsody (Remastered 2011)', 'Queen - Topic', 'Queen', 'Bohemian Rhapsody (Remastered 2011)'],
    ['Hello Official Lyric Video', 'AdeleVEVO', 'Adele', 'Hello'],
    ['My Life Is Full', 'Somebody', 'Somebody', 'My Life Is Full'],
    ["Rock 'n' Roll Ain't Noise Pollution", 'AC/DC', 'AC/DC', "Rock 'n' Roll Ain't Noise Pollution"],
    ['Luis Fonsi - Despacito ft. Daddy Yankee', 'LuisFonsiVEVO', 'Luis Fonsi', 'Despacito ft. Daddy Yankee'],
    ['Shallow (feat. Bradley Cooper) - Lady Gaga', 'Lady Gaga', 'Lady Gaga', 'Shallow (feat. Bradley Cooper)'],
    // Japanese
    ['米津玄師 - Lemon', '米津玄師', '米津玄師', 'Lemon'],
    ['YOASOBI「アイドル」 Official Music Video', 'Ayase / YOASOBI', 'YOASOBI', 'アイドル'],
    ['スピッツ / 空も飛べるはず', 'スピッツ', 'スピッツ', '空も飛べるはず'],
    ['夜に駆ける / YOASOBI', 'YOASOBI', 'YOASOBI', '夜に駆ける'],
    ['【MV】あいみょん - マリーゴールド【OFFICIAL MUSIC VIDEO】', 'あいみょん', 'あいみょん', 'マリーゴールド'],
    ['「夜に駆ける」 YOASOBI', 'YOASOBI', 'YOASOBI', '夜に駆ける'],
    // Korean
    ['[MV] IU(아이유) _ Blueming(블루밍)', '1theK (원더케이)', 'IU(아이유)', 'Blueming(블루밍)'],
    ["aespa 에스파 'Supernova' MV", 'SMTOWN', 'aespa 에스파', 'Supernova'],
    ["NewJeans (뉴진스) 'Ditto' Official MV (side A)", 'HYBE LABELS', 'NewJeans (뉴진스)', 'Ditto (side A)'],
    [
        '윤하(YOUNHA) - 사건의 지평선 (Event Horizon) MV',
        'YOUNHA OFFICIAL',
        '윤하(YOUNHA)',
        '사건의 지평선 (Event Horizon)',
    ],
    // Chinese
    ['周杰倫 Jay Chou【晴天 Sunny Day】-Official Music Video', '周杰倫 Jay Chou', '周杰倫 Jay Chou', '晴天 Sunny Day'],
    ['毛不易《消愁》官方MV', '哇唧唧哇', '毛不易', '消愁'],
    ['鄧紫棋 - 光年之外 (Official Video)', 'GEM鄧紫棋', '鄧紫棋', '光年之外'],
    // Russian
    ['Кино — Группа крови', 'Музыка', 'Кино', 'Группа крови'],
    ['Земфира - Хочешь (Официальный клип)', 'Земфира', 'Земфира', 'Хочешь'],
])('%s, on the channel %s, is by %s and called %s', (video, channel, artist, title) => {
    expect(namedBy(video, channel)).toEqual({ artist, title });
});

test('a slash between names of which the channel is neither leaves the title as it is', () => {
    expect(namedBy('Intro / Outro', 'Uploads')).toEqual({ title: 'Intro / Outro', artist: 'Uploads' });
});

test('without a channel there may be no artist', () => {
    expect(namedBy('Everlong')).toEqual({ title: 'Everlong' });
});

test.each(['(Official Video)', '#shorts', ' - ', '「」', ''])('of %j something stays', (video) => {
    expect(namedBy(video, '').title).toBe(video.trim());
});
