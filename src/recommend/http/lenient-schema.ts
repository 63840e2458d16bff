/** Reading what a service answers: an odd field costs that field, a broken entry that entry, and never the whole answer. */
import * as v from 'valibot';

/** The field, or undefined where it is missing or is not what it should be. */
export function lenient<T>(schema: v.GenericSchema<unknown, T>) {
    return v.fallback(v.optional(schema), undefined);
}

/** Those entries of an array that are what they should be. */
export function validEntries<T>(schema: v.GenericSchema<unknown, T>) {
    return v.pipe(
        v.array(v.unknown()),
        v.transform((entries): readonly T[] =>
            entries.flatMap((entry) => {
                const read = v.safeParse(schema, entry);
                return read.success ? [read.output] : [];
            }),
        ),
    );
}

/** Those entries of an array; none where it is missing or is no array. */
export const entriesOrNone = <T>(schema: v.GenericSchema<unknown, T>) =>
    v.optional(v.fallback(validEntries(schema), []), []);
