/** What words mean, of several languages at once: phrases found at a place in a text, the longest first. */
import type { Language } from '../flow.ts';
import { vocabulary } from '../vocabulary.ts';
import { quoted } from './notation.ts';
import { beginsAt, endsAt, folded, isHan, scriptAt, wordEnd } from './folded.ts';

export type LexiconLanguage = Language | 'de';

/** By meaning, either criteria in their notation or a part in the sentence; a phrase that ends in "*" is the beginning of a word, "(a|b|)" is one of them or none. */
export type LexiconFile = Readonly<Record<string, readonly string[]>>;

/** A name that is not of any lexicon, as a label of the listener's own. */
export interface OwnName {
    readonly name: string;
    readonly meaning: string;
}

export interface Phrase {
    readonly text: string;
    readonly isStem: boolean;
    readonly meaning: string;
    readonly language: LexiconLanguage;
}

export interface Found {
    readonly meaning: string;
    readonly end: number;
}

export class Lexicon {
    /** By their first letters, the longest first. */
    readonly #phrases = new Map<string, Phrase[]>();
    /** Whole words of some length, for those that are typed with a slip. */
    readonly #words = new Map<string, Phrase[]>();
    readonly #first: LexiconLanguage;
    readonly #canonical = new Map<string, string>();

    /** The first language's words win over the others'. */
    constructor(files: readonly (readonly [LexiconLanguage, LexiconFile])[], names: readonly OwnName[] = []) {
        this.#first = files[0]?.[0] ?? 'en';
        for (const { name, meaning } of names) this.#add(name, meaning, this.#first);
        for (const [language, file] of files) {
            for (const [meaning, phrases] of Object.entries(file)) this.#addAll(phrases, meaning, language);
            if (language !== 'de') this.#addVocabulary(language);
        }
        for (const list of this.#phrases.values()) list.sort((a, b) => b.text.length - a.text.length);
    }

    /** How a meaning is first said in the first language; undefined where it has no words of its own. */
    canonical(meaning: string): string | undefined {
        return this.#canonical.get(meaning);
    }

    /** The longest phrase that stands there; `isJoined` where what stands before was understood, so that a word may begin without a space. */
    at(text: string, place: number, isJoined: boolean, isWanted?: (meaning: string) => boolean): Found | null {
        if (!isJoined && !beginsAt(text, place)) return null;
        for (const phrase of (place + 1 < text.length && this.#phrases.get(text.slice(place, place + 2))) || []) {
            if (isWanted?.(phrase.meaning) === false) continue;
            const end = this.#endOf(phrase, text, place);
            if (end !== null) return { meaning: phrase.meaning, end };
        }
        // One Chinese letter within an unknown word means what the word means.
        if (!isJoined && isHan(text.charAt(place)) && isHan(text.charAt(place - 1))) return null;
        for (const phrase of this.#phrases.get(text.charAt(place)) ?? []) {
            // What is looked for alone is checked by what stands beside it.
            if (
                isWanted?.(phrase.meaning) !== false &&
                (isWanted !== undefined ||
                    this.#isWhole(text, place, place + 1) ||
                    (isJoined && isHan(phrase.text) && phrase.meaning === 'filler'))
            )
                return { meaning: phrase.meaning, end: place + 1 };
        }
        return null;
    }

    /** What a word means that differs from a known one by one letter, or by two that changed places; one of five or six letters, that lacks one. */
    nearly(word: string): string | null {
        if (word.length < 5) return null;
        const near = this.#words
            .get(word.charAt(0))
            ?.find(({ text }) => (word.length > 6 || text.length > word.length) && isOneSlipAway(text, word));
        return near?.meaning ?? null;
    }

    /** Whether what is typed so far may become a phrase. */
    mayBecome(text: string): boolean {
        const start = folded(text).text;
        const lists = start.length < 2 ? [...this.#phrases.values()] : [this.#phrases.get(start.slice(0, 2)) ?? []];
        return lists.some((list) => list.some((phrase) => phrase.text.startsWith(start)));
    }

    #endOf({ text: phrase, isStem }: Phrase, text: string, place: number): number | null {
        if (!text.startsWith(phrase, place)) return null;
        const end = place + phrase.length;
        if (isStem) return scriptAt(text, end) === 'word' ? wordEnd(text, end) : end;
        return this.#isWhole(text, place, end) ? end : null;
    }

    /** Hangul words of some length take what follows as their particles. */
    #isWhole(text: string, place: number, end: number): boolean {
        const isOneHan = end - place === 1 && isHan(text.charAt(place)) && isHan(text.charAt(end));
        if (isOneHan) return this.#somethingBegins(text, end);
        if (endsAt(text, end)) return true;
        const script = scriptAt(text, end - 1);
        if (script === 'hangul' && end - place > 1) return true;
        return (script === 'hangul' || script === 'katakana') && this.#somethingBegins(text, end);
    }

    #somethingBegins(text: string, place: number): boolean {
        return [1, 2].some((length) =>
            this.#phrases.get(text.slice(place, place + length))?.some((phrase) => text.startsWith(phrase.text, place)),
        );
    }

    #addVocabulary(language: Language): void {
        for (const { name, words } of [...vocabulary.families, ...vocabulary.styles])
            this.#addAll(words[language] ?? [], `style:${quoted(name)}`, language);
        for (const { name, words } of vocabulary.moods)
            this.#addAll(words[language] ?? [], `mood:${quoted(name)}`, language);
    }

    #addAll(phrases: readonly string[], meaning: string, language: LexiconLanguage): void {
        for (const phrase of phrases.flatMap(spelledOut)) this.#add(phrase, meaning, language);
    }

    #add(written: string, meaning: string, language: LexiconLanguage): void {
        const isStem = written.endsWith('*');
        const plain = isStem ? written.slice(0, -1) : written;
        if (language === this.#first && !isStem && !this.#canonical.has(meaning)) this.#canonical.set(meaning, plain);
        const forms = language === 'en' && !isStem ? formsOf(plain, meaning) : [];
        for (const text of [plain, ...forms].flatMap((form) => variants(folded(form).text))) {
            const start = text.slice(0, 2);
            const list = this.#phrases.get(start) ?? [];
            this.#phrases.set(start, list);
            if (list.some((other) => other.text === text && other.isStem === isStem && other.meaning === meaning))
                continue;
            const phrase = { text, isStem, meaning, language };
            list.push(phrase);
            if (!isStem && /^\p{L}{6,}$/u.test(text) && scriptAt(text, 0) === 'word') this.#addWord(phrase);
        }
    }

    #addWord(phrase: Phrase): void {
        const list = this.#words.get(phrase.text.charAt(0)) ?? [];
        this.#words.set(phrase.text.charAt(0), list);
        list.push(phrase);
    }
}

/** "(same|equal) tempo" is two phrases. */
function spelledOut(phrase: string): readonly string[] {
    const [all, before = '', choices = '', behind = ''] = /^([^(]*)\(([^)]*)\)(.*)$/.exec(phrase) ?? [];
    if (all === undefined) return [phrase];
    return choices.split('|').flatMap((choice) => spelledOut(`${before}${choice}${behind}`));
}

/** Of one English word: the most of what may be more, and several of a style. */
function formsOf(word: string, meaning: string): readonly string[] {
    if (!/^[a-z]{3,}$/.test(word)) return [];
    if (meaning.startsWith('style:')) return [word.replace(/(?<=[sxz]|ch|sh)$/, 'e') + 's'];
    if (!/^(?:mood|feeling|energy|tempo|length):/.test(meaning)) return [];
    const stem = word.replace(/y$/, 'i').replace(/e$/, '');
    return [`${stem}est`, ...(/[^aeiou][aeiou][bdgmnpt]$/.test(word) ? [`${word}${word.at(-1)}est`] : [])];
}

/** "Hip hop" is also written "hip-hop" and "hiphop"; Korean is typed without its spaces. */
function variants(text: string): readonly string[] {
    if (/^[\p{Script=Hangul}]+( [\p{Script=Hangul}]+)+$/u.test(text)) return [text, text.replaceAll(' ', '')];
    if (!/^[\p{Script=Latin}\p{Script=Cyrillic}]+([ -][\p{Script=Latin}\p{Script=Cyrillic}]+)+$/u.test(text))
        return [text];
    const parts = text.split(/[ -]/);
    const joined = parts.length === 2 && text.length > 5 ? [parts.join('')] : [];
    return [...new Set([text, parts.join(' '), parts.join('-'), ...joined])];
}

/** Damerau's distance of one: a letter more, less or other, or two neighbours exchanged. */
function isOneSlipAway(one: string, other: string): boolean {
    if (Math.abs(one.length - other.length) > 1 || one === other) return false;
    let start = 0;
    while (start < one.length && one[start] === other[start]) start += 1;
    const [rest, otherRest] = [one.slice(start), other.slice(start)];
    if (rest.slice(1) === otherRest.slice(1) || rest.slice(1) === otherRest || rest === otherRest.slice(1)) return true;
    return rest[0] === otherRest[1] && rest[1] === otherRest[0] && rest.slice(2) === otherRest.slice(2);
}
