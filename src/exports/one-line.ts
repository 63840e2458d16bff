/** The text without line breaks and other control characters, which would begin an entry of their own. */
export const oneLine = (text: string): string => unbroken(text).trim();

/** The same with the spaces around it, which belong to the name of a file. */
export const unbroken = (text: string): string => text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');

/** Without halves of surrogate pairs, which no file may hold. */
export const wellFormed = (text: string): string => text.replace(/\p{Surrogate}/gu, '\ufffd');
