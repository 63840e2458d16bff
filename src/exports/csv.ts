/** Tables for spreadsheets. */

export type Cell = string | number | null | undefined;

/**
 * RFC 4180 with a header, and with a byte order mark, without which spreadsheets take UTF-8 for something else. A cell that a
 * spreadsheet would compute gets an apostrophe; all text is quoted, because some of them also part cells at semicolons.
 */
export function toCsv<Column extends string>(
    columns: readonly Column[],
    rows: readonly Readonly<Partial<Record<Column, Cell>>>[],
): string {
    const lines = rows.map((row) => columns.map((column) => cell(row[column])).join(','));
    return `\uFEFF${[columns.join(','), ...lines, ''].join('\r\n')}`;
}

/** Half- and full-width signs that begin a formula; see OWASP, "CSV Injection". */
const beginsFormula = /^[\s\p{Cc}]*[=+\-@＝＋－＠]/u;

function cell(value: Cell): string {
    if (value === undefined || value === null) return '';
    if (typeof value === 'number') return String(value);
    const harmless = beginsFormula.test(value) || /^[\t\r\n]/.test(value) ? `'${value}` : value;
    return `"${harmless.replaceAll('"', '""')}"`;
}
