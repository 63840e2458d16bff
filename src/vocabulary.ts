/** What music is called: families, their styles, and moods, from `models/styles.json`, which training and app share. */
import styles from '../models/styles.json';
import type { Language } from './flow.ts';

export type Words = readonly [string, ...string[]];

/** Where a service calls it otherwise; null: it has no name for it. */
export interface ServiceNames {
    /** What Spotify files it under, and what music of it in a language. */
    readonly spotify?: Readonly<Partial<Record<'any' | Language, string>>> | null;
    /** A topic of YouTube's, https://developers.google.com/youtube/v3/docs/search/list */
    readonly youtube?: string | null;
    /** Names on Audius' list: its own first, then those that are of it too. */
    readonly audius?: readonly string[];
    /** Tags of MusicBrainz' and ListenBrainz' editors: its own first. Each stands for all that contain its words. */
    readonly tags?: readonly string[];
    /** Wikidata's items. */
    readonly wikidata?: readonly string[];
}

interface Entry {
    readonly name: string;
    readonly words: Readonly<Record<Language, Words>>;
    readonly services?: ServiceNames;
}

interface Vocabulary {
    readonly families: readonly Entry[];
    readonly styles: readonly (Entry & { readonly family: string })[];
    readonly moods: readonly Entry[];
}

/** As the file has them, in its order; that it is as described is for the tests to see, not for each start of the page. */
export const vocabulary = styles as unknown as Vocabulary;

/** The papers' names that are written otherwise here. */
const papersNames: Readonly<Record<string, string>> = { hiphop: 'hip hop' };

const families = byName(vocabulary.families);
const stylesByName = byName(vocabulary.styles);
const moods = byName(vocabulary.moods);
const entries = new Map([...moods, ...stylesByName, ...families]);

export function isMood(name: string): boolean {
    return moods.has(name);
}

export function isFamily(name: string): boolean {
    return families.has(own(name));
}

/** The family of a style; a family's is itself. Null for what is neither. */
export function familyOf(name: string): string | null {
    return stylesByName.get(own(name))?.family ?? families.get(own(name))?.name ?? null;
}

/** The names of a family's styles; none of what is no family. */
export function stylesOf(family: string): readonly string[] {
    return vocabulary.styles.filter((style) => style.family === own(family)).map(({ name }) => name);
}

/**
 * What a family, style or mood is called in a language: first its name on the screen, then what people type for its music, most
 * used first. Null for what is none of them.
 */
export function words(name: string, language: Language): Words | null {
    return entries.get(own(name))?.words[language] ?? null;
}

/** What the services call a family or style; empty for what is neither. */
export function serviceNames(name: string): ServiceNames {
    return entries.get(own(name))?.services ?? {};
}

const own = (name: string): string => papersNames[name] ?? name;

function byName<One extends Entry>(list: readonly One[]): ReadonlyMap<string, One> {
    return new Map(list.map((entry) => [entry.name, entry]));
}
