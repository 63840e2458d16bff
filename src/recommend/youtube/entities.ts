const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00A0' };

/** The text that HTML means, for the character references that search.list writes; others stay as they are. */
export function fromHtml(html: string): string {
    return html.replace(/&(?:#x([\da-f]{1,6})|#(\d{1,7})|([a-z]+));/gi, (reference, hex, decimal, name) => {
        if (typeof name === 'string') return named[name] ?? reference;
        const code = typeof hex === 'string' ? parseInt(hex, 16) : Number(decimal);
        return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : reference;
    });
}
