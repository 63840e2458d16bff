import type { Service } from '../../recommend/sources.ts';
import type { Trouble, TroubleReason } from '../../recommend/source.ts';

export interface GroupedTrouble {
    readonly reason: TroubleReason;
    readonly services: readonly Service[];
    /** The longest that one of them asks for; null when none does. */
    readonly retryAfterSeconds: number | null;
    /** What of the connection to the services leads on; null where only asking again, waiting or the links do. */
    readonly connecting: Connecting | null;
}

type Connecting = 'reconnect' | 'account' | 'key';

const connectings: Readonly<Partial<Record<TroubleReason, Connecting>>> = {
    'key-invalid': 'key',
    'key-referrer': 'key',
    'key-not-enabled': 'key',
    'not-allow-listed': 'account',
    'connection-expired': 'reconnect',
};

/** One trouble for each reason, so that a sentence is said once, however many questions and services it befell. */
export function groupedTroubles(troubles: readonly Trouble[]): readonly GroupedTrouble[] {
    return [...new Set(troubles.map(({ reason }) => reason))].map((reason) => {
        const same = troubles.filter((trouble) => trouble.reason === reason);
        const waits = same.map(({ retryAfterSeconds }) => retryAfterSeconds ?? 0);
        return {
            reason,
            services: [...new Set(same.map(({ service }) => service))],
            retryAfterSeconds: Math.max(...waits) || null,
            connecting: connectings[reason] ?? null,
        };
    });
}
