/** From `models/metrics.json`, put in by the build: shares of songs named rightly, 0 to 1. */
declare const HOW_WELL: {
    readonly newArtists: number;
    readonly random: number;
    readonly f1: Readonly<Record<string, number>>;
};
