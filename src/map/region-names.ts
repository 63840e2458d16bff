/** What regions are called: by what is true of most of their songs, and sets them apart from each other. */
import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import type { Region } from './regions.ts';
import { measured, measures, propertiesOf, type Property } from './song-properties.ts';

/** The most telling part first; empty where nothing is true of most songs. */
export type RegionName = readonly Property[];

/** What tells a region is so much commoner there than where it is told from. */
const commoner = 1.3;
/** More parts nobody reads on a map. */
const mostParts = 3;

interface Named {
    readonly songs: readonly Track[];
    readonly shares: Shares;
    name: RegionName;
}

/**
 * In the order of the regions. The same for the same songs, wherever they lie. Each part is true of more than half of a region's songs:
 * first a genre, with a mood where that is much commoner than in the whole library. One whose name another's begins with is told
 * from that by what else most of its songs are; those that are called the same, by whose songs they are, else by in what most are more.
 */
export function regionNames(
    regions: readonly Pick<Region, 'songs'>[],
    tracks: readonly Track[],
    contract: Contract,
): readonly RegionName[] {
    const known = new Map(tracks.map((track) => [track, propertiesOf(track, contract)]));
    const sharesIn = (songs: readonly Track[]): Shares => sharesOf(songs.map((track) => known.get(track) ?? []));
    const whole = sharesIn(tracks);
    const all = regions.map(({ songs: places }): Named => {
        const songs = places.flatMap((song) => tracks[song] ?? []);
        const shares = sharesIn(songs);
        return { songs, shares, name: firstName(telling(shares, whole)) };
    });
    for (const { part, isLike } of [
        { part: another, isLike: beginsAs },
        { part: artist, isLike: isSame },
        { part: comparison, isLike: isSame },
    ]) {
        for (let round = 0; round < mostParts; round += 1) {
            const found = all.map((one) => {
                const like = all.filter((other) => other !== one && isLike(other.name, one.name));
                const songs = like.flatMap((other) => other.songs);
                return like.length > 0 ? part(one, { songs, shares: sharesIn(songs) }, contract) : undefined;
            });
            all.forEach((one, i) => (one.name = [...one.name, ...(found[i] ? [found[i]] : [])]));
        }
    }
    return all.map(({ name }) => name);
}

/** Of each property, by its key, of which share of songs it is true. */
type Shares = ReadonlyMap<string, { readonly property: Property; readonly share: number }>;

const keyOf = ({ kind, name }: Property): string => `${kind} ${name}`;

function sharesOf(songs: readonly (readonly Property[])[]): Shares {
    const shares = new Map<string, { property: Property; share: number }>();
    for (const property of songs.flat()) {
        const entry = shares.get(keyOf(property)) ?? { property, share: 0 };
        entry.share += 1 / songs.length;
        shares.set(keyOf(property), entry);
    }
    return shares;
}

interface Telling {
    readonly property: Property;
    /** How much commoner than where it is told from. */
    readonly lead: number;
}

/** Those that are true of more than half of the songs, the most telling first: by share, times the logarithm of the lead. */
function telling(own: Shares, others: Shares): readonly Telling[] {
    return [...own]
        .filter(([, { share }]) => share > 0.5 + 1e-9)
        .map(([key, { property, share }]) => {
            const lead = share / Math.max(others.get(key)?.share ?? 0, 0.01);
            return { key, property, lead, weight: share * Math.log1p(lead) };
        })
        .sort((a, b) => b.weight - a.weight || (a.key < b.key ? -1 : 1));
}

/** Where most songs share no genre, what else they are, as far as it is not what most of the library is. */
function firstName(known: readonly Telling[]): RegionName {
    const genre = known.find(({ property }) => property.kind === 'genre')?.property;
    const others = known.filter(({ property: { kind } }) => kind !== 'genre' && kind !== 'artist');
    if (!genre) {
        return others
            .filter(({ lead }) => lead >= commoner)
            .map(({ property }) => property)
            .slice(0, 2);
    }
    const mood = others.find(({ property, lead }) => property.kind === 'mood' && lead >= commoner)?.property;
    return mood ? [genre, mood] : [genre];
}

const beginsAs = (name: RegionName, other: RegionName): boolean =>
    other.every((part, i) => name[i] !== undefined && keyOf(name[i]) === keyOf(part));

const isSame = (name: RegionName, other: RegionName): boolean => name.length === other.length && beginsAs(name, other);

/** What more a region is called, beside others of its name; undefined where nothing tells it from them. */
type Part = (one: Named, others: Omit<Named, 'name'>, contract: Contract) => Property | undefined;

const another: Part = ({ shares, name }, others) =>
    name.length >= mostParts
        ? undefined
        : toldBy(shares, others.shares, (one) => one.kind !== 'artist' && !has(name, one));

const artist: Part = ({ shares }, others) => toldBy(shares, others.shares, ({ kind }) => kind === 'artist');

const toldBy = (own: Shares, others: Shares, isMeant: (one: Property) => boolean): Property | undefined =>
    telling(own, others).find(({ property, lead }) => lead >= commoner && isMeant(property))?.property;

const has = (name: RegionName, part: Property): boolean => name.some((one) => keyOf(one) === keyOf(part));

/** By what most of its songs are more, or less, than the middle one of the others. */
const comparison: Part = ({ songs, name }, others, contract) => {
    const found = measures
        .filter((measure) => !name.some((one) => one.name === measure))
        .flatMap((measure) => {
            const valuesOf = (all: readonly Track[]) =>
                all.flatMap((track) => measured(track, measure, contract) ?? []);
            const [own, sorted] = [valuesOf(songs), valuesOf(others.songs).sort((a, b) => a - b)];
            const middle = sorted[Math.floor(sorted.length / 2)] ?? NaN;
            const shareOf = (isSo: (value: number) => boolean): number => own.filter(isSo).length / songs.length;
            return [
                { property: { kind: 'more', name: measure } as const, share: shareOf((value) => value > middle) },
                { property: { kind: 'less', name: measure } as const, share: shareOf((value) => value < middle) },
            ];
        });
    const best = found.reduce<(typeof found)[number] | undefined>(
        (most, one) => (one.share > (most?.share ?? 0.5) ? one : most),
        undefined,
    );
    return best?.property;
};
