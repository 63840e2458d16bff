/** The lexicons of all languages, that of the screen first: songs and styles are named in one language within a sentence of another. */
import type { Language } from '../flow.ts';
import { Lexicon, type LexiconFile, type LexiconLanguage, type OwnName } from './lexicon.ts';
import de from './lexicons/de.json';
import en from './lexicons/en.json';
import ja from './lexicons/ja.json';
import ko from './lexicons/ko.json';
import ru from './lexicons/ru.json';
import zh from './lexicons/zh.json';

const files: Readonly<Record<LexiconLanguage, LexiconFile>> = { en, ja, ko, zh, ru, de };

export function loadLexicon(language: Language, names: readonly OwnName[] = []): Lexicon {
    const order = [language, ...(Object.keys(files) as LexiconLanguage[]).filter((other) => other !== language)];
    return new Lexicon(
        order.map((one) => [one, files[one]]),
        names,
    );
}
