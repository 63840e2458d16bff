import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { familyOf, isFamily, serviceNames, stylesOf, vocabulary, words } from './vocabulary.ts';

const { families, styles, moods } = vocabulary;
const languages = ['en', 'ja', 'ko', 'zh', 'ru'] as const;
const scripts = {
    en: /^[\p{Script=Latin}\p{Script=Common}]+$/u,
    ja: /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]|^R&B/u,
    ko: /\p{Script=Hangul}|^R&B/u,
    zh: /\p{Script=Han}/u,
    ru: /\p{Script=Cyrillic}/u,
};

test('the file is as it is described', () => {
    const text = v.pipe(v.string(), v.nonEmpty());
    const list = v.array(text);
    const of = <Name extends string>(names: readonly Name[], schema: v.GenericSchema) =>
        v.strictObject(v.entriesFromList(names, schema));
    const services = v.strictObject({
        spotify: v.optional(v.nullable(v.partial(of(['any', ...languages], text)))),
        youtube: v.optional(v.nullable(text)),
        audius: v.optional(list),
        tags: v.optional(list),
        wikidata: v.optional(list),
    });
    const entry = { name: text, words: of(languages, v.tupleWithRest([text], text)), services: v.optional(services) };
    const all = v.array(v.looseObject(entry));
    const styled = v.array(v.looseObject({ ...entry, family: text }));
    const file = v.object({ families: all, styles: styled, moods: all });
    expect(v.safeParse(file, vocabulary).issues).toBeUndefined();
});

describe.each(languages)('in %s', (language) => {
    test('each family, style and mood has a name, and words that are told once', () => {
        for (const { name } of [...families, ...styles, ...moods]) {
            const called = words(name, language) ?? [];
            expect(called.length, name).toBeGreaterThan(0);
            expect(
                called.filter((word) => word.trim() === ''),
                name,
            ).toEqual([]);
            expect(new Set(called).size, name).toBe(called.length);
        }
    });

    test.each([
        ['families or styles', [...families, ...styles]],
        ['moods', moods],
    ])('no two %s have the same name', (_, entries) => {
        const names = entries.map(({ name }) => words(name, language)?.[0]?.toLowerCase());
        expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
    });

    test('names are written in its own script', () => {
        for (const { name } of [...families, ...styles, ...moods])
            expect(words(name, language)?.[0], name).toMatch(scripts[language]);
    });
});

test('names are told once, and those of families, styles and moods apart', () => {
    const names = [...families, ...styles, ...moods].map(({ name }) => name);
    expect(names.filter((name, index) => names.indexOf(name) < index)).toEqual([]);
});

test('each style is of a family that there is, and each family its own', () => {
    expect(styles.length).toBeGreaterThanOrEqual(45);
    for (const { name, family } of styles) {
        expect(isFamily(family), name).toBe(true);
        expect(isFamily(name)).toBe(false);
        expect(familyOf(name)).toBe(family);
    }
    for (const { name } of families) expect(familyOf(name)).toBe(name);
    expect(families.flatMap(({ name }) => stylesOf(name)).sort()).toEqual(styles.map(({ name }) => name).sort());
    expect(stylesOf('techno')).toEqual([]);
});

test("the papers' names are known too", () => {
    expect(familyOf('hiphop')).toBe('hip hop');
    expect(familyOf('disco')).toBe('R&B and soul');
    expect(words('hiphop', 'ru')).toEqual(words('hip hop', 'ru'));
    expect(serviceNames('hiphop').audius).toContain('Hip-Hop/Rap');
});

test.each(['yodelling', 'constructor', ''])('%j is nothing that music is called', (name) => {
    expect([familyOf(name), words(name, 'en'), serviceNames(name), isFamily(name)]).toEqual([null, null, {}, false]);
});
