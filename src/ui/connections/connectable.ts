import type { SourceName } from '../../recommend/source.ts';

/** What a listener can connect by hand. */
export type Connectable = Extract<SourceName, 'youtube' | 'spotify'>;
