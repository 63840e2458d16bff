/** Rows of comma-separated values (RFC 4180), each by the names of the first. */
export function readCsv(text: string): readonly Readonly<Record<string, string>>[] {
    const rows: string[][] = [[]];
    for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
        rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
        if (end !== ',') rows.push([]);
    }
    const [names = [], ...others] = rows;
    return others
        .filter((row) => row.length === names.length)
        .map((row) => Object.fromEntries(names.map((name, i) => [name, row[i] ?? ''])));
}
