import type { Terms } from '../source-facts.ts';

/** MusicBrainz and ListenBrainz are both MetaBrainz'. */
export const metaBrainzTerms = [
    { kind: 'licence', of: 'MusicBrainz', address: 'https://musicbrainz.org/doc/About/Data_License' },
    { kind: 'terms', of: 'ListenBrainz', address: 'https://listenbrainz.org/terms-of-service/' },
    { kind: 'privacy', of: 'MetaBrainz', address: 'https://metabrainz.org/privacy' },
] as const satisfies readonly Terms[];

export const audiusTerms = [
    { kind: 'terms', of: 'Audius', address: 'https://audius.co/legal/terms-of-use' },
    { kind: 'privacy', of: 'Audius', address: 'https://audius.co/legal/privacy-policy' },
] as const satisfies readonly Terms[];

export const wikidataTerms = [
    { kind: 'licence', of: 'Wikidata', address: 'https://www.wikidata.org/wiki/Wikidata:Licensing' },
    { kind: 'privacy', of: 'Wikimedia', address: 'https://foundation.wikimedia.org/wiki/Policy:Privacy_policy' },
] as const satisfies readonly Terms[];
