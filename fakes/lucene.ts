/** As much of Lucene's query language as MusicBrainz is asked in: clauses joined by AND, alternatives by OR in parentheses. */

export type Test =
    | { readonly field: string; readonly is: string; readonly boost: number }
    | { readonly field: string; readonly from: string; readonly to: string };

/** All clauses must hold; of each, one test. Throws for what is no such query. */
export function parseLucene(query: string): readonly (readonly Test[])[] {
    let rest = query;
    const take = (pattern: RegExp): RegExpExecArray | null => {
        const found = pattern.exec(rest);
        if (found) rest = rest.slice(found[0].length);
        return found;
    };
    const takeTest = (): Test => {
        const field = take(/^([a-z]+):/)?.[1];
        if (field === undefined) throw new SyntaxError(`expected a field: ${rest}`);
        const range = take(/^\[(\S+) TO (\S+)\]/);
        if (range) return { field, from: range[1] ?? '', to: range[2] ?? '' };
        const phrase = take(/^"((?:[^"\\]|\\.)*)"/)?.[1]?.replace(/\\(.)/g, '$1');
        const is = phrase ?? take(/^[\p{Letter}\p{Number}]+/u)?.[0];
        if (is === undefined) throw new SyntaxError(`expected a word or a phrase: ${rest}`);
        return { field, is, boost: Number(take(/^\^(\d+(?:\.\d+)?)/)?.[1] ?? 1) };
    };
    const takeClause = (): readonly Test[] => {
        if (!take(/^\(/)) return [takeTest()];
        const tests = [takeTest()];
        while (take(/^ OR /)) tests.push(takeTest());
        if (!take(/^\)/)) throw new SyntaxError(`expected a parenthesis: ${rest}`);
        return tests;
    };
    const clauses = [takeClause()];
    while (take(/^ AND /)) clauses.push(takeClause());
    if (rest !== '') throw new SyntaxError(`expected AND: ${rest}`);
    return clauses;
}
