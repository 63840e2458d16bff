/** What the browser keeps of connections that were made, by the name that it has there. */

const clientId = '0123456789abcdef0123456789abcdef';
const tokens = { clientId, access: 'made-up', refresh: 'made-up', expiresAt: 4_000_000_000_000 };
const spotify = { clientId, tokens, accountName: 'Listener', hasExpired: false };

export const connected = {
    'segue-listeners': { isGiven: true },
    'segue-youtube': { value: 'made-up'.repeat(6), day: '', searches: 0 },
    'segue-spotify': spotify,
};
export const expired = { 'segue-spotify': { ...spotify, tokens: null, hasExpired: true } };
export const withClientId = { 'segue-spotify': { ...spotify, tokens: null, accountName: null } };
