/** How languages write numbers and count, for their messages: each format of the browser's is made once, for it takes long. */

const numbers = new Map<string, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();

/** All of Segue's languages write whole numbers below this in their digits alone, for which nothing of the browser's needs to be loaded. */
const groupedFrom = 1000;

/* @__NO_SIDE_EFFECTS__ */
export function number(locale: string, value: number): string {
    if (Number.isInteger(value) && value >= 0 && value < groupedFrom) return String(value);
    return made(numbers, locale, Intl.NumberFormat).format(value);
}

/** The form in which the language counts so many. */
/* @__NO_SIDE_EFFECTS__ */
export function plural(locale: string, value: number): Intl.LDMLPluralRule {
    return made(plurals, locale, Intl.PluralRules).select(value);
}

function made<Format>(all: Map<string, Format>, locale: string, Make: new (locale: string) => Format): Format {
    const format = all.get(locale) ?? new Make(locale);
    all.set(locale, format);
    return format;
}
