/** What is typed -> what is asked for. Nothing that is typed is dropped: what is not understood is looked for in the songs' names. */
import type { Contract } from '../contract.ts';
import type { Track } from '../flow.ts';
import { nameTest } from '../library/browse.ts';
import { anyOf, type Criterion, type CriterionOf, type Single, singlesOf } from './criterion.ts';
import { folded } from './folded.ts';
import type { Lexicon } from './lexicon.ts';
import { isMetre } from './metre.ts';
import { songMentions } from './named-songs.ts';
import type { Shared } from './parts.ts';
import { Sentence } from './sentence.ts';
import { sharedWith } from './shared-with.ts';
import { type NamedSongs, songNamesOf } from './song-names.ts';
import { tokensOf } from './tokens.ts';

export interface Beside {
    readonly lexicon: Lexicon;
    /** Asked for only where a song may be named: else nothing of what is typed depends on them. */
    readonly tracks: () => readonly Track[];
    /** The song on the screen. */
    readonly current: () => Track | null;
    readonly thisYear: number;
    /** What the network's numbers mean; missing before it is known. */
    readonly contract?: Contract | null;
}

/** What is longer was pasted, and is no question. */
const longestQuestion = 1000;

/** Never throws, whatever was typed. */
export function understand(typed: string, beside: Beside): readonly Criterion[] {
    const { lexicon, tracks, current, thisYear, contract = null } = beside;
    const text = typed.trim();
    if (text === '') return [];
    const asText: readonly Criterion[] = [{ kind: 'text', text, isWanted: true }];
    if (text.length > longestQuestion) return asText;
    const question = folded(text);
    const onScreen = (): NamedSongs | null => named(current());
    const mentions = songMentions(question, { lexicon, names: () => songNamesOf(tracks()), current: onScreen });
    const tokens = tokensOf(question, { lexicon, mentions, thisYear });
    const shares = (shared: Shared, song: NamedSongs | null): Criterion | null => {
        const meant = song ?? onScreen();
        if (!meant) return null;
        const known = sharedWith(shared, meant, { tracks: tracks(), contract });
        // What is not known of a song's mood is in how it sounds.
        const isHeard = shared !== 'key' && shared !== 'tempo';
        return known ?? (isHeard ? { kind: 'like', ...meant, isWanted: true } : null);
    };
    const criteria = new Sentence(tokens, shares).criteria();
    const known = criteria.flatMap((one) =>
        one.kind === 'any' ? chosenSongs(one, tracks) : withSongs(one, criteria, tracks),
    );
    const isMoreThanNames =
        known.some(({ kind }) => kind !== 'text') ||
        /"[^"]+"|text:/.test(question.text) ||
        known.some((one) => one.kind === 'text' && isMetre(one.text) && one.text !== text) ||
        isWithoutNames(text, known, tracks);
    if (isChoiceOfNames(known) && tracks().some(nameTest(text))) return asText;
    return isMoreThanNames && known.length > 0 ? known : asText;
}

const named = (track: Track | null): NamedSongs | null => track && { name: track.title, ids: [track.id] };

/** What was typed as a notation names a song; a name that the library has not is looked for as text. */
function withSongs(criterion: Single, criteria: readonly Criterion[], tracks: Beside['tracks']): readonly Single[] {
    if (criterion.kind === 'text' && criterion.isWanted && isCompared(criteria)) {
        // "Nebula, but slower".
        const songs = songNamesOf(tracks()).get(criterion.text);
        return [songs ? { kind: 'like', ...songs, isWanted: true } : criterion];
    }
    if (criterion.kind !== 'like' || criterion.ids.length > 0) return [criterion];
    const songs = songNamesOf(tracks()).get(criterion.name);
    return [songs ? { ...criterion, ...songs } : { kind: 'text', text: criterion.name, isWanted: criterion.isWanted }];
}

/** "Radiohead or Muse"; what no song is called is not chosen from. */
function chosenSongs({ of, isWanted }: CriterionOf<'any'>, tracks: Beside['tracks']): readonly Criterion[] {
    const singles = of.flatMap((one) => withSongs(one, of, tracks));
    const isUnknown = (one: Single): boolean => one.kind === 'text' && !tracks().some(nameTest(one.text));
    const choice = anyOf(
        singles.filter((one) => !isUnknown(one)),
        isWanted,
    );
    return [...(choice ? [choice] : []), ...singles.filter(isUnknown)];
}

/** A song may be called "Dead or Alive". */
const isChoiceOfNames = (criteria: readonly Criterion[]): boolean =>
    criteria.length > 0 &&
    criteria.every((one) => one.kind === 'any') &&
    singlesOf(criteria).every(({ kind }) => kind === 'text');

const isCompared = (criteria: readonly Criterion[]): boolean =>
    criteria.some(({ kind }) => kind === 'more') && criteria.every(({ kind }) => kind !== 'like');

/** "Without Ida Berg"; not "No Surprises", where a song is called so. */
function isWithoutNames(text: string, criteria: readonly Criterion[], tracks: Beside['tracks']): boolean {
    const isThere = (name: string): boolean => tracks().some(nameTest(name));
    return (
        criteria.some(({ isWanted }) => !isWanted) &&
        criteria.every((one) => one.kind === 'text' && isThere(one.text)) &&
        !isThere(text)
    );
}
