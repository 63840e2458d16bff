/** What a part of the torture found. */
export interface Verdict {
    /** Each promise that was broken, in a sentence. */
    readonly broken: readonly string[];
    /** Lines for the report. */
    readonly figures: readonly string[];
}
