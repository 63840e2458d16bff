import { expect, test } from 'vitest';
import { hosts } from './hosts.ts';
import type { SourceFacts, Terms } from './source-facts.ts';
import { factsOf, isConnectable, perSource, services, servicesOf, sourceNames, sources } from './sources.ts';

test('each service belongs to one source', () => {
    expect(new Set(services).size).toBe(services.length);
    for (const service of services) expect(factsOf(service).services).toContain(service);
    expect(factsOf('audius')).toBe(sources.open);
});

test('what is made for each source is found under its name', () => {
    expect(perSource((name) => name)).toEqual({
        library: 'library',
        listeners: 'listeners',
        youtube: 'youtube',
        spotify: 'spotify',
        open: 'open',
    });
    expect(sourceNames.filter(isConnectable)).toEqual(['listeners', 'youtube', 'spotify']);
});

test('each service that is asked has a link to its terms or its licence, and each source one about privacy', () => {
    const names: Readonly<Record<string, string>> = {
        'listenbrainz-labs': 'ListenBrainz',
        youtube: 'YouTube',
        spotify: 'Spotify',
        musicbrainz: 'MusicBrainz',
        listenbrainz: 'ListenBrainz',
        audius: 'Audius',
        wikidata: 'Wikidata',
    };
    for (const name of sourceNames.filter((source) => source !== 'library')) {
        const terms: readonly Terms[] = sources[name].terms;
        for (const service of servicesOf(name)) {
            const own = terms.filter(({ of, kind }) => of === names[service] && kind !== 'privacy');
            expect(own, service).toHaveLength(1);
        }
        expect(terms.some(({ kind }) => kind === 'privacy')).toBe(true);
        expect(new Set(terms.map(({ address }) => address)).size).toBe(terms.length);
        for (const { address } of terms) expect(new URL(address).protocol).toBe('https:');
    }
});

test('a page with YouTube’s answers or its player links its terms and Google’s privacy policy', () => {
    const addresses = ['https://www.youtube.com/t/terms', 'https://policies.google.com/privacy'];
    for (const { terms, hosts: own } of [sources.youtube, sources.open] as readonly SourceFacts[]) {
        expect(own.frames).toContain('https://www.youtube-nocookie.com');
        expect(terms.map(({ address }) => address)).toEqual(expect.arrayContaining(addresses));
    }
});

test('the page may reach what its sources name, over https, and nothing else', () => {
    const named = Object.values(sources).flatMap((source) => Object.values(source.hosts).flat());
    for (const purpose of ['connect', 'images', 'media', 'frames'] as const) {
        const ofAll = new Set<string>(Object.values(sources).flatMap((source) => source.hosts[purpose]));
        expect(hosts[purpose].toSorted()).toEqual([...ofAll].toSorted());
    }
    for (const host of named) expect(host).toMatch(/^https:\/\/[a-z0-9.*-]+$/);
});
