/** Why Google refuses, https://developers.google.com/youtube/v3/docs/errors and https://cloud.google.com/apis/design/errors */
import * as v from 'valibot';
import { validEntries, lenient } from '../http/lenient-schema.ts';
import type { TroubleReason } from '../source.ts';

const reasoned = v.object({ reason: v.string() });

const refusalSchema = v.object({
    error: v.object({
        message: v.fallback(v.string(), ''),
        /** The older way to give a reason, and the newer. */
        errors: lenient(validEntries(reasoned)),
        details: lenient(validEntries(reasoned)),
    }),
});

/** The first whose words stand in the refusal decides. */
const meanings: readonly (readonly [RegExp, TroubleReason])[] = [
    [
        /\bAPI_KEY_(?:HTTP_REFERRER|IP_ADDRESS)_BLOCKED\b|\bipRefererBlocked\b|requests from referer .* are blocked/i,
        'key-referrer',
    ],
    [/\baccessNotConfigured\b|\bSERVICE_DISABLED\b|\bAPI_KEY_SERVICE_BLOCKED\b/, 'key-not-enabled'],
    [/\bkeyInvalid\b|\bkeyExpired\b|\bAPI_KEY_INVALID\b|\bAPI key (?:not valid|expired)/i, 'key-invalid'],
    [/\bquotaExceeded\b|\bdailyLimitExceeded\b|\bper day\b/i, 'quota-exceeded'],
    [/\b(?:userR|r)ateLimitExceeded\b|\bRATE_LIMIT_EXCEEDED\b/, 'slow-down'],
];

/** Null for a refusal that gives no reason known here. */
export function refusalReason(body: unknown): TroubleReason | null {
    const refusal = v.safeParse(refusalSchema, body);
    if (!refusal.success) return null;
    const { message, errors = [], details = [] } = refusal.output.error;
    const text = [...errors.map(({ reason }) => reason), ...details.map(({ reason }) => reason), message].join('\n');
    return meanings.find(([words]) => words.test(text))?.[1] ?? null;
}
