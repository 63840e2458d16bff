import { expect, test, vi } from 'vitest';
import { interfaceLanguages } from '../../app/interface-languages.ts';
import { number, plural } from './counting.ts';

const locales = Object.entries(interfaceLanguages).flatMap(([tag, { locale }]) => [...new Set([tag, locale])]);

test.each(locales)('%s writes numbers as the browser does', (locale) => {
    const format = new Intl.NumberFormat(locale);
    const values = [...Array(1100).keys(), 12_345, 1_234_567, 0.5, 999.5, -1, -1234, NaN, Infinity];
    expect(values.map((value) => number(locale, value))).toEqual(values.map((value) => format.format(value)));
});

test.each(locales)('%s counts as the browser does', (locale) => {
    const rules = new Intl.PluralRules(locale);
    const values = [...Array(130).keys(), 1.5];
    expect(values.map((value) => plural(locale, value))).toEqual(values.map((value) => rules.select(value)));
});

test('the first page writes its numbers without a format of the browser', () => {
    const made = vi.spyOn(Intl, 'NumberFormat');
    expect([number('sv', 0), number('sv', 999)]).toEqual(['0', '999']);
    expect(made).not.toHaveBeenCalled();
});
