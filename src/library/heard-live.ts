/** Songs that were heard as they sounded: no file of theirs was ever here, and none will be. */
const prefix = 'live:';

export const newLiveId = (): string => `${prefix}${crypto.randomUUID()}`;

export const isHeardLive = (trackId: string): boolean => trackId.startsWith(prefix);
