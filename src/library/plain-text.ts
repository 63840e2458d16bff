/** Letters that Unicode does not take apart, as people type them. */
export const plainLetters: ReadonlyMap<string, string> = new Map([
    ['ø', 'o'],
    ['ł', 'l'],
    ['đ', 'd'],
    ['æ', 'ae'],
    ['œ', 'oe'],
    ['ð', 'd'],
    ['þ', 'th'],
    ['ı', 'i'],
    ['ß', 'ss'],
]);

/** The text without case, accents and full-width forms, so that "ROYKSOPP" finds "Röyksopp". */
export function plainText(text: string): string {
    return text
        .normalize('NFKD')
        .replace(/\p{Mark}+/gu, '')
        .toLowerCase()
        .replace(/[øłđæœðþıß]/g, (letter) => plainLetters.get(letter) ?? letter);
}
