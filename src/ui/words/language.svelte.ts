/** The language of the screen: which one, its words, and how it writes numbers and dates. */
import { interfaceLanguages, isInterfaceLanguage, type InterfaceLanguage } from '../../app/interface-languages.ts';
import type { LanguageChoice } from '../../app/settings.svelte.ts';
import type { CopyProblem } from '../../copies/copying.ts';
import type { Reason } from '../../flow.ts';
import type { FolderProblem } from '../../folders/problems.ts';
import type { QueueItem } from '../../intake/queue.svelte.ts';
import type { ImportProblem } from '../../library/import.ts';
import type { PlayProblem } from '../../playback/player-parts.ts';
import type { TroubleReason } from '../../recommend/source.ts';
import { words as english } from '../languages/compiled/en.ts';
import { others } from '../languages/compiled/others.ts';
import type { Words } from '../languages/compiled/words.ts';

class ScreenLanguage {
    #shown = $state.raw<{ readonly tag: InterfaceLanguage; readonly words: Words }>({ tag: 'en', words: english });
    #wanted: InterfaceLanguage = 'en';

    get tag(): InterfaceLanguage {
        return this.#shown.tag;
    }

    get locale(): string {
        return interfaceLanguages[this.#shown.tag].locale;
    }

    get words(): Words {
        return this.#shown.words;
    }

    /**
     * Shows everything in a language; `preferred` are the browser's, the best first. False when its words cannot be loaded:
     * then all stays as it is. The last one that was asked for wins.
     */
    async show(choice: LanguageChoice, preferred: readonly string[]): Promise<boolean> {
        const tag = choice === 'browser' ? firstKnown(preferred) : choice;
        this.#wanted = tag;
        try {
            // English comes with the page, so that there are always words; the others are fetched when they are chosen.
            const { words } = tag === 'en' ? { words: english } : await others[tag]();
            if (this.#wanted === tag) this.#shown = { tag, words };
            return true;
        } catch {
            return false;
        }
    }
}

export const language = new ScreenLanguage();

/** The first of the browser's languages that Segue speaks; English when it speaks none. */
function firstKnown(preferred: readonly string[]): InterfaceLanguage {
    const tags = preferred.map((tag) => tag.toLowerCase().split('-')[0] ?? '');
    return tags.find(isInterfaceLanguage) ?? 'en';
}

/** A part of the words, read anew each time: whoever shows it follows a change of the language. */
function current<Name extends keyof Words>(name: Name): Words[Name] {
    return new Proxy({} as Words[Name], {
        get: (_, key) => Reflect.get(language.words[name], key) as unknown,
        ownKeys: () => Reflect.ownKeys(language.words[name]),
        getOwnPropertyDescriptor: (_, key) => Reflect.getOwnPropertyDescriptor(language.words[name], key),
    });
}

/** Each member of these has its words: a new one does not compile before. */
interface Told {
    readonly failures: Readonly<Record<Reason, string>>;
    readonly stages: Readonly<Record<QueueItem['stage'], string>>;
    readonly troubles: Readonly<Record<TroubleReason, (services: string) => string>>;
    readonly folderProblems: Readonly<Record<FolderProblem, (name: string) => string>>;
    readonly playProblems: Readonly<Record<PlayProblem, string>>;
    readonly copyProblems: Readonly<Record<CopyProblem, string>>;
    readonly importProblems: Readonly<Record<ImportProblem, string>>;
}

const shown = Object.fromEntries(
    (Object.keys(english) as (keyof Words)[]).map((name) => [name, current(name)]),
) as unknown as Words;

/** All words, in whatever language is shown at the moment. */
export const words: Words & Told = shown;
