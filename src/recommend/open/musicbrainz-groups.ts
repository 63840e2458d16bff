/** Release groups as MusicBrainz's searches tell of them. */
import * as v from 'valibot';
import { lenient, validEntries } from '../http/lenient-schema.ts';
import { mbid } from './mbid.ts';

const creditSchema = v.object({ name: v.string(), joinphrase: lenient(v.string()) });

const groupSchema = v.object({
    id: mbid,
    title: v.pipe(v.string(), v.nonEmpty()),
    'artist-credit': lenient(v.array(creditSchema)),
    'first-release-date': lenient(v.pipe(v.string(), v.nonEmpty())),
    'primary-type': lenient(v.string()),
    'secondary-types': v.fallback(v.optional(validEntries(v.string())), []),
    tags: v.fallback(v.optional(validEntries(v.object({ name: v.string() }))), []),
});

export type Group = v.InferOutput<typeof groupSchema>;

export const groupsSchema = v.object({ 'release-groups': validEntries(groupSchema) });

/** Of releases, which group each is of. */
export const groupsOfReleasesSchema = v.object({
    releases: validEntries(v.object({ 'release-group': v.object({ id: mbid }) })),
});

export const artistOf = ({ 'artist-credit': credits }: Group): string | undefined =>
    credits?.map(({ name, joinphrase = '' }) => name + joinphrase).join('') || undefined;

export const tagsOf = ({ tags }: Group): readonly string[] => tags?.map(({ name }) => name) ?? [];
