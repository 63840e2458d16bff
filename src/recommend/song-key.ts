/** Services number their songs each for themselves: an id stands for one song only beside its service. */
import type { Recommendation } from './recommendation.ts';

type OfService = Pick<Recommendation, 'service' | 'id'>;

/** Songs to hear later are kept by it. */
export const songKey = ({ service, id }: OfService): string => `${service} ${id}`;

/** Of the track that a song becomes when it is heard; what was heard is kept by it. */
export const heardTrackId = ({ service, id }: OfService): string => `${service}:${id}`;
