/** Arithmetic of a confusion matrix, and the way through its squares. */

export interface Square {
    readonly row: number;
    readonly column: number;
}

/** Counts as shares of their row, 0 to 1; a row without songs is all 0. */
export const rowShares = (confusion: readonly (readonly number[])[]): readonly (readonly number[])[] =>
    confusion.map((row) => {
        const sum = row.reduce((total, one) => total + one, 0);
        return row.map((one) => (sum > 0 ? one / sum : 0));
    });

/** Off the diagonal, the square with the largest share: what is most often taken for something else. */
export function worstMistake(shares: readonly (readonly number[])[]): Square {
    const mistakes = shares.flatMap((row, r) => row.map((share, column) => ({ row: r, column, share })));
    const [worst] = mistakes.filter(({ row, column }) => row !== column).sort((a, b) => b.share - a.share);
    return worst ? { row: worst.row, column: worst.column } : { row: 0, column: 0 };
}

/** Where a key leads in a matrix of so many rows and columns; null for keys that lead nowhere. */
export function squareAfter(key: string, { row, column }: Square, size: number): Square | null {
    const last = size - 1;
    const to: Readonly<Record<string, Square>> = {
        ArrowLeft: { row, column: Math.max(0, column - 1) },
        ArrowRight: { row, column: Math.min(last, column + 1) },
        ArrowUp: { row: Math.max(0, row - 1), column },
        ArrowDown: { row: Math.min(last, row + 1), column },
        Home: { row, column: 0 },
        End: { row, column: last },
    };
    return to[key] ?? null;
}
