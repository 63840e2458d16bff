import { expect, test } from 'vitest';
import { hosts } from './hosts.ts';
import { factsOf, isConnectable, perSource, services, sourceNames, sources } from './sources.ts';

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

test('the page may reach what its sources name, over https, and nothing else', () => {
    const named = Object.values(sources).flatMap((source) => Object.values(source.hosts).flat());
    for (const purpose of ['connect', 'images', 'media', 'frames'] as const) {
        const ofAll = new Set<string>(Object.values(sources).flatMap((source) => source.hosts[purpose]));
        expect(hosts[purpose].toSorted()).toEqual([...ofAll].toSorted());
    }
    for (const host of named) expect(host).toMatch(/^https:\/\/[a-z0-9.*-]+$/);
});
