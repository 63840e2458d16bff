/** The text without line breaks and other control characters, which would begin an entry of their own. */
export function oneLine(text: string): string {
    return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}
