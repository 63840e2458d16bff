/**
 * Where Spotify sends the listener back to: the folder that the app is served from, without query. Null where Spotify would
 * refuse it: it takes https, or http on a loopback IP literal, and never `localhost`
 * (https://developer.spotify.com/documentation/web-api/concepts/redirect_uri).
 */
export function redirectUriOf(address: URL): string | null {
    const { protocol, hostname, origin, pathname } = new URL('.', address);
    const isLoopback = hostname === '127.0.0.1' || hostname === '[::1]';
    const isTaken = protocol === 'https:' ? hostname !== 'localhost' : protocol === 'http:' && isLoopback;
    return isTaken ? origin + pathname : null;
}
