/** Which language a short text is in, by its letters alone. */
import type { Language } from '../../flow.ts';
import type { Script } from '../recommendation.ts';
import { wholeWords } from '../matching/title-noise.ts';

export interface Reading {
    /** Null: none of the five languages. */
    readonly language: Language | null;
    readonly script: Script | null;
    /** Han letters that Chinese and Japanese share: whoever knows more may say otherwise. */
    readonly isShared?: true;
}

/**
 * Shapes that only Japanese writes: characters of the 1946 reform that are neither the simplified nor the traditional Chinese
 * ones, and characters made in Japan or hardly used elsewhere today.
 */
const onlyJapanese = new Set(
    '亜悪圧囲壱隠栄営駅円縁塩応桜仮価絵壊懐拡覚楽巻陥勧歓観関顔気帰亀戯犠拠挙郷暁駆恵渓経蛍軽継鶏撃県険圏検権顕験厳広黒済斎剤賛歯児実釈収獣縦粛処奨焼乗浄剰畳縄壌嬢譲醸図粋酔穂髄瀬斉摂専戦銭繊捜挿巣荘総騒増蔵臓続対帯滝沢択単団弾遅庁聴徴逓鉄転伝稲徳読悩脳拝廃売発髪抜浜豊辺変歩薬訳揺謡様頼覧竜両猟塁霊齢労録涙戻姫暦歴毎剣穏桟鋳凪雫辻畑峠込働枠榊栃匂躾笹塀俣噺椛樫咲丼渋髭',
);

/** The names in Han of many Japanese artists; each is two letters long, which hardly any Chinese family name is. */
const japaneseFamilyNames =
    /^(?:佐藤|鈴木|高橋|田中|伊藤|渡邊|山本|中村|小林|加藤|吉田|山田|佐々木|山口|松本|井上|木村|林田|清水|山崎|阿部|森田|池田|橋本|石川|山下|中島|石井|小川|前田|岡田|長谷川|藤田|後藤|近藤|村上|遠藤|青木|坂本|福田|太田|西村|藤井|金子|岡本|藤原|三浦|中野|原田|松田|竹内|小野|中山|石田|上田|森山|柴田|酒井|宮崎|横山|高木|安室|宮本|内田|星野|椎名|米津|秦基|平井|平原|槇原|福山|久石|坂井|坂口|桑田|玉置|谷村|美空|五木|北島|千昌|布袋|氷室|尾崎|山崎|大塚|倉木|中森|河合|菅田|北村|宮野|水樹|林原|花澤|上白石|優里|嵐$)/u;

/** Letters of Ukrainian, Belarusian, Serbian, Macedonian and of languages of Central Asia; a hard sign that is a vowel, as in Bulgarian. */
const notRussian = /[іїєґўјљњћђџѓќѕәғқңөұүһҗҡҙҫӑӗ]|ъ(?![еёюяЕЁЮЯ])|\p{Script=Cyrillic}['’ʼ]\p{Script=Cyrillic}/iu;
const notRussianWords = wholeWords('ти|ми|ви|що|це|ще|дуже|кохання|съм|се|си|теб|мене|нема|како|није'.split('|'));

/**
 * Letters outside English and what it borrows: "Café" passes, "Müßiggang" and "Kış" do not. Without the flag `i`: "ſ" is
 * among them, and would take every "s" with it.
 */
const neverEnglish = /[ßÐðÞþÃãÕõ\u0100-\u024F\u1E00-\u1EFF]/u;
const accented = /[\u00C0-\u00F6\u00F8-\u00FF]/gu;
const borrowed = wholeWords(
    'café|naïve|façade|fiancée?|clichés?|déjà vu|rosé|señoritas?|señor|doppelgänger|über|piñata|jalapeño|touché|voilà|crème|brûlée|noël'.split(
        '|',
    ),
);
/** Common words of other languages in Latin letters (and of Japanese, as it is romanised) that are no English words. */
const otherWords = wholeWords(
    [
        'el|los(?! angeles)|las(?! vegas)|del|que|por|para|una|un|mi|tu|te|es|ella|amor|corazon|vida|noche|quiero|sin ti|de la|de los|contigo|conmigo',
        "le|les|une|des|du|et|est|je|nous|vous|mon|dans|avec|sur|qui|moi|toi|pas|vie|en|au|aux|chanson|[cdjlmnqst][’'](?:est|ai|amour|a|un|une|elle|il|on)(?:\\p{Letter}*)",
        'der|das|und|ich|nicht|ist|ein|eine|mein|meine|dich|mich|mir|dir|wir|auf|mit|von|für|zu|wenn|liebe',
        'il|gli|che|non|per|sono|della|nel|ti|amo|io|senza|più|cuore',
        'meu|minha|você|eu|não|uma|pra|vai|coração|saudade',
        'het|een|ik|jij|niet|och|jag|inte|och|nie|jest|mnie|moja|aku|kamu|cinta|bir|seni|sevgilim',
        'wa|wo|kimi|boku|watashi|anata|kara|desu|nai|koi|yume|sekai|hana|kokoro|wo de|ni de',
    ],
    'iu',
    "\\-'’",
);

const lettersOf = {
    kana: /[\u3041-\u3096\u30A1-\u30FA]/gu,
    hangul: /\p{Script=Hangul}/gu,
    han: /\p{Script=Han}/gu,
    cyrillic: /\p{Script=Cyrillic}/gu,
    latin: /\p{Script=Latin}/gu,
} as const satisfies Record<Script, RegExp>;

const countOf = (text: string, letters: RegExp): number => text.match(letters)?.length ?? 0;

/** Reads a text that has been through `withoutNoise`; null where its letters tell nothing. */
export function readScript(text: string): Reading | null {
    const letters = countOf(text, /\p{Letter}/gu);
    // A lone kana or Cyrillic letter among others is an ornament: "KoЯn", "¯\_(ツ)_/¯".
    const isWritten = (script: Script, least: number) => countOf(text, lettersOf[script]) >= least;
    const [hangul, han, cyrillic] = [
        isWritten('hangul', 1),
        isWritten('han', 1),
        isWritten('cyrillic', Math.min(2, letters || 1)),
    ];
    const kana = isWritten('kana', han ? 1 : 2);
    if ([kana, hangul, cyrillic].filter(Boolean).length > 1) return null;
    if (kana) return { language: 'ja', script: 'kana' };
    if (hangul) return { language: 'ko', script: 'hangul' };
    if (cyrillic) return { language: isRussian(text) ? 'ru' : null, script: 'cyrillic' };
    if (han) return readHan(text);
    if (letters === 0) return null;
    if (!isWritten('latin', Math.max(1, letters - 1))) return { language: null, script: null };
    return { language: isEnglish(text) ? 'en' : null, script: 'latin' };
}

export function hasJapaneseName(artist: string): boolean {
    return japaneseFamilyNames.test(artist);
}

/** Two are a matter of style: "Mötley Crüe". */
export function hasNeverEnglishLetters(artist: string): boolean {
    return neverEnglish.test(artist) || countOf(artist, accented) > 2;
}

function isRussian(text: string): boolean {
    return !notRussian.test(text) && text.search(notRussianWords) < 0;
}

function readHan(text: string): Reading {
    if ([...text].some((character) => onlyJapanese.has(character))) return { language: 'ja', script: 'han' };
    return { language: 'zh', script: 'han', isShared: true };
}

function isEnglish(text: string): boolean {
    const own = text.normalize('NFC').replace(borrowed, ' ');
    return !neverEnglish.test(own) && countOf(own, accented) <= 1 && !otherWords.test(own);
}
