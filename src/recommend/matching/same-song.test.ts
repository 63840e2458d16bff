import { describe, expect, test } from 'vitest';
import { artistName, isSameSong, type Song } from './same-song.ts';

/** "Artist | Title" */
function song(text: string): Song {
    const [artist, title = ''] = text.split(' | ');
    return artist === '' ? { title } : { title, artist };
}
const same = (a: string, b: string) => {
    const answers = [isSameSong(song(a), song(b)), isSameSong(song(b), song(a))];
    expect(answers[0]).toBe(answers[1]);
    return answers[0];
};

describe('one song', () => {
    test.each([
        ['Queen | Bohemian Rhapsody', 'Queen | Bohemian Rhapsody (Remastered 2011)'],
        ['Queen | Bohemian Rhapsody', 'Queen | Bohemian Rhapsody - 2011 Remaster'],
        ['Queen | Bohemian Rhapsody', 'Queen Official | Queen – Bohemian Rhapsody (Official Video Remastered)'],
        ['Queen | Bohemian Rhapsody', 'Some Uploader | Queen - Bohemian Rhapsody (Lyrics)'],
        ['Queen | Bohemian Rhapsody', 'Some Uploader | Bohemian Rhapsody - Queen [HD]'],
        ['Queen | Bohemian Rhapsody', 'Queen - Topic | Bohemian Rhapsody'],
        ['Queen | Bohemian Rhapsody', 'Queen | Bohemian Rhapsody (Live at Wembley 1986)'],
        ['Nirvana | About a Girl', 'NirvanaVEVO | Nirvana - About A Girl (MTV Unplugged) [4K]'],
        ['Gloria Gaynor | I Will Survive', 'Gloria Gaynor | I Will Survive (Extended Mix)'],
        ['a-ha | Take On Me', 'a-ha | Take On Me (Official Video) [Remastered in 4K]'],
        ['Energy 52 | Café del Mar', 'energy-52 | CAFE DEL MAR'],
        ['Queen & David Bowie | Under Pressure', 'Queen, David Bowie | Under Pressure (Remastered 2011)'],
        ['Jay-Z | Empire State of Mind', 'JAY-Z | Empire State of Mind (feat. Alicia Keys)'],
        ['Jay-Z | Empire State of Mind', 'JAY Z | Empire State Of Mind ft. Alicia Keys'],
        ['Billie Eilish | lovely', 'Billie Eilish | lovely (sped up)'],
        ['Toto | Africa', 'Toto | Africa (Instrumental)'],
        ['YOASOBI | 夜に駆ける', 'Ayase / YOASOBI | YOASOBI「夜に駆ける」 Official Music Video'],
        ['YOASOBI | 夜に駆ける', 'YOASOBI | 夜に駆ける (Live)'],
        ['米津玄師 | Lemon', '米津玄師 | 米津玄師  Kenshi Yonezu - Lemon'],
        ['Kenshi Yonezu | Lemon', 'Kenshi Yonezu  米津玄師 | 米津玄師  Kenshi Yonezu - Lemon'],
        ['宇多田ヒカル | First Love', '宇多田ヒカル | First Love (2022 Mix) [リマスター]'],
        ['IU | Blueming', '1theK | [MV] IU(아이유) _ Blueming(블루밍)'],
        ['아이유 | 블루밍', '1theK | [MV] IU(아이유) _ Blueming(블루밍)'],
        ['IVE | LOVE DIVE', "STARSHIP | IVE 아이브 'LOVE DIVE' MV"],
        ['윤하 | 사건의 지평선', 'YOUNHA(윤하) | 사건의 지평선 (Event Horizon) 라이브'],
        ['방탄소년단 | 봄날', '방탄소년단 | 봄날 (Japanese Ver.)'],
        ['周杰倫 | 告白氣球', '周杰倫 Jay Chou | 周杰倫 Jay Chou【告白氣球】Official MV'],
        ['陈粒 | 易燃易爆炸', '陈粒 | 易燃易爆炸 (现场版)'],
        ['Кино | Группа крови', 'Кино Official | Кино - Группа крови (Премьера клипа)'],
        ['Кино | Группа крови', 'Кино | Группа крови (концерт в Лужниках, 1990)'],
        ['Wings | Live and Let Die', 'Some Uploader | Wings - Live and Let Die (Official Video)'],
        ['Simon & Garfunkel | The Boxer', 'Simon & Garfunkel | The Boxer - Live from New York City, 1967'],
        ['The Beatles | Let It Be', 'The Beatles | Let It Be - Single Version'],
        ['Ed Sheeran | Perfect', 'Lyric Channel | Ed Sheeran - Perfect [가사/해석]'],
    ])('%s = %s', (a, b) => {
        expect(same(a, b)).toBe(true);
    });
});

describe('two songs', () => {
    test.each([
        ['Leonard Cohen | Hallelujah', 'Jeff Buckley | Hallelujah'],
        ['Leonard Cohen | Hallelujah', 'Pentatonix | Hallelujah (Leonard Cohen Cover)'],
        ['Toto | Africa', 'Weezer | Africa'],
        ['Daft Punk | One More Time', 'Daft Punk | One More Time (Romanthony Remix)'],
        ['Moby | Porcelain', 'Moby | Porcelain (Torsten Stenzel Mix)'],
        ['Pink Floyd | Another Brick in the Wall, Pt. 1', 'Pink Floyd | Another Brick in the Wall, Pt. 2'],
        ['Pink Floyd | Time', 'Pink Floyd | Time (Reprise)'],
        ['Wings | Live and Let Die', 'Wings | Let Die'],
        ['The Rolling Stones | (I Can’t Get No) Satisfaction', 'The Rolling Stones | (Out of) Satisfaction'],
        ['Queen | ???', 'Queen | !!!'],
        ['YOASOBI | 夜に駆ける', 'YOASOBI | アイドル'],
        ['周杰倫 | 晴天', '周杰倫 | 雨天'],
        ['Кино | Группа крови', 'Кино | Звезда по имени Солнце'],
        ['Live | Lightning Crashes', 'Live | I Alone'],
        ['Wings | Jet', 'Some Uploader | Wings - Live and Let Die'],
        ['Eels | Hombre Lobo', 'Some Uploader | Eels - Mono'],
    ])('%s ≠ %s', (a, b) => {
        expect(same(a, b)).toBe(false);
    });
});

test('without an artist, one title is one song when it is as long, or when a length is unknown', () => {
    const intro = (durationSeconds?: number): Song => ({ title: 'Intro', durationSeconds });
    expect(isSameSong(intro(60), intro(63))).toBe(true);
    expect(isSameSong(intro(60), intro(64))).toBe(false);
    expect(isSameSong(intro(60), intro())).toBe(true);
    expect(isSameSong(intro(60), { title: 'Intro', artist: 'The xx', durationSeconds: 128 })).toBe(false);
});

describe('artistName', () => {
    test.each([
        ['Queen', 'queen'],
        ['Queen - Topic', 'queen'],
        ['QueenVEVO', 'queen'],
        ['Queen Official', 'queen'],
        ['Queen & David Bowie', 'queen'],
        ['Röyksopp', 'royksopp'],
        ['IU(아이유)', 'iu'],
        ['ＹＯＡＳＯＢＩ', 'yoasobi'],
        ['米津玄師', '米津玄師'],
        ['!!!', '!!!'],
    ])('%s is counted as %s', (artist, name) => {
        expect(artistName({ title: '', artist })).toBe(name);
    });

    test('nobody is nobody', () => {
        expect(artistName({ title: 'Song' })).toBeNull();
        expect(artistName({ title: 'Song', artist: ' ' })).toBeNull();
    });
});
