import { createAudius, type Audius } from './audius.ts';
import { coverArt } from './cover-art.ts';
import { createListenBrainz } from './listenbrainz.ts';
import { createLabs } from './listenbrainz-labs.ts';
import type { Loopback } from './loopback.ts';
import { createMusicBrainz } from './musicbrainz.ts';
import type { OpenService } from './open-service.ts';
import { createWikidata } from './wikidata.ts';

export interface OpenCatalogues {
    readonly musicbrainz: OpenService;
    readonly listenbrainz: OpenService;
    readonly audius: Audius;
    readonly wikidata: OpenService;
    readonly labs: OpenService;
}

interface Parts {
    readonly now?: () => number;
    readonly sound?: (number: number, cid: string) => Uint8Array<ArrayBuffer>;
}

/** All that answers without an account stands in the network, with those who store its covers and its sound. */
export function serveOpenCatalogues(outside: Loopback, { now = Date.now, ...parts }: Parts = {}): OpenCatalogues {
    const catalogues = {
        musicbrainz: createMusicBrainz({ now }),
        listenbrainz: createListenBrainz({ now }),
        audius: createAudius({ now, ...parts }),
        wikidata: createWikidata({ now }),
        labs: createLabs({ now }),
    };
    outside.serve('musicbrainz.org', catalogues.musicbrainz);
    outside.serve('api.listenbrainz.org', catalogues.listenbrainz);
    outside.serve('labs.api.listenbrainz.org', catalogues.labs);
    outside.serve('api.audius.co', catalogues.audius);
    outside.serve('query.wikidata.org', catalogues.wikidata);
    for (const host of ['*.audius.co', 'v.monophonic.digital', '*.open-audio-validator.com', '*.audiusindex.org'])
        outside.serve(host, catalogues.audius.nodes);
    for (const host of ['coverartarchive.org', 'archive.org', '*.archive.org']) outside.serve(host, coverArt);
    return catalogues;
}
