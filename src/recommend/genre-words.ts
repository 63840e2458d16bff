/** The words for a genre that people of a language really type, most used first; one table for all sources. */
import type { Language } from '../flow.ts';

/** The genres of the contract. */
const genreNames = [
    'blues',
    'classical',
    'country',
    'disco',
    'hiphop',
    'jazz',
    'metal',
    'pop',
    'reggae',
    'rock',
] as const;

type Genre = (typeof genreNames)[number];

type Words = readonly [string, ...string[]];

/** What the filter for languages can ask for. */
type Asked = Language | 'any' | 'none';

const words: Readonly<Record<Language, Readonly<Record<Genre, Words>>>> = {
    en: {
        blues: ['blues'],
        classical: ['classical'],
        country: ['country'],
        disco: ['disco'],
        hiphop: ['hip hop', 'rap'],
        jazz: ['jazz'],
        metal: ['metal'],
        pop: ['pop'],
        reggae: ['reggae'],
        rock: ['rock'],
    },
    ja: {
        blues: ['ブルース', '日本 ブルース'],
        classical: ['クラシック', 'クラシック音楽'],
        country: ['カントリー', 'カントリーミュージック'],
        disco: ['ディスコ', 'シティポップ'],
        hiphop: ['日本語ラップ', 'ヒップホップ', 'ラップ'],
        jazz: ['ジャズ', 'J-JAZZ'],
        metal: ['メタル', 'ジャパメタ'],
        pop: ['J-POP', '邦楽'],
        reggae: ['レゲエ', 'ジャパニーズレゲエ'],
        rock: ['邦楽ロック', 'ロック', 'J-ROCK'],
    },
    ko: {
        blues: ['블루스', '한국 블루스'],
        classical: ['클래식', '클래식 음악'],
        country: ['컨트리', '컨트리 음악'],
        disco: ['디스코', '시티팝'],
        hiphop: ['힙합', '국내 힙합', '랩'],
        jazz: ['재즈', '한국 재즈'],
        metal: ['메탈', '헤비메탈'],
        pop: ['K-POP', '케이팝', '가요'],
        reggae: ['레게', '한국 레게'],
        rock: ['한국 록', '락', '밴드 음악'],
    },
    zh: {
        blues: ['华语蓝调', '蓝调', '布鲁斯'],
        classical: ['古典音乐', '古典'],
        country: ['乡村音乐', '乡村民谣'],
        disco: ['迪斯科', '的士高'],
        hiphop: ['中文说唱', '嘻哈', '华语说唱'],
        jazz: ['爵士', '华语爵士'],
        metal: ['金属乐', '重金属'],
        pop: ['华语流行', 'mandopop', 'cantopop'],
        reggae: ['雷鬼', '雷鬼乐'],
        rock: ['华语摇滚', '摇滚', '中国摇滚'],
    },
    ru: {
        blues: ['русский блюз', 'блюз'],
        classical: ['классическая музыка', 'классика'],
        country: ['русское кантри', 'кантри'],
        disco: ['русское диско', 'диско'],
        hiphop: ['русский рэп', 'русский хип-хоп', 'рэп'],
        jazz: ['русский джаз', 'джаз'],
        metal: ['русский метал', 'метал'],
        pop: ['русская поп-музыка', 'русская попса', 'поп'],
        reggae: ['русский регги', 'регги'],
        rock: ['русский рок', 'рок'],
    },
};

/** For a genre that has no words of its own in a language. */
const adjectives: Readonly<Record<Exclude<Language, 'en'>, string>> = {
    ja: 'japanese',
    ko: 'korean',
    zh: 'chinese',
    ru: 'russian',
};

const languageWords: Readonly<Record<Asked, Words | readonly []>> = {
    any: [],
    en: ['english'],
    ja: ['j-pop', '邦楽', 'japanese'],
    ko: ['k-pop', '가요', 'korean'],
    zh: ['mandopop', '华语', 'cantopop', 'chinese'],
    ru: ['русская музыка', 'russian'],
    none: ['instrumental'],
};

/**
 * Words for a genre of the contract in a language, most used first; never empty. English ones for 'any' and 'none'. A genre or
 * style that has no words here goes by its own name: "techno", "japanese techno".
 */
export function genreWords(genre: string, language: Asked): Words {
    const isEnglish = language === 'any' || language === 'none' || language === 'en';
    if (isGenre(genre)) return words[isEnglish ? 'en' : language][genre];
    return isEnglish ? [genre] : [inEnglish(genre, language)];
}

/** What a genre of a language is called in English: "japanese blues". */
export function inEnglish(genre: string, language: Exclude<Language, 'en'>): string {
    return `${adjectives[language]} ${genreWords(genre, 'en')[0]}`;
}

/** Words for the music of a language, whatever its genre, most used first; for 'none' those for music without voices. Empty for 'any'. */
export function wordsOfLanguage(language: Asked): readonly string[] {
    return languageWords[language];
}

function isGenre(name: string): name is Genre {
    return (genreNames as readonly string[]).includes(name);
}
