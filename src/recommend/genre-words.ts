/** The words that a genre is asked for by, as people of a language type them. */
import type { Language } from '../flow.ts';
import { familyOf, serviceNames, words } from '../vocabulary.ts';

/** What the filter for languages can ask for. */
type Asked = Language | 'any' | 'none';

const languageWords: Readonly<Record<Asked, readonly string[]>> = {
    any: [],
    en: ['english'],
    ja: ['j-pop', '邦楽', 'japanese'],
    ko: ['k-pop', '가요', 'korean'],
    zh: ['mandopop', '华语', 'cantopop', 'chinese'],
    ru: ['русская музыка', 'russian'],
    none: ['instrumental'],
};

/** What is typed most for a family or style in a language, in English for 'any' and 'none'; what is neither goes by its own name. */
export function typedFor(genre: string, language: Asked): string {
    const [name, typed = name] = words(genre, language === 'any' || language === 'none' ? 'en' : language) ?? [genre];
    return typed;
}

/** What is typed for the tags of a question: moods in its language, all else as it is tagged. */
export function typedTags({
    tags,
    language,
}: {
    readonly tags: readonly string[];
    readonly language: Asked;
}): string[] {
    return tags.map((tag) => (familyOf(tag) === null ? typedFor(tag, language) : tag));
}

/** What a family or style is called in English, in small letters and with "and" written out, as catalogues file it. */
export function englishName(genre: string): string {
    return (words(genre, 'en')?.[0] ?? genre).toLowerCase().replace(/\/| & /, ' and ');
}

export interface Listed {
    /** The style, or its family. */
    readonly genre: string;
    /** At least one. */
    readonly names: readonly string[];
}

/** What a catalogue lists a genre under: a style that it does not know with its family. Null where it knows neither. */
export function listedAs(genre: string, catalogue: 'audius' | 'wikidata'): Listed | null {
    for (const known of [genre, familyOf(genre) ?? genre]) {
        const names = serviceNames(known)[catalogue] ?? [];
        if (names.length > 0) return { genre: known, names };
    }
    return null;
}

/** Words for the music of a language, whatever its genre, most used first; for 'none' those for music without voices. Empty for 'any'. */
export function wordsOfLanguage(language: Asked): readonly string[] {
    return languageWords[language];
}
