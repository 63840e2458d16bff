/** What is asked of the library: chips that stand, and what is being typed beside them. */
import type { Segue } from '../../app/segue.svelte.ts';
import type { Contract } from '../../contract.ts';
import type { Seeds, Track } from '../../flow.ts';
import { holdingOf } from '../../labels/holding.ts';
import { matching, nameTest } from '../../library/browse.ts';
import { answer, loosened, nearest, whatIsSo } from '../../query/answer.ts';
import { beyond, type Beyond } from '../../query/beyond.ts';
import { type Criterion, type Single, singlesOf, slotOf } from '../../query/criterion.ts';
import { examplesOf } from '../../query/examples.ts';
import { isUnsure } from '../../query/fit.ts';
import type { Known } from '../../query/known.ts';
import { leftAside } from '../../query/left-aside.ts';
import { loadLexicon } from '../../query/load-lexicon.ts';
import { rulesOf } from '../../query/rules-of.ts';
import { textOf } from '../../query/text-of.ts';
import { type Beside, understand } from '../../query/understand.ts';
import type { Rules } from '../../playlists/rules.ts';
import { onShelf } from '../labels/label-shelf.ts';
import { language } from '../words/language.svelte.ts';
import { asideWords, criterionWords } from './query-words.ts';

export type AskingApp = Pick<
    Segue,
    | 'library'
    | 'labelDesk'
    | 'selection'
    | 'plays'
    | 'recommendations'
    | 'playlistDesk'
    | 'playlists'
    | 'screen'
    | 'set'
> & { readonly network: { readonly contract: Contract | null } };

/** What is typed, and the shelf that is searched; empty is all. */
export interface Searched {
    search: string;
    readonly genre: string;
}

/** As it can be written in a question. */
const plainLabel = (name: string): string => name.replaceAll('"', '');

const thisYear = (): number => new Date(Date.now()).getFullYear();

export class Asking {
    readonly #app: AskingApp;
    readonly #view: Searched;
    #kept = $state.raw<readonly Criterion[]>([]);
    readonly #lexicon = $derived.by(() => {
        const names = this.#app.labelDesk.labels.all.map(({ name }) => plainLabel(name));
        return loadLexicon(
            language.tag,
            names.map((name) => ({ name, meaning: `label:"${name}"` })),
        );
    });
    readonly #understood = $derived.by(() => understand(this.#view.search, this.#beside()));
    readonly #typed = $derived.by(() => this.#withoutWordInTheMaking());
    readonly #known = $derived.by(() => this.#knownNow());
    readonly #isAside = $derived.by(() => leftAside(this.criteria, this.#app.library.tracks));
    readonly #sought = $derived.by(() => this.criteria.filter((one) => !this.#isAside(one)));
    readonly #isNamed = $derived.by(() =>
        this.isPlain || this.#text === '' || this.#kept.length > 0 ? () => false : nameTest(this.#text),
    );
    readonly #found = $derived.by(() => this.#find());
    readonly #nearest = $derived.by(() => (this.#known ? nearest(this.#sought, this.#known) : []));
    readonly #isSo = $derived.by(() => (this.#known ? whatIsSo(this.#sought, this.#known) : () => []));
    readonly #loosened = $derived.by(() => (this.#known ? loosened(this.#sought, this.#known) : []));
    readonly #examples = $derived.by(() =>
        this.#known ? examplesOf(this.#known).map((criteria) => textOf(criteria, this.#beside())) : [],
    );

    constructor(app: AskingApp, view: Searched) {
        this.#app = app;
        this.#view = view;
    }

    /** All that is asked for, what is being typed last. */
    get criteria(): readonly Criterion[] {
        return this.isPlain ? [] : [...this.#kept, ...this.#typed];
    }

    /** Whether there is no more than words to be looked for in names, as in any search. */
    get isPlain(): boolean {
        const [only, another] = this.#typed;
        return this.#kept.length === 0 && (!only || (!another && only.kind === 'text' && only.text === this.#text));
    }

    /** Whether no more than words are asked for, and no song is named so. */
    get isNameless(): boolean {
        return this.isPlain && this.#text !== '' && !this.#app.library.tracks.some(nameTest(this.#text));
    }

    /** The songs of the library that others are to be like. */
    get seeds(): readonly Track[] {
        const ids = singlesOf(this.criteria).flatMap((one) => (one.kind === 'like' ? one.ids : []));
        return ids.flatMap((id) => this.#app.library.get(id) ?? []);
    }

    /** The songs, those that are named so first; null where the search is plain. */
    get found(): readonly Track[] | null {
        return this.#found;
    }

    /** What is found, else what comes nearest. */
    get shown(): readonly Track[] | null {
        return this.#found?.length === 0 ? this.#nearest : this.#found;
    }

    /** The words by whose place in its names a song is among those found, whatever else it is; null of one that is not. */
    namedBy(track: Track): string | null {
        return this.#isNamed(track) ? this.#text : null;
    }

    /** What of the question is so of a song. */
    soOf(track: Track): readonly Single[] {
        return this.#isSo(track);
    }

    get loosened(): ReturnType<typeof loosened> {
        return this.#loosened;
    }

    /** What a library is asked for that has not been asked yet, as it may be typed. */
    get examples(): readonly string[] {
        return this.#examples;
    }

    get beyond(): Beyond {
        return beyond(this.#sought, thisYear());
    }

    get rules(): Rules | null {
        const { labels } = this.#app.labelDesk;
        return rulesOf(this.#sought, (name) =>
            labels.all.filter((label) => plainLabel(label.name) === name).map(({ id }) => id),
        );
    }

    /** The question in words, as it could be typed. */
    get text(): string {
        return textOf(this.criteria, this.#beside());
    }

    /** Words of what is asked for; of what is neither understood nor in a name, that it is not. */
    wordsOf(criterion: Criterion): string {
        return this.#isAside(criterion)
            ? asideWords(criterion.text)
            : criterionWords(criterion, { isCompared: this.seeds.length > 0 });
    }

    isUnsure(criterion: Criterion): boolean {
        const { contract } = this.#app.network;
        return contract !== null && isUnsure(criterion, contract);
    }

    /** What is typed becomes chips that stand. */
    keep(): void {
        if (!this.isPlain) this.#set(this.#all);
    }

    /** Takes the place of what can be asked only once. */
    add(criterion: Criterion): void {
        const slot = slotOf(criterion);
        const others = this.#all.filter((one) => slot === null || slotOf(one) !== slot);
        this.#set([...others, criterion]);
    }

    replace(criterion: Criterion, changed: Criterion): void {
        this.#set(this.#all.map((one) => (one === criterion ? changed : one)));
    }

    remove(criterion: Criterion): void {
        this.#set(this.#all.filter((one) => one !== criterion));
    }

    removeLast(): void {
        this.#kept = this.#kept.slice(0, -1);
    }

    clear(): void {
        this.#set([]);
    }

    /** Puts the question to the page's other sources, beside a song of the answer. Nothing is sent before one of them is pressed. */
    askBeyond(onselect: (trackId: string) => void): void {
        const { library, selection, recommendations } = this.#app;
        const liked = singlesOf(this.criteria).flatMap((one) => (one.kind === 'like' && one.isWanted ? one.ids : []));
        const seed = library.get(liked[0] ?? '') ?? this.#found?.[0] ?? selection.track ?? library.tracks[0];
        if (!seed) return;
        const { choices } = this.beyond;
        onselect(seed.id);
        selection.sourceShown = 'open';
        const seeds: Seeds = selection.seeds ?? [seed];
        recommendations.follow(seeds, { genres: choices.genres ?? null, tags: choices.tags ?? [] });
        recommendations.choose(choices);
    }

    async keepAsSmart(name: string): Promise<void> {
        const { rules } = this;
        if (!rules) return;
        const made = await this.#app.playlists.createSmart(name, rules);
        if (made.ok) this.#app.playlistDesk.show(made.value.id);
        else await this.#app.playlistDesk.attempt(Promise.resolve(made));
    }

    /** What is being typed to its last letter: nothing of it is lost when it becomes chips. */
    get #all(): readonly Criterion[] {
        return [...this.#kept, ...this.#understood];
    }

    get #text(): string {
        return this.#view.search.trim();
    }

    #set(criteria: readonly Criterion[]): void {
        this.#kept = criteria;
        this.#view.search = '';
    }

    #beside(): Beside {
        return {
            lexicon: this.#lexicon,
            tracks: () => this.#app.library.tracks,
            current: () => this.#app.selection.track,
            thisYear: thisYear(),
            contract: this.#app.network.contract,
        };
    }

    /** A word that may become one that is understood leaves nothing out while it is typed. */
    #withoutWordInTheMaking(): readonly Criterion[] {
        const last = this.#understood.at(-1);
        const isInTheMaking =
            last?.kind === 'text' && this.#view.search.endsWith(last.text) && this.#lexicon.mayBecome(last.text);
        if (!isInTheMaking) return this.#understood;
        const others = this.#understood.slice(0, -1);
        return [...this.#kept, ...others].some(({ kind }) => kind !== 'text') ? others : this.#understood;
    }

    #knownNow(): Known | null {
        const { contract } = this.#app.network;
        if (!contract) return null;
        const { library, labelDesk, plays } = this.#app;
        const shelf = onShelf(library.listed, this.#view.genre, labelDesk.labels);
        return {
            contract,
            tracks: matching(shelf.tracks, { search: '', genre: shelf.genre }, contract),
            plays: plays.bySong,
            now: Date.now(),
            labelsOf: (track) => labelDesk.idsOf(track),
            hasLabel: (track, name) =>
                labelDesk.labels.all.some(
                    (label) => plainLabel(label.name) === name && holdingOf(label, track) !== null,
                ),
        };
    }

    #find(): readonly Track[] | null {
        const known = this.isPlain ? null : this.#known;
        if (!known) return null;
        const others = answer(this.#sought, known).filter((track) => !this.#isNamed(track));
        return [...known.tracks.filter(this.#isNamed), ...others];
    }
}
