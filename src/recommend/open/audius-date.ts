const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * The day of a date as Audius gives it: "2026-11-03", "2026-11-03T00:00:00Z", or "Tue Nov 03 2026 12:00:00 GMT-0700", as it
 * is written, whatever its time zone. Undefined for anything else.
 */
export function audiusDay(text: string | undefined): string | undefined {
    const iso = /^\d{4}-\d{2}-\d{2}(?![^T ])/.exec(text ?? '')?.[0];
    if (iso !== undefined) return iso;
    const [, name = '', day = '', year = ''] =
        /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{4})\b/.exec(text ?? '') ?? [];
    const month = months.indexOf(name) + 1;
    return month > 0 ? `${year}-${String(month).padStart(2, '0')}-${day.padStart(2, '0')}` : undefined;
}
