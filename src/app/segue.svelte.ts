import { type Analyser, createAnalyser } from '../analysis/analyser.ts';
import { Copies } from '../copies/copies.svelte.ts';
import { createIngest } from '../intake/ingest.ts';
import { rememberUnderWay, takeInterrupted } from '../intake/interrupted.ts';
import { watchBattery } from '../folders/battery.ts';
import { Duplicates } from '../duplicates/duplicates.svelte.ts';
import { Folders } from '../folders/folders.svelte.ts';
import type { PickedFolder } from '../folders/pick-folder.ts';
import { type FolderStore, openFolderStore } from '../folders/store.ts';
import { Library } from '../library/library.svelte.ts';
import type { Stored } from '../storage/stored.ts';
import { HearingAgain } from './hearing-again.svelte.ts';
import { LoadedNetwork } from './loaded-network.svelte.ts';
import { FolderChoice } from './folder-choice.svelte.ts';
import { Following } from './following.svelte.ts';
import { SpotifySignIn } from './spotify-sign-in.svelte.ts';
import { AsThePaper } from '../paper/as-the-paper.svelte.ts';
import { Mixer } from '../playback/mixer.ts';
import { PlayQueue } from '../playback/play-queue.svelte.ts';
import { PlayHistory } from '../playback/plays.svelte.ts';
import { Player } from '../playback/player.svelte.ts';
import { Volume } from '../playback/volume.svelte.ts';
import { Queue, type QueueItem } from '../intake/queue.svelte.ts';
import { type AllSources, createSources } from '../recommend/create-sources.ts';
import { openResponseCache } from '../recommend/http/response-cache.ts';
import { createHttpClient } from '../recommend/http/http-client.ts';
import { Later } from '../recommend/later/later.svelte.ts';
import { Listening } from '../recommend/listening/listening.svelte.ts';
import { mostAlike } from '../recommend/library/going-on.ts';
import { Recommendations } from '../recommend/recommendations.svelte.ts';
import { CurrentSet } from '../sets/current-set.svelte.ts';
import { Playlists } from '../playlists/playlists.svelte.ts';
import { ExportDesk } from './export-desk.svelte.ts';
import { PlaylistDesk } from './playlist-desk.svelte.ts';
import { Screen } from './screen.svelte.ts';
import { isSoundOfFile, Selection, soundId } from './selection.svelte.ts';
import { Settings } from './settings.svelte.ts';
import { SongFiles } from './song-files.ts';
import { TagWriting } from '../tagging/tag-writing.svelte.ts';

interface Parts {
    readonly analyser?: Analyser;
    readonly library?: Library;
    readonly player?: Player;
    readonly folderStore?: FolderStore;
}

/** The only place where things are built and joined. */
export class Segue {
    readonly library: Library;
    readonly queue: Queue;
    readonly folders: Folders;
    readonly folderChoice = new FolderChoice({ add: (files) => this.add(files), link: (one) => this.linkFolder(one) });
    readonly copies: Copies;
    /** Of songs that were not dropped in this visit. */
    readonly songFiles: SongFiles;
    readonly duplicates = new Duplicates({ library: () => this.library });
    readonly hearingAgain: HearingAgain;
    readonly player: Player;
    readonly playQueue: PlayQueue;
    readonly volume: Volume;
    readonly settings = new Settings();
    readonly analyser: Analyser;
    readonly network: LoadedNetwork;
    readonly asThePaper: AsThePaper;
    readonly recommendations: Recommendations;
    readonly listening: Listening;
    readonly later: Later;
    readonly playlists = new Playlists();
    readonly plays = new PlayHistory();
    readonly sources: AllSources;
    readonly spotifySignIn: SpotifySignIn;
    readonly screen = new Screen();
    readonly selection: Selection;
    readonly following: Following;
    readonly set: CurrentSet;
    readonly tagWriting: TagWriting;
    readonly playlistDesk: PlaylistDesk;
    readonly exportDesk = new ExportDesk();
    #interrupted = $state.raw(takeInterrupted());
    /** Files of linked folders that are under way, and who waits for their end. */
    // eslint-disable-next-line svelte/prefer-svelte-reactivity -- no screen depends on it
    readonly #ofFolders = new Map<number, (item: QueueItem) => void>();
    /** The first song of a folder that was just linked takes an empty screen; those that follow leave it alone. */
    #showsNext = false;

    constructor(parts: Parts = {}) {
        const { settings } = this;
        this.analyser =
            parts.analyser ??
            createAnalyser({
                // eslint-disable-next-line svelte/prefer-svelte-reactivity -- an address that never changes
                modelFolder: new URL('model/', document.baseURI).href,
                languages: () =>
                    settings.interfaceLanguage === 'browser' ? navigator.languages : [settings.interfaceLanguage],
            });
        this.network = new LoadedNetwork(this);
        this.library = parts.library ?? new Library();
        // One waits, so that none is waited for.
        const few = { hear: (file: File) => this.#hearOfFolder(file), atATime: this.analyser.concurrency + 1 };
        const mayHave = (id: string): boolean => this.library.state !== 'ready' || this.library.has(id);
        this.folders = new Folders({ ...few, mayHave }, parts.folderStore ?? openFolderStore());
        this.copies = new Copies({
            sizeOf: (id) => this.player.fileOf(id)?.size ?? this.folders.sizeOf(id),
            fileOf: async (id) => this.player.fileOf(id) ?? (await this.folders.fileOf(id)),
        });
        this.songFiles = new SongFiles(this);
        this.hearingAgain = new HearingAgain({ ...few, folders: this.songFiles });
        this.player =
            parts.player ??
            new Player({
                decode: (file, signal) => this.analyser.decode(file, signal),
                secondsOf: (trackId) => this.library.get(trackId)?.analysis.durationSeconds,
                folders: this.songFiles,
                onEnded: (trackId) => this.playQueue.ended(trackId),
                onFailed: (trackId, problem) => this.playQueue.failed(trackId, problem),
                mixer: new Mixer(() => settings.songsFlow),
                flow: {
                    isOn: () => settings.songsFlow,
                    trackOf: (trackId) => this.library.get(trackId),
                    pictureOf: (trackId) => this.library.picture(trackId),
                },
                upNext: () => this.playQueue.upNext,
                onAdvanced: (trackId) => this.playQueue.advanced(trackId),
            });
        this.playQueue = new PlayQueue({
            player: this.player,
            isAtHand: (id) => this.#isAtHand(id),
            alikeTo: (ids) => this.#alikeTo(ids),
            failTogether: (id, other) => this.songFiles.areTogether(id, other),
        });
        this.volume = new Volume({ player: this.player, kept: settings });
        this.asThePaper = new AsThePaper({
            // eslint-disable-next-line svelte/prefer-svelte-reactivity -- an address that never changes
            folder: () => new URL('paper/', document.baseURI).href,
            isOn: () => this.settings.asThePaper,
            pictureOf: (trackId) => this.library.picture(trackId),
        });
        const ingest = createIngest({
            analyser: this.analyser,
            library: this.library,
            modelVersion: async () => (await this.network.knownContract())?.version ?? null,
            taggedSong: (contentId) => this.tagWriting.songOf(contentId),
        });
        this.queue = new Queue({
            ingest,
            concurrency: this.analyser.concurrency,
            onFinished: (item) => this.#finished(item),
        });
        this.selection = new Selection(this);
        this.later = new Later();
        this.listening = new Listening({
            analyser: this.analyser,
            library: () => this.library.tracks,
            isBusy: () => this.queue.active.length > 0,
        });
        const contract = () => this.network.contract;
        const cache = openResponseCache();
        const http = createHttpClient({ cache });
        this.sources = createSources({ http, cache, tracks: () => this.library.tracks, contract });
        this.spotifySignIn = new SpotifySignIn({ connection: this.sources.spotify.connection });
        this.recommendations = new Recommendations({
            sources: this.sources,
            contract,
            lasting: this.settings.lasting,
            onLasting: (lasting) => (this.settings.lasting = lasting),
        });
        this.following = new Following(this);
        this.set = new CurrentSet({ tracks: () => this.library.tracks, contract });
        this.tagWriting = new TagWriting({
            folders: this.folders,
            fileOf: (id) => this.songFiles.fileOf(id),
            track: (id) => this.library.get(id),
            contract,
            fileAtHand: (id) => this.player.fileOf(id),
            show: () => this.screen.show('tags'),
            onWritten: (id, file) => this.player.replaceFile(id, file),
        });
        this.playlistDesk = new PlaylistDesk(this);
    }

    /** Files that were being heard, or waited for it, when the page was left the last time. */
    get interrupted(): readonly string[] {
        return this.#interrupted;
    }

    forgetInterrupted(): void {
        this.#interrupted = [];
    }

    /** Reads the library and loads the network, both at once; neither failure keeps the other from working. */
    async start(): Promise<void> {
        const kept = [this.library, this.later, this.playlists, this.plays, this.network, this.folders];
        await Promise.all(kept.map((part) => part.load()));
        await watchBattery((isLow) => this.folders.spareBattery(isLow));
        void this.folders.look();
        if (this.library.state === 'ready') await this.copies.load((id) => this.library.has(id));
        // Also while no song is shown: so it is kept, in this version of the app too, before the connection goes.
        if (this.asThePaper.isOn) await this.asThePaper.load();
    }

    async hearAsThePaper(isOn: boolean): Promise<void> {
        this.settings.asThePaper = isOn;
        if (isOn) await this.asThePaper.load();
        else this.asThePaper.putAway();
    }

    /** Reads playlists; queues other files, and shows the first of them unless the person is looking at a song while others are heard. */
    add(files: readonly File[]): void {
        this.selection.itemsCame(this.#queue(this.playlistDesk.imports.take(files)));
    }

    /** Queues songs of the library whose files are at hand or, after a press, in linked folders; leaves what is on the screen there. */
    async hearAgain(trackIds: readonly string[]): Promise<void> {
        const files = trackIds.map((id) => this.player.fileOf(id)).filter((file) => file !== null);
        if (files.length > 0) this.#queue(files);
        await this.hearingAgain.hear(trackIds.filter((id) => this.player.fileOf(id) === null));
    }

    linkFolder(picked: PickedFolder): Promise<Stored<null>> {
        this.#showsNext = this.selection.soundId === null;
        return this.folders.link(picked);
    }

    /** Queues a file that lies in a linked folder, where it is found again; resolves when it has ended. */
    #hearOfFolder(file: File): Promise<QueueItem> {
        return new Promise((resolve) => {
            const added = this.queue.add([file]);
            for (const item of added) {
                this.#ofFolders.set(item.id, resolve);
                this.player.remember(soundId(item), file);
            }
            if (this.#showsNext && this.selection.soundId === null) this.selection.itemsCame(added);
            this.#showsNext = false;
        });
    }

    /** Whether the file is one of the many of a folder, and not on the screen: nobody waits for that one. */
    isAside({ id }: QueueItem): boolean {
        return this.#ofFolders.has(id) && this.selection.item?.id !== id;
    }

    /** Leaves the page for Spotify's own. */
    async leaveForSpotify(): Promise<void> {
        await this.spotifySignIn.leave(this.following.place('spotify'));
    }

    /** Takes a song out of the library, and off the screen and the player when it is there. */
    async remove(trackId: string): Promise<Stored<null>> {
        const stored = await this.library.remove(trackId);
        if (!stored.ok) return stored;
        if (this.player.trackId === trackId) this.player.stop();
        await this.plays.forget([trackId]);
        this.selection.trackGone(trackId);
        return stored;
    }

    #isAtHand(id: string): boolean {
        return this.player.canPlay(id) && (isSoundOfFile(id) || this.library.has(id));
    }

    #alikeTo(ids: readonly string[]): string | null {
        const { contract } = this.network;
        if (!this.settings.goesOn || !contract) return null;
        const played = ids.flatMap((id) => this.library.get(id) ?? []);
        const { tracks } = this.library;
        return mostAlike(played, { tracks, contract, isAtHand: (id) => this.#isAtHand(id) })?.id ?? null;
    }

    #queue(files: readonly File[]): readonly QueueItem[] {
        const added = this.queue.add(files);
        this.#rememberUnderWay();
        for (const item of added) this.player.remember(soundId(item), item.file);
        return added;
    }

    #rememberUnderWay(): void {
        const dropped = this.queue.active.filter(({ id }) => !this.#ofFolders.has(id));
        rememberUnderWay(dropped.map(({ file }) => file.name));
    }

    #finished(item: QueueItem): void {
        const toFolder = this.#ofFolders.get(item.id);
        this.#ofFolders.delete(item.id);
        this.#rememberUnderWay();
        // A folder may hold thousands: what was heard leaves the player, unless it plays, and the list.
        const isFound = toFolder !== undefined && item.trackId !== undefined && this.player.trackId !== soundId(item);
        if (item.stage === 'cancelled' || isFound) this.player.forget(soundId(item));
        if (item.trackId !== undefined) {
            this.player.rename(soundId(item), item.trackId);
            this.playQueue.rename(soundId(item), item.trackId);
        }
        // It was heard after all, so what kept the network from loading is over.
        if (item.stage === 'done' && this.network.state === 'unavailable') void this.network.load();
        if (!toFolder || this.selection.item?.id === item.id) this.selection.itemEnded(item);
        if (toFolder && item.stage !== 'failed') this.queue.dismiss(item.id);
        toFolder?.(item);
    }
}
