import type { Contract } from '../contract.ts';
import type { PartialAnalysis } from '../flow.ts';
import { isNoMusic, read, type Reading } from './reading.ts';

/** What sounds at the moment, where that is no music though the rest is, or music though the rest is none; null where the two are alike. Notes and a pulse are known of all of it alone. */
export function asideOf(soFar: PartialAnalysis, latest: PartialAnalysis, contract: Contract): Reading | null {
    const now = { ...latest, ...(soFar.rhythm && { rhythm: soFar.rhythm }) };
    return isNoMusic(now, contract) === isNoMusic(soFar, contract) ? null : read(now, contract);
}
