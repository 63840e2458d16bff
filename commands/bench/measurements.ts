import type { BatchTimes } from './batch.ts';
import type { HearingTimes, LongSong } from './hearing.ts';
import type { SimilarityTimes } from './similarity.ts';
import type { StartTimes } from './start.ts';
import type { YardstickTimes } from './yardstick.ts';

/** All that one run measured. */
export interface Measurements {
    readonly cores: number;
    /** Of each song of four minutes. */
    readonly runs: number;
    readonly start: StartTimes;
    readonly hearing: readonly HearingTimes[];
    readonly batch: BatchTimes;
    readonly yardstick: YardstickTimes;
    readonly oneHour: LongSong;
    readonly similarity: readonly SimilarityTimes[];
}
