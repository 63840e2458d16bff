import type { PlayProblem } from './player-parts.ts';
import type { From, PlayQueueParts, Repeat } from './play-queue-parts.ts';
import { Skipping, type Skipped } from './skipping.svelte.ts';
import {
    anew,
    begun,
    cleared,
    emptyOrder,
    following,
    inserted,
    type List,
    type ListOrigin,
    moved,
    movedTo,
    type Origin,
    placeOf,
    type PlayOrder,
    type QueuedSong,
    renamed,
    restored,
    shuffled,
    without,
} from './play-order.ts';

/** Later than this, "previous" leads back to the song's own beginning. */
const restartsAfterSeconds = 3;

/** The songs that play one after another. A song whose sound is not at hand is passed over, and stands there again when it is. */
export class PlayQueue {
    readonly #parts: PlayQueueParts;
    #order = $state.raw<PlayOrder>(emptyOrder);
    #repeat = $state<Repeat>('off');
    #isShuffled = $state(false);
    #origin = $state<ListOrigin | null>(null);
    #lastKey = 0;
    /** Whether the song that was asked for is to sound, so that one that fails while it is paused begins no other. */
    #isToPlay = false;
    readonly #skipping: Skipping;
    readonly #random: () => number;
    readonly #place = $derived(placeOf(this.#order));
    readonly #gone = $derived.by(() => this.#atHand(this.#order.songs.slice(0, Math.max(0, this.#place))));
    readonly #current = $derived.by(
        () => this.#atHand(this.#order.songs.filter((_, i) => i === this.#place))[0] ?? null,
    );
    readonly #coming = $derived.by(() => this.#atHand(this.#order.songs.slice(this.#place + 1)));
    /** Those to come, and where all are repeated those from the first to the current one. */
    readonly #inTurn = $derived.by(() =>
        this.#repeat === 'all'
            ? [...this.#coming, ...this.#gone, ...(this.#current ? [this.#current] : [])]
            : this.#coming,
    );
    readonly #alike = $derived.by(() =>
        this.#current && this.#inTurn.length === 0 ? this.#parts.alikeTo(this.#order.songs.map(({ id }) => id)) : null,
    );

    constructor(parts: PlayQueueParts) {
        this.#parts = parts;
        this.#random = parts.random ?? Math.random;
        this.#skipping = new Skipping(parts.failTogether ?? (() => false));
    }

    /** The song that plays, or would: what the player has loaded may be another, as a service's stream. */
    get current(): QueuedSong | null {
        return this.#current;
    }

    get coming(): readonly QueuedSong[] {
        return this.#coming;
    }

    /** The song that plays when no other comes, because it sounds alike; null while others come, or where there is none. */
    get alike(): string | null {
        return this.#alike;
    }

    /** What list it plays; null where its songs were chosen one by one. */
    get origin(): ListOrigin | null {
        return this.#origin;
    }

    get isShuffled(): boolean {
        return this.#isShuffled;
    }

    get repeat(): Repeat {
        return this.#repeat;
    }

    set repeat(repeat: Repeat) {
        this.#repeat = repeat;
    }

    get skipped(): Skipped | null {
        return this.#skipping.skipped;
    }

    dismissSkipped(): void {
        this.#skipping.dismiss();
    }

    /** The id of the song that follows by itself, without going on to it; null where none does, or the same again. */
    get upNext(): string | null {
        const id = this.#inTurn[0]?.id ?? this.#alike;
        return this.#repeat === 'one' || id === this.#current?.id ? null : id;
    }

    get hasNext(): boolean {
        return this.#inTurn.length > 0 || this.#alike !== null;
    }

    /** Plays a list in order, instead of the one before; songs that were chosen to be heard next stay next. */
    play(ids: readonly string[], { id, origin = 'songs' }: From = {}): void {
        const songs = this.#queued(ids, origin);
        const atHand = this.#atHand(songs);
        const any = this.#isShuffled ? atHand[Math.floor(this.#random() * atHand.length)] : atHand[0];
        const first = id === undefined ? any : atHand.find((song) => song.id === id);
        if (!first) return;
        const order = begun(this.#order, songs, first.key);
        this.#order = this.#isShuffled ? shuffled(order, this.#random) : order;
        this.#origin = origin;
        this.#hasAsked();
        this.#start(first.id);
    }

    /** Plays a list from one of its songs; pauses the song, or goes on with it, where that plays from there already. */
    toggleIn(ids: readonly string[], from: From & { readonly id: string }): void {
        const { player } = this.#parts;
        const isThere = player.playing || (this.#origin === from.origin && this.#current?.id === from.id);
        if (player.trackId === from.id && isThere) this.toggle(from.id);
        else this.play(ids, from);
    }

    playNext(ids: readonly string[]): void {
        this.#order = inserted(this.#order, this.#queued(ids, 'chosen'), 'next');
    }

    /** After those that were chosen before, and before the list goes on. */
    add(ids: readonly string[]): void {
        this.#order = inserted(this.#order, this.#queued(ids, 'chosen'), 'chosen');
    }

    remove(key: number): void {
        if (key !== this.#order.currentKey) this.#order = without(this.#order, key);
    }

    /** The song comes before another of those to come; null: after all. */
    move(key: number, beforeKey: number | null): void {
        this.#order = moved(this.#order, key, beforeKey);
    }

    /** Nothing is to come any more. */
    clear(): void {
        this.#order = cleared(this.#order);
    }

    shuffle(isShuffled: boolean): void {
        this.#isShuffled = isShuffled;
        this.#order = isShuffled ? shuffled(this.#order, this.#random) : restored(this.#order);
    }

    /** The list has other songs now, or another order. */
    follow(list: List, ids: readonly string[]): void {
        if (this.#origin === list.origin) this.#order = following(this.#order, this.#queued(ids, list.origin), list);
    }

    /** Plays or pauses a song; one that is not in the queue comes into it. Without an id: a stream that is loaded, else what is current or comes first. */
    toggle(asked?: string): void {
        const { player } = this.#parts;
        const id = asked ?? (player.stream ? player.trackId : (this.#current ?? this.#coming[0])?.id);
        if (id === undefined || id === null) return;
        this.#hasAsked();
        this.#isToPlay = !(player.trackId === id && player.playing);
        if (player.trackId !== id) this.#take(id);
        player.toggle(id);
    }

    /** The song comes into the queue, if it is not, and is loaded there; what plays, goes on playing. */
    seek(id: string, seconds: number): void {
        const { player } = this.#parts;
        if (player.trackId !== id) {
            this.#take(id);
            this.#isToPlay = false;
        }
        player.seek(id, seconds);
    }

    /** Plays a song of the queue, and goes on from there. */
    playAt(key: number): void {
        const [song] = this.#atHand(this.#order.songs.filter((candidate) => candidate.key === key));
        this.#hasAsked();
        if (song) this.#go(song);
    }

    next(): void {
        this.#hasAsked();
        this.#goOn();
    }

    /** To the song before; to the beginning of the current one after three seconds, or where there is none before. */
    previous(): void {
        const { player } = this.#parts;
        const { current } = this;
        const before = this.#gone.at(-1) ?? (this.#repeat === 'all' ? this.#coming.at(-1) : undefined);
        const isBegun = player.trackId === current?.id && player.positionSeconds > restartsAfterSeconds;
        this.#hasAsked();
        if (before && !isBegun) this.#go(before);
        else if (current) this.#start(current.id);
    }

    /** To be told that a song has sounded to its end. */
    ended(id: string): void {
        if (id !== this.#current?.id) return;
        this.#skipping.forget();
        if (this.#repeat === 'one') this.#start(id);
        else this.#goOn();
    }

    /** To be told that the player has gone on to the song by itself. */
    advanced(id: string): void {
        const next = this.#inTurn.find((song) => song.id === id);
        this.#skipping.forget();
        this.#beginRound();
        this.#enter(next ?? this.#appended(id));
    }

    /** To be told that a song cannot be played. */
    failed(id: string, problem: PlayProblem): void {
        const { current } = this;
        if (id !== current?.id || !this.#isToPlay) return;
        this.#skipping.failed(current, problem);
        const isTooMuch = this.#skipping.isTooMuch;
        const next = isTooMuch ? undefined : this.#inTurn.find((song) => this.#skipping.mayPlay(song));
        if (next) this.#go(next);
        else if (!isTooMuch && this.#alike !== null) this.#go(this.#appended(this.#alike));
        else this.#skipping.stopped();
    }

    /** A file that was under way goes by the id of its song from now on. */
    rename(id: string, newId: string): void {
        this.#order = renamed(this.#order, id, newId);
    }

    #atHand(songs: readonly QueuedSong[]): readonly QueuedSong[] {
        return songs.filter(({ id }) => this.#parts.isAtHand(id));
    }

    #queued(ids: readonly string[], origin: Origin): readonly QueuedSong[] {
        return ids.map((id) => ({ key: (this.#lastKey += 1), id, origin }));
    }

    /** What the listener asks for anew may play again. */
    #hasAsked(): void {
        this.#skipping.forget();
        this.#skipping.dismiss();
    }

    #take(id: string): void {
        if (this.current?.id === id || !this.#parts.isAtHand(id)) return;
        const there = [...this.#coming, ...this.#gone].find((song) => song.id === id);
        const song = there ?? this.#queued([id], 'chosen')[0];
        if (!song) return;
        if (!there) this.#order = inserted(this.#order, [song], 'next');
        this.#enter(song);
    }

    #goOn(): void {
        const next = this.#inTurn[0];
        this.#beginRound();
        if (next) this.#go(next);
        else if (this.#alike !== null) this.#go(this.#appended(this.#alike));
    }

    /** Behind the last song the list begins again. */
    #beginRound(): void {
        if (this.#coming.length === 0) this.#order = anew(this.#order);
    }

    #go(song: QueuedSong): void {
        this.#enter(song);
        this.#start(song.id);
    }

    #enter(song: QueuedSong): void {
        this.#order = movedTo(this.#order, song.key);
    }

    #appended(id: string): QueuedSong {
        const song: QueuedSong = { key: (this.#lastKey += 1), id, origin: 'alike' };
        this.#order = inserted(this.#order, [song], 'end');
        return song;
    }

    /** From its beginning. */
    #start(id: string): void {
        const { player } = this.#parts;
        this.#isToPlay = true;
        if (player.trackId === id) player.seek(id, 0);
        if (player.trackId !== id || !player.playing) player.toggle(id);
    }
}
