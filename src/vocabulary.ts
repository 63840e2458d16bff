/** What music is called: families, their styles, and moods, from `models/styles.json`, which training and app share. */
import * as v from 'valibot';
import styles from '../models/styles.json';
import { type Language, languages } from './flow.ts';

const wordsSchema = v.pipe(v.tupleWithRest([v.string()], v.string()), v.readonly());
const list = v.pipe(v.array(v.string()), v.readonly());

/** Where a service calls it otherwise; null: it has no name for it. */
const servicesSchema = v.object({
    /** What Spotify files it under, and what music of it in a language. */
    spotify: v.optional(v.nullable(v.partial(v.strictObject(each(['any', ...languages], v.string()))))),
    /** A topic of YouTube's, https://developers.google.com/youtube/v3/docs/search/list */
    youtube: v.optional(v.nullable(v.string())),
    /** Names on Audius' list: its own first, then those that are of it too. */
    audius: v.optional(list),
    /** Tags of MusicBrainz' and ListenBrainz' editors: its own first. Each stands for all that contain its words. */
    tags: v.optional(list),
    /** Wikidata's items. */
    wikidata: v.optional(list),
});

const entrySchema = v.object({
    name: v.string(),
    words: v.strictObject(each(languages, wordsSchema)),
    services: v.optional(servicesSchema, {}),
});
const styleSchema = v.object({ ...entrySchema.entries, family: v.string() });

export type Words = v.InferOutput<typeof wordsSchema>;
export type ServiceNames = v.InferOutput<typeof servicesSchema>;

/** As the file has them, in its order. */
export const vocabulary = v.parse(
    v.object({ families: v.array(entrySchema), styles: v.array(styleSchema), moods: v.array(entrySchema) }),
    styles,
);

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

function byName<Entry extends { readonly name: string }>(list: readonly Entry[]): ReadonlyMap<string, Entry> {
    return new Map(list.map((entry) => [entry.name, entry]));
}

function each<Name extends string, Schema>(names: readonly Name[], schema: Schema): Record<Name, Schema> {
    return Object.fromEntries(names.map((name) => [name, schema])) as Record<Name, Schema>;
}
