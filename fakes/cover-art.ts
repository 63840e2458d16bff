import type { Fake } from './loopback.ts';

/** A 1 x 1 GIF. */
const picture = Buffer.from('R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7', 'base64');

/** The Cover Art Archive, https://musicbrainz.org/doc/Cover_Art_Archive/API: it leads to the archive, and that to one of its servers. */
export const coverArt: Fake = {
    async answer(request) {
        const { hostname, pathname } = new URL(request.url);
        if (hostname === 'coverartarchive.org') return leadTo(`https://archive.org/download/mbid${pathname}`);
        if (hostname === 'archive.org') return leadTo(`https://ia800000.us.archive.org/1/items${pathname}`);
        return new Response(picture, { headers: { 'Content-Type': 'image/gif' } });
    },
};

const leadTo = (address: string): Response => new Response(null, { status: 307, headers: { Location: address } });
