import { expect, test } from 'vitest';
import { reasonOfApi, reasonOfTokens } from './reasons.ts';

const refusal = (status: number, message: string, more = {}) => ({ error: { status, message, ...more } });

test.each([
    ['an expired token', 401, refusal(401, 'The access token expired'), 'connection-expired'],
    [
        'a listener who is not registered',
        403,
        refusal(403, 'User not registered in the Developer Dashboard'),
        'not-allow-listed',
    ],
    [
        'the same as plain text',
        403,
        'Check settings on the dashboard, the user may not be registered.',
        'not-allow-listed',
    ],
    [
        'a lapsed subscription',
        403,
        refusal(403, 'Active premium subscription required for the owner'),
        'premium-needed',
    ],
    ['a used-up quota', 429, refusal(429, 'API quota exceeded', { reason: 'QUOTA_EXCEEDED' }), 'quota-exceeded'],
    ['a used-up quota told at the top', 429, { reason: 'QUOTA_EXCEEDED' }, 'quota-exceeded'],
    ['too many requests', 429, refusal(429, 'API rate limit exceeded'), null],
    ['another refusal', 403, refusal(403, 'Forbidden'), null],
    ['words about a subscription that refuse nothing', 400, 'premium', null],
    ['no body', 403, '', null],
    ['a body of null', 403, null, null],
])('%s is told apart', (_what, status, body, reason) => {
    expect(reasonOfApi(status, body)).toBe(reason);
});

test.each([
    [{ error: 'invalid_grant', error_description: 'Refresh token revoked' }, 'connection-expired'],
    [{ error: 'invalid_client' }, 'key-invalid'],
    [{ error: 'unauthorized_client' }, 'key-invalid'],
    [{ error: 'invalid_request' }, null],
    ['invalid_grant', null],
    [null, null],
])('of tokens %j means %s', (body, reason) => {
    expect(reasonOfTokens(400, body)).toBe(reason);
});
