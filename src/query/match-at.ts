/** What a sticky expression finds in a text at a place; null where it finds nothing. */
export function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(text);
}
