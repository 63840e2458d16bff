/** What uploaders and record companies add to a title that is no part of the song's name. */

/** Brackets of all five languages' typography; 「」 and 『』 are not among them, because they hold the title itself. */
export const bracketed =
    /\(([^()]*)\)|\[([^[\]]*)\]|\{([^{}]*)\}|【([^【】]*)】|〔([^〔〕]*)〕|〈([^〈〉]*)〉|<([^<>]*)>/gu;

const letterClass = '\\p{Letter}\\p{Mark}\\p{Number}';

/** Whole words, because `\b` knows only Latin letters; `joining` are the characters that make one word of two. */
export function wholeWords(words: readonly string[], flags = 'giu', joining = ''): RegExp {
    const inWord = `[${letterClass}${joining}]`;
    return new RegExp(`(?<!${inWord})(?:${words.join('|')})(?!${inWord})`, flags);
}

const latinNoise = wholeWords([
    '(?:the )?official(?: (?:music|lyrics?|hd|4k|live|dance|performance|audio|visual))*(?: (?:video|audio|visuali[sz]er|clip|mv|m/v))?',
    '(?:music|lyrics?|dance|performance|live|full|hd|4k) video',
    'lyrics?|with lyrics|visuali[sz]er|audio|m/?v|pv|hd|hq|uhd|4k|8k|1080p|720p|60 ?fps|full|teaser|trailer|color coded',
    '(?:han|rom|eng|kan|jpn|chn|rus|sub|lyric)(?:[ /|]+(?:han|rom|eng|kan|jpn|chn|rus|subs?|lyrics))+',
    '(?:english|eng|korean|japanese|chinese|russian|rus)[ /]?(?:sub(?:title)?s?|lyrics?|translation)',
    'color coded lyrics|prod\\.? (?:by )?[^()[\\]]+',
]);

/** Mostly said of songs that are *not* in the language of these words: lyrics, subtitles, translations, clips. */
const foreignNoise =
    /한글\s?자막|가사\s?\/?\s?(?:해석|번역)|자막|해석|번역|뮤직\s?비디오|뮤비|가사|発音|和訳|日本語訳|日本語?字幕|日本語歌詞|歌詞(?:付き?)?|歌词(?:版|翻译)?|(?:动态|動態)歌[词詞]|(?:中文|中英|中日|中韩|中韓|双语|雙語|繁中|简中)字幕|中文?翻[译譯]|中字|字幕|公式|官方(?:版|完整版)?|高清|完整版|高音質|ミュージックビデオ|(?:с |на русский )?перевод(?:ом)?|(?:русские )?субтитры|(?:премьера|официальный|новый)(?: клипа?| видео| трека?)?|клип|текст песни/giu;

const guests = /(?<![\p{Letter}\p{Mark}])(?:feat(?:uring)?|ft)(?:\.|\s)\s*[^()[\]{}【】|「『]*/giu;
const hashtags = /(?<!\S)[#＃][\p{Letter}\p{Mark}\p{Number}_]+/gu;

/** Titles and names are a tenth as long; taking endless ones apart would hold up the page. */
export const mostCharacters = 500;

/**
 * The title without hashtags, guests ("feat. …") and the words for videos, lyrics and subtitles, in NFKC (full-width Latin
 * and half-width kana become the usual ones). The title as it was where nothing else is in it.
 */
export function withoutNoise(title: string): string {
    const normal = title
        .slice(0, mostCharacters)
        .normalize('NFKC')
        .replace(/[＜〈《]/gu, '<')
        .replace(/[＞〉》]/gu, '>');
    const bare = normal
        .replace(hashtags, ' ')
        .replace(guests, ' ')
        .replace(foreignNoise, ' ')
        .replace(latinNoise, ' ')
        .replace(/\s+/gu, ' ')
        .trim();
    return /[\p{Letter}\p{Number}]/u.test(bare) ? bare : normal.trim();
}
