import { describe, expect, test } from 'vitest';
import type { Language } from '../../flow.ts';
import { instrumentalByTitle, judgeLanguage } from './language.ts';

const all: readonly Language[] = ['en', 'ja', 'ko', 'zh', 'ru'];

/** The languages that a song counts as; more than one would be a fault. */
function languages(title: string, artist?: string, declared?: string): readonly Language[] {
    return all.filter((language) => judgeLanguage({ title, artist, declared }, language).verdict === 'yes');
}

describe('titles in Japanese', () => {
    test.each([
        ['夜に駆ける', 'YOASOBI'],
        ['YOASOBI「夜に駆ける」 Official Music Video', 'Ayase / YOASOBI'],
        ['米津玄師  Kenshi Yonezu - Lemon', '米津玄師'],
        ['Lemon', '米津玄師'],
        ['アイドル', 'YOASOBI'],
        ['うっせぇわ', 'Ado'],
        ['【Ado】うっせぇわ', 'Ado'],
        ['残酷な天使のテーゼ', '高橋洋子'],
        ['千本桜 feat. 初音ミク', 'WhiteFlame'],
        ['First Love', '宇多田ヒカル'],
        ['Pretender', 'Official髭男dism'],
        ['紅蓮華', '藤井風'],
        ['死ぬのがいいわ', 'Fujii Kaze'],
        ['ﾊﾅﾐｽﾞｷ', '一青窈'],
        ['上を向いて歩こう (Sukiyaki)', '坂本九'],
        ['真夜中のドア〜Stay With Me', '松原みき'],
        ['愛を伝えたいだとか #shorts #kpop', 'あいみょん'],
        ['乾杯', '長渕剛と仲間たち'],
        ['気分上々', 'mihimaru GT'],
        ['Dynamite -Japanese Ver.-', 'BTS'],
        ['FAKE LOVE -日本語版-', 'BTS'],
        ['Plastic Love', '竹内まりや'],
    ])('%s by %s', (title, artist) => {
        expect(languages(title, artist)).toEqual(['ja']);
    });
});

describe('titles in Korean', () => {
    test.each([
        ['사건의 지평선 (Event Horizon)', 'YOUNHA'],
        ['봄날 (Spring Day)', 'BTS'],
        ["BTS (방탄소년단) 'Dynamite' Official MV", 'HYBE LABELS'],
        ['Dynamite', '방탄소년단'],
        ['[MV] IU(아이유) _ Blueming(블루밍)', '1theK'],
        ['강남스타일 (Gangnam Style) M/V', 'PSY'],
        ["IVE 아이브 'LOVE DIVE' MV", 'STARSHIP'],
        ['좋은 날', 'IU'],
        ['밤편지 [가사/Lyrics]', '아이유'],
        ['첫눈처럼 너에게 가겠다', 'AILEE'],
        ['愛人', '김건모'],
        ['봄', '볼빨간사춘기'],
        ['OMG (Korean Version)', 'NewJeans'],
    ])('%s by %s', (title, artist) => {
        expect(languages(title, artist)).toEqual(['ko']);
    });
});

describe('titles in Chinese', () => {
    test.each([
        ['晴天', '周杰倫'],
        ['晴天', 'Jay Chou'],
        ['月亮代表我的心', '鄧麗君'],
        ['周杰倫 Jay Chou【告白氣球 Love Confession】Official MV', 'JVR Music'],
        ['說好不哭 (Won’t Cry) feat. 五月天阿信', '周杰倫'],
        ['海阔天空', 'Beyond'],
        ['起风了', '买辣椒也用券'],
        ['光年之外 Light Years Away', 'G.E.M. 鄧紫棋'],
        ['后来', '刘若英'],
        ['易燃易爆炸', '陈粒'],
        ['Sunny Day (晴天)', 'Jay Chou'],
        ['Nice Boat', '告五人'],
        ['偏偏喜歡你', '陳百強'],
        ['Super Star (中文版)', 'S.H.E'],
    ])('%s by %s', (title, artist) => {
        expect(languages(title, artist)).toEqual(['zh']);
    });
});

describe('titles in Russian', () => {
    test.each([
        ['Группа крови', 'Кино'],
        ['Звезда по имени Солнце (Official Video)', 'Кино'],
        ['Мокрые кроссы', 'Тима Белорусских'],
        ['Кукла колдуна', 'Король и Шут'],
        ['Я', 'Ваня Дмитриенко'],
        ['Плакала', 'KAZKA feat. Баста'],
        ['ОБЪЕКТ', 'Pharaoh'],
        ['МУЗЫКА (Премьера клипа, 2023)', 'ЛСП'],
        ['Fata Morgana', 'Маркул'],
        ['Небо славян', 'Алиса'],
        ['Батарейка #рек #музыка', 'Жуки'],
    ])('%s by %s', (title, artist) => {
        expect(languages(title, artist)).toEqual(['ru']);
    });
});

describe('titles in English', () => {
    test.each([
        ['Bohemian Rhapsody (Remastered 2011)', 'Queen'],
        ['Smells Like Teen Spirit', 'Nirvana'],
        ['Ｈｅｌｌｏ', 'Adele'],
        ['Un-Break My Heart', 'Toni Braxton'],
        ['Café Society', 'The Holy Modal Rounders'],
        ['Señorita', 'Shawn Mendes'],
        ['Halo', 'Beyoncé'],
        ['Kickstart My Heart', 'Mötley Crüe'],
        ['Los Angeles', 'X'],
        ['Live and Let Die', 'Wings'],
        ['I Will Survive - 1981 Recording [Official Music Video]', 'Gloria Gaynor'],
        ['Freak on a Leash', 'KoЯn'],
        ['What’s Going On ¯\\_(ツ)_/¯', 'Marvin Gaye'],
        ['Perfect [가사/해석]', 'Ed Sheeran'],
        ['Sugar (官方MV) 中文字幕', 'Maroon 5'],
        ['Shape of You 和訳', 'Ed Sheeran'],
        ['Numb (с переводом)', 'Linkin Park'],
        ['Cupid (English Version)', '피프티피프티'],
    ])('%s by %s', (title, artist) => {
        expect(languages(title, artist)).toEqual(['en']);
    });
});

describe('titles that tell nothing, or of another language', () => {
    test.each([
        ['La vie en rose', 'Édith Piaf'],
        ['Bésame Mucho por Siempre', 'Consuelo Velázquez'],
        ['99 Luftballons und ich', 'Nena'],
        ['L’amour toujours', 'Gigi D’Agostino'],
        ['El Condor Pasa', 'Los Incas'],
        ['Hoppípolla og fleira', 'Sigur Rós þ'],
        ['Kimi no Shiranai Monogatari', 'supercell'],
        ['Kuzu kuzu', 'Tarkan Şı'],
        ['1999', 'Prince'],
        ['???', '!!!'],
        ['Take On Me (テイク・オン・ミー)', 'a-ha'],
        ['Обійми', 'Океан Ельзи'],
        ['Стефания', 'Калуш Оркестр і хор'],
        ['Път към теб', 'Ъпсурт'],
        ['Лане моје', 'Жељко Јоксимовић'],
        ['Ederlezi Ζορμπάς', 'Νίκος'],
        ['เพลงรัก', 'Thai'],
        ['아이 ラブ', 'Duo'],
    ])('%s by %s', (title, artist) => {
        expect(languages(title, artist)).toEqual([]);
    });

    test('a Latin title may be of any language, a title in another script may not', () => {
        expect(judgeLanguage({ title: 'Gurenge', artist: 'LiSA' }, 'ja').verdict).toBe('unknown');
        expect(judgeLanguage({ title: 'La vie en rose', artist: 'Édith Piaf' }, 'en').verdict).toBe('unknown');
        expect(judgeLanguage({ title: 'Кино' }, 'ja').verdict).toBe('no');
        expect(judgeLanguage({ title: '晴天' }, 'en').verdict).toBe('no');
    });

    test('what Chinese and Japanese write alike counts as Chinese, and may be Japanese', () => {
        expect(judgeLanguage({ title: '怪物', artist: 'YOASOBI' }, 'zh').verdict).toBe('yes');
        expect(judgeLanguage({ title: '怪物', artist: 'YOASOBI' }, 'ja').verdict).toBe('unknown');
        expect(judgeLanguage({ title: '怪物', artist: 'YOASOBI' }, 'ko').verdict).toBe('no');
    });
});

describe('how it was judged', () => {
    const judgement = (title: string, artist: string | undefined, wanted: Language, declared?: string) =>
        judgeLanguage({ title, artist, declared }, wanted).judgement;

    test('names the script, and whether the title or the artist is written in it', () => {
        expect(judgement('夜に駆ける', 'YOASOBI', 'ja')).toEqual({
            kind: 'script',
            language: 'ja',
            script: 'kana',
            of: 'title',
        });
        expect(judgement('Plastic Love', '竹内まりや', 'ja')).toMatchObject({ script: 'kana', of: 'artist' });
        expect(judgement('千本桜', 'WhiteFlame', 'ja')).toMatchObject({ script: 'han', of: 'title' });
        expect(judgement('Dynamite', '방탄소년단', 'ko')).toMatchObject({ script: 'hangul', of: 'artist' });
        expect(judgement('晴天', '周杰倫', 'zh')).toMatchObject({ script: 'han', of: 'title' });
        expect(judgement('Группа крови', undefined, 'ru')).toMatchObject({ script: 'cyrillic', of: 'title' });
        expect(judgement('Yesterday', 'The Beatles', 'en')).toMatchObject({ script: 'latin', of: 'title' });
    });

    test('a language that is not the wanted one has no judgement', () => {
        expect(judgement('夜に駆ける', 'YOASOBI', 'ko')).toBeNull();
    });
});

describe('a declared language', () => {
    test.each([
        ['ja', 'ja'],
        ['jpn', 'ja'],
        ['en-US', 'en'],
        ['EN_gb', 'en'],
        ['kor', 'ko'],
        ['zh-Hans', 'zh'],
        ['zh-Hant-TW', 'zh'],
        ['yue', 'zh'],
        ['rus', 'ru'],
    ] as const)('%s decides, whatever the script', (declared, language) => {
        for (const title of ['Yesterday', '夜に駆ける', 'Группа крови']) {
            expect(languages(title, 'Someone', declared)).toEqual([language]);
            expect(judgeLanguage({ title, declared }, language).judgement).toEqual({ kind: 'declared', language });
        }
    });

    test.each(['fr', 'deu', 'zxx', 'pt-BR'])('%s is none of the five', (declared) => {
        expect(languages('Yesterday', 'Someone', declared)).toEqual([]);
        expect(judgeLanguage({ title: 'Yesterday', declared }, 'en').verdict).toBe('no');
    });

    test.each(['', 'und', 'mul', 'not a language', '12'])('%j leaves the script to speak', (declared) => {
        expect(languages('夜に駆ける', 'YOASOBI', declared)).toEqual(['ja']);
    });
});

describe('instrumentalByTitle', () => {
    test.each([
        'Lemon (Instrumental)',
        'Blueming (Inst.)',
        '夜に駆ける (off vocal ver.)',
        '紅蓮華 -Instrumental-',
        'アイドル インスト',
        '残酷な天使のテーゼ カラオケ',
        '밤편지 (반주)',
        '봄날 MR 반주',
        '晴天 伴奏',
        '起风了 纯音乐',
        '月光 (純音樂)',
        'Группа крови (минус)',
        'Кукла колдуна — минусовка',
        'Вечность (Инструментал)',
        'Halo (Karaoke Version)',
        'ＩＮＳＴＲＵＭＥＮＴＡＬ',
    ])('%s has no voices', (title) => {
        expect(instrumentalByTitle(title)).toBe(true);
    });

    test.each([
        'Instant Crush',
        'Karaoke',
        'Mr. Brightside',
        'Insterburg',
        '밤편지 MR 제거',
        'MR removed live',
        'Без тебя',
        'Минусинск',
        'Für Elise',
        'Piano Man (Piano Version)',
        '音乐之声',
        '',
    ])('%s may have some', (title) => {
        expect(instrumentalByTitle(title)).toBe(false);
    });
});
