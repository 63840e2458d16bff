import type { Service } from '../../flow.ts';
import type { Trouble, TroubleReason } from '../../recommend/source.ts';

export interface GroupedTrouble {
    readonly reason: TroubleReason;
    readonly services: readonly Service[];
    /** The longest that one of them asks for; null when none does. */
    readonly retryAfterSeconds: number | null;
    readonly wayOn: WayOn | null;
}

/** 'key' and 'reconnect' both lead to the service's connection. */
type WayOn = 'retry' | 'reconnect' | 'key';

/** Null where only waiting, or the links, lead on. */
const waysOn: Readonly<Record<TroubleReason, WayOn | null>> = {
    offline: 'retry',
    unreachable: 'retry',
    timeout: 'retry',
    'slow-down': 'retry',
    'server-fault': 'retry',
    unintelligible: 'retry',
    refused: 'retry',
    'quota-exceeded': null,
    'key-invalid': 'key',
    'key-referrer': 'key',
    'key-not-enabled': 'key',
    'not-allow-listed': 'reconnect',
    'premium-needed': null,
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
            wayOn: waysOn[reason],
        };
    });
}
