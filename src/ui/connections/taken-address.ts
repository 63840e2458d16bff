/**
 * Where the same app can be opened so that Spotify leads back to it: on this device by its number, elsewhere by https. Null
 * for what is no address of the web.
 */
export function takenAddress(here: URL): string | null {
    if (here.protocol !== 'http:' && here.protocol !== 'https:') return null;
    const there = new URL(here);
    if (there.hostname === 'localhost') there.hostname = '127.0.0.1';
    else there.protocol = 'https:';
    return there.href === here.href ? null : there.href;
}
