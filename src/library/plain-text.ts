/** Letters that Unicode does not take apart, as people type them. */
const plainLetters: Readonly<Record<string, string>> = {
    ø: 'o',
    ł: 'l',
    đ: 'd',
    æ: 'ae',
    œ: 'oe',
    ð: 'd',
    þ: 'th',
    ı: 'i',
};

/** The text without case, accents and full-width forms, so that "ROYKSOPP" finds "Röyksopp". */
export function plainText(text: string): string {
    return text
        .normalize('NFKD')
        .replace(/\p{Mark}+/gu, '')
        .toUpperCase() // upper case first: it turns "ß" into "SS"
        .toLowerCase()
        .replace(/[øłđæœðþı]/g, (letter) => plainLetters[letter] ?? letter);
}
