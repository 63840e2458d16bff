import { expect, test } from 'vitest';
import { refusalReason } from './refusal.ts';

const refusal = (message: string, reason?: string, detail?: string) => ({
    error: {
        code: 403,
        message,
        errors: [{ message, domain: 'global', ...(reason && { reason }) }],
        ...(detail && { details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: detail }, {}] }),
    },
});

test.each([
    ['quota-exceeded', refusal('You have exceeded your <a href="/youtube/quota">quota</a>.', 'quotaExceeded')],
    ['quota-exceeded', refusal('Daily Limit Exceeded', 'dailyLimitExceeded')],
    [
        'quota-exceeded',
        refusal(
            "Quota exceeded for quota metric 'Search Queries' and limit 'Search Queries per day'",
            'rateLimitExceeded',
            'RATE_LIMIT_EXCEEDED',
        ),
    ],
    ['slow-down', refusal('Too many requests per minute', 'rateLimitExceeded')],
    ['slow-down', refusal('Slower', undefined, 'RATE_LIMIT_EXCEEDED')],
    ['key-invalid', refusal('Bad Request', 'keyInvalid')],
    ['key-invalid', refusal('API key not valid. Please pass a valid API key.', 'badRequest')],
    ['key-invalid', refusal('API key expired. Please renew the API key.', 'badRequest', 'API_KEY_INVALID')],
    ['key-referrer', refusal('Requests from referer https://segue.test/ are blocked.', 'forbidden')],
    ['key-referrer', refusal('Referer not allowed', 'ipRefererBlocked')],
    ['key-referrer', refusal('Forbidden', 'forbidden', 'API_KEY_HTTP_REFERRER_BLOCKED')],
    ['key-referrer', refusal('The caller is restricted', 'forbidden', 'API_KEY_IP_ADDRESS_BLOCKED')],
    ['key-not-enabled', refusal('YouTube Data API v3 is disabled', 'accessNotConfigured')],
    ['key-not-enabled', refusal('Requests to this API are blocked.', 'forbidden', 'API_KEY_SERVICE_BLOCKED')],
] as const)('%s is read from %j', (reason, body) => {
    expect(refusalReason(body)).toBe(reason);
});

test.each([[undefined], ['<html>'], [{}], [{ error: 'no' }], [refusal('Forbidden', 'forbidden')], [{ error: {} }]])(
    'nothing is read into %j',
    (body) => {
        expect(refusalReason(body)).toBeNull();
    },
);
