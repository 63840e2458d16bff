import type { Language } from '../../flow.ts';
import type { Judgement } from '../recommendation.ts';
import { hasJapaneseName, hasNeverEnglishLetters, readScript, type Reading } from './script.ts';
import { bracketed, wholeWords, withoutNoise } from '../matching/title-noise.ts';

/** What a service says of a song, as it says it. */
export interface Named {
    readonly title: string;
    readonly artist?: string | undefined;
    /** The language that the service declares: BCP 47 or ISO 639 ("ja", "zh-Hans", "jpn"). */
    readonly declared?: string | null | undefined;
}

/** 'unknown': the letters tell nothing, as a romanised title does. Whoever wants a language leaves such a song out. */
export type LanguageVerdict =
    | { readonly verdict: 'yes'; readonly judgement: Judgement }
    | { readonly verdict: 'no' | 'unknown'; readonly judgement: null };

const no: LanguageVerdict = { verdict: 'no', judgement: null };
const unknown: LanguageVerdict = { verdict: 'unknown', judgement: null };

/**
 * Whether a song is in the wanted language: what is declared decides, by the service or by the title itself ("Japanese
 * Ver."); then the script of the title; where that is Latin or shared by Chinese and Japanese, also the artist's. A Latin
 * title counts as English unless something speaks for another language.
 */
export function judgeLanguage({ title, artist, declared }: Named, wanted: Language): LanguageVerdict {
    const said = languageOfTag(declared) ?? languageOfVersion(title);
    if (said !== null)
        return said === wanted ? { verdict: 'yes', judgement: { kind: 'declared', language: said } } : no;
    const byTitle = readTitle(withoutNoise(title));
    const byArtist = artist === undefined ? null : readArtist(artist);
    const [reading, of] = weighed(byTitle, byArtist);
    if (!reading || (reading.script === 'latin' && reading.language !== wanted)) return unknown;
    const { language, script } = reading;
    if (language === wanted && script) return { verdict: 'yes', judgement: { kind: 'script', language, script, of } };
    return reading.isShared && wanted === 'ja' ? unknown : no;
}

/** Not every language, but all that a song may be declared in to be none of the five. */
const other = 'other';

const languages: Readonly<Record<string, Language>> = {
    en: 'en',
    eng: 'en',
    ja: 'ja',
    jpn: 'ja',
    ko: 'ko',
    kor: 'ko',
    zh: 'zh',
    zho: 'zh',
    chi: 'zh',
    cmn: 'zh',
    yue: 'zh',
    nan: 'zh',
    ru: 'ru',
    rus: 'ru',
};

/** Null for nothing, nonsense, "undetermined" and "several". */
function languageOfTag(tag: string | null | undefined): Language | typeof other | null {
    const primary = /^([a-z]{2,3})(?:[-_][a-z0-9]+)*$/i.exec(tag?.trim() ?? '')?.[1]?.toLowerCase();
    if (primary === undefined || ['und', 'mul', 'mis'].includes(primary)) return null;
    return languages[primary] ?? other;
}

const versions: Readonly<Record<Language, RegExp>> = {
    en: /\benglish ver(?:sion|\b)|영어\s?버[전젼]|英語(?:版|ver)|英文版/iu,
    ja: /\b(?:japanese|jp) ver(?:sion|\b)|일본어\s?버[전젼]|日本語(?:版|ver)|日[文语語]版/iu,
    ko: /\b(?:korean|kr) ver(?:sion|\b)|한국어\s?버[전젼]|韓国語(?:版|ver)|[韩韓][文语語]版/iu,
    zh: /\b(?:chinese|mandarin|cantonese|cn) ver(?:sion|\b)|중국어\s?버[전젼]|中国語(?:版|ver)|(?:中文|[国國][语語]|[粤粵][语語]|[华華][语語])版/iu,
    ru: /\brussian ver(?:sion|\b)|русская версия|на русском|러시아어\s?버[전젼]|ロシア語(?:版|ver)|俄[语語文]版/iu,
};

function languageOfVersion(title: string): Language | null {
    const normal = title.normalize('NFKC');
    return (Object.keys(versions) as Language[]).find((language) => versions[language].test(normal)) ?? null;
}

/** What stands outside of brackets comes first: "사건의 지평선 (Event Horizon)". Kana in brackets may only spell an English title. */
function readTitle(title: string): Reading | null {
    const [outside, inside] = [title.replace(bracketed, ' '), (title.match(bracketed) ?? []).join(' ')];
    const first = readScript(outside);
    if (first && first.script !== 'latin') return first;
    const second = readScript(inside);
    if (!first) return second;
    if (!second?.script || second.script === 'latin') return readScript(title);
    return second.script === 'kana' ? { language: null, script: 'latin' } : second;
}

function readArtist(artist: string): Reading | null {
    const name = artist.normalize('NFKC');
    const reading = readScript(name);
    if (reading?.isShared && hasJapaneseName(name)) return { language: 'ja', script: 'han' };
    // An artist's name in Latin letters says of the language of the songs only what it rules out.
    if (reading?.script === 'latin') return { language: hasNeverEnglishLetters(name) ? null : 'en', script: 'latin' };
    return reading;
}

/** The reading that tells more, and of what it is. */
function weighed(title: Reading | null, artist: Reading | null): readonly [Reading | null, 'title' | 'artist'] {
    if (!artist || artist.script === null) return [title, 'title'];
    const isOpen = !title || title.script === 'latin' || title.isShared;
    if (artist.script === 'latin') {
        const speaksAgainst = title?.script === 'latin' && artist.language === null;
        return [speaksAgainst ? { language: null, script: 'latin' } : title, 'title'];
    }
    if (title?.script === 'cyrillic' && artist.script === 'cyrillic' && artist.language === null)
        return [artist, 'artist'];
    if (!isOpen) return [title, 'title'];
    // A Chinese artist is no news for a title in Han.
    return title?.isShared && artist.isShared ? [title, 'title'] : [artist, 'artist'];
}

const withoutVoices = wholeWords([
    'instrumentals?|inst\\.?|off[ -]?vocals?|no vocals?|without vocals?|minus one|backing track',
    'インスト(?:ゥルメンタル|ルメンタル)?(?:版|バージョン|ver\\.?)?|オフボーカル|ボーカルなし|歌なし|カラオケ(?:版|バージョン|ver\\.?)?',
    '반주|연주곡|인스트(?:루멘탈|루멘털)?|inst 버전|(?<=[([])MR(?=[)\\]])|무보컬',
    '[纯純]音[乐樂]|伴奏(?:版)?|[无無]人[声聲]',
    'инструментал(?:ьная|ьный)?(?: версия| вариант)?|минус(?:овка)?|без слов|без вокала|караоке',
    '(?<=[([\\-–] ?)karaoke(?: ver(?:sion|\\.)?)?|karaoke ver(?:sion|\\.)?',
]);

/** Whether a title says that nobody sings: instrumentals, and recordings whose singer was left out ("off vocal", "伴奏"). */
export function instrumentalByTitle(title: string): boolean {
    return title.normalize('NFKC').search(withoutVoices) >= 0;
}
