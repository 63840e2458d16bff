/**
 * The languages of the screen, each with a folder of catalogues of its name in `src/ui/languages/`: what it calls itself, and its tag
 * for `lang` and `Intl` (BCP 47). Songs are asked for in languages of their own, `Language`.
 */
export const interfaceLanguages = {
    en: { name: 'English', locale: 'en-GB' },
    ja: { name: '日本語', locale: 'ja' },
    ko: { name: '한국어', locale: 'ko' },
    zh: { name: '中文', locale: 'zh-Hans' },
    ru: { name: 'Русский', locale: 'ru' },
} as const satisfies Readonly<Record<string, { readonly name: string; readonly locale: string }>>;

export type InterfaceLanguage = keyof typeof interfaceLanguages;

export const isInterfaceLanguage = (tag: string): tag is InterfaceLanguage => Object.hasOwn(interfaceLanguages, tag);
