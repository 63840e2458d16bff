/** What was typed, as the nearest whole number within both ends; null where it is none. */
export function wholeNumber(typed: string, lowest: number, highest: number): number | null {
    const value = typed.trim() === '' ? NaN : Math.round(Number(typed));
    return Number.isFinite(value) ? Math.min(highest, Math.max(lowest, value)) : null;
}
