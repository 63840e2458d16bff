/** The sources of songs to hear next, in the order in which they stand. The compiler asks for all else that a new one needs. */
import { library } from './library/facts.ts';
import { listeners } from './listeners/facts.ts';
import { open } from './open/facts.ts';
import type { SourceFacts } from './source-facts.ts';
import { spotify } from './spotify/facts.ts';
import { youtube } from './youtube/facts.ts';

export const sources = { library, listeners, youtube, spotify, open } as const;

type Sources = typeof sources;
type Where<Facts extends Partial<SourceFacts>> = {
    [Name in keyof Sources]: Sources[Name] extends Facts ? Name : never;
}[keyof Sources];

export type SourceName = keyof Sources;
export type Service = Sources[SourceName]['services'][number];
/** All but the listener's own songs. */
export type RemoteName = Exclude<SourceName, 'library'>;
/** What a listener can connect, or allow, by hand. */
export type Connectable = Where<{ readonly connects: 'key' | 'account' | 'consent' }>;
export type Apart = Where<{ readonly standsApart: true }>;

export const sourceNames = Object.keys(sources) as readonly SourceName[];
export const services: readonly Service[] = sourceNames.flatMap((name): readonly Service[] => sources[name].services);

export const isConnectable = (name: SourceName): name is Connectable => sources[name].connects !== null;

/** Of the source that a service belongs to. */
export function factsOf(service: Service): SourceFacts {
    const name = sourceNames.find((candidate) => servicesOf(candidate).includes(service));
    return sources[name ?? 'library'];
}

/** For how many days a service's terms let its answers be kept; 0: for the visit alone. */
export const answersKeptDays = (service: Service): number => factsOf(service).answersKeptDays[service] ?? 0;

/** One of each. */
export function perSource<T>(make: (name: SourceName) => T): Readonly<Record<SourceName, T>> {
    // `Object.fromEntries` forgets the names.
    return Object.fromEntries(sourceNames.map((name) => [name, make(name)])) as Record<SourceName, T>;
}

export const servicesOf = (name: SourceName): readonly Service[] => sources[name].services;
