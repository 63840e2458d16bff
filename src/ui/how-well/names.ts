/** Protocols and systems by their names in `models/metrics.json`. */

/** How songs are set aside, the most honest way first. */
export const protocols = ['grouped5', 'fault_filtered', 'random10'] as const;
export type Protocol = (typeof protocols)[number];

export const otherSystems = [
    ...(['tl_cnn', 'tl_cnn_gru', 'tl_cnn_gru_columns', 'small_cnn', 'deep_cnn'] as const),
    ...(['mn04_frozen', 'musicnn_tags'] as const),
] as const;
export type OtherSystem = (typeof otherSystems)[number];
