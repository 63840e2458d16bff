import type { Track } from '../flow.ts';
import { type Analyser, createAnalyser } from '../analysis/analyser.ts';
import { Copies } from '../copies/copies.svelte.ts';
import { createIngest } from '../intake/ingest.ts';
import { watchBattery } from '../folders/battery.ts';
import { Folders } from '../folders/folders.svelte.ts';
import type { PickedFolder } from '../folders/pick-folder.ts';
import { type FolderStore, openFolderStore } from '../folders/store.ts';
import { passed } from '../library/idle.ts';
import { Library } from '../library/library.svelte.ts';
import type { Live } from '../live/live.svelte.ts';
import type { SetAside } from '../library/store.ts';
import type { Stored } from '../storage/stored.ts';
import { HearingAgain } from './hearing-again.svelte.ts';
import { LoadedNetwork } from './loaded-network.svelte.ts';
import { FolderChoice } from './folder-choice.svelte.ts';
import { FilesUnderWay } from './files-under-way.svelte.ts';
import { AsThePaper } from '../paper/as-the-paper.svelte.ts';
import { Mixer } from '../playback/mixer.ts';
import { PlayQueue } from '../playback/play-queue.svelte.ts';
import { PlayHistory } from '../playback/plays.svelte.ts';
import { Player } from '../playback/player.svelte.ts';
import { Volume } from '../playback/volume.svelte.ts';
import { Queue } from '../intake/queue.svelte.ts';
import { Playlists } from '../playlists/playlists.svelte.ts';
import { isListFile } from '../imports/list.ts';
import { Screen } from './screen.svelte.ts';
import { isSoundOfFile, Selection } from './selection.svelte.ts';
import { Settings } from './settings.svelte.ts';
import type { SecondHalf } from './second-half.ts';
import { SongFiles } from './song-files.ts';
import type { StreamedSong } from '../sets/streamed-song.ts';
import { openTagLog } from '../tagging/tag-log.ts';

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
    readonly hearingAgain: HearingAgain;
    readonly player: Player;
    readonly playQueue: PlayQueue;
    readonly volume: Volume;
    readonly settings = new Settings();
    readonly analyser: Analyser;
    readonly network: LoadedNetwork;
    readonly asThePaper: AsThePaper;
    readonly playlists = new Playlists();
    readonly plays = new PlayHistory();
    readonly screen = new Screen();
    readonly selection: Selection;
    /** Made by the screen that listens, which is fetched later. */
    live = $state.raw<Live | null>(null);
    /** Files on their way into the library. */
    readonly underWay = new FilesUnderWay(this);
    readonly tagLog = openTagLog();
    #isWhole = $state(false);
    #becoming: Promise<void> | null = null;

    // The second half, of which nothing is there before `isWhole`.
    readonly duplicates!: SecondHalf['duplicates'];
    readonly exportDesk!: SecondHalf['exportDesk'];
    readonly following!: SecondHalf['following'];
    readonly labelDesk!: SecondHalf['labelDesk'];
    readonly later!: SecondHalf['later'];
    readonly listening!: SecondHalf['listening'];
    readonly mapDesk!: SecondHalf['mapDesk'];
    readonly mostAlike!: SecondHalf['mostAlike'];
    readonly playlistDesk!: SecondHalf['playlistDesk'];
    readonly recommendations!: SecondHalf['recommendations'];
    readonly set!: SecondHalf['set'];
    readonly songBetween!: SecondHalf['songBetween'];
    readonly sources!: SecondHalf['sources'];
    readonly spotifySignIn!: SecondHalf['spotifySignIn'];
    readonly tagWriting!: SecondHalf['tagWriting'];

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
        this.library.onGone = (ids) => this.#gone(ids);
        // One waits, so that none is waited for.
        const few = { hear: (file: File) => this.underWay.addOfFolder(file), atATime: this.analyser.concurrency + 1 };
        const mayHave = (id: string): Promise<boolean> => this.library.mayHave(id);
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
                    trackOf: (trackId) => this.#trackOf(trackId),
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
            taggedSong: (contentId) => this.tagLog.songOf(contentId),
            onTaggedAnew: (contentId, trackId) => this.tagLog.knowAs(contentId, trackId),
        });
        this.queue = new Queue({
            ingest,
            concurrency: this.analyser.concurrency,
            onFinished: (item) => {
                this.underWay.ended(item);
                if (this.isWhole && item.trackId !== undefined) void this.tagWriting.fileCame(item.trackId);
            },
        });
        this.selection = new Selection(this);
    }

    /** Reads the library and loads the network, both at once; neither failure keeps the other from working. */
    async start(): Promise<void> {
        const kept = [this.library, this.playlists, this.plays, this.network, this.folders];
        await Promise.all(kept.map((part) => part.load()));
        await watchBattery((isLow) => this.folders.spareBattery(isLow));
        void this.folders.look();
        await this.copies.load((id) => this.library.mayHave(id));
        // Also while no song is shown: so it is kept, in this version of the app too, before the connection goes.
        if (this.asThePaper.isOn) await this.asThePaper.load();
    }

    /** Whether the second half is there. Reactive. */
    get isWhole(): boolean {
        return this.#isWhole;
    }

    /** Fetches and builds the second half, once; where it could not be fetched, again with the next call. */
    whole(): Promise<void> {
        this.#becoming ??= this.#becomeWhole().catch((error: unknown) => {
            this.#becoming = null;
            throw error;
        });
        return this.#becoming;
    }

    async hearAsThePaper(isOn: boolean): Promise<void> {
        this.settings.asThePaper = isOn;
        if (isOn) await this.asThePaper.load();
        else this.asThePaper.putAway();
    }

    /** Reads playlists; queues other files, and shows the first of them unless the person is looking at a song while others are heard. */
    add(files: readonly File[]): void {
        const lists = files.filter(isListFile);
        if (lists.length > 0) void this.#readLists(lists);
        this.selection.itemsCame(this.underWay.add(files.filter((file) => !lists.includes(file))));
    }

    /** Queues songs of the library whose files are at hand or, after a press, in linked folders; leaves what is on the screen there. */
    async hearAgain(trackIds: readonly string[]): Promise<void> {
        const files = trackIds.map((id) => this.player.fileOf(id)).filter((file) => file !== null);
        if (files.length > 0) this.underWay.add(files);
        await this.hearingAgain.hear(trackIds.filter((id) => this.player.fileOf(id) === null));
    }

    linkFolder(picked: PickedFolder): Promise<Stored<null>> {
        this.underWay.awaitFolder();
        return this.folders.link(picked);
    }

    /** Leaves the page for Spotify's own. */
    async leaveForSpotify(): Promise<void> {
        await this.spotifySignIn.leave(this.following.place('spotify'));
    }

    /** Takes songs out of the library, all or none. */
    async remove(trackIds: readonly string[]): Promise<Stored<SetAside>> {
        const stored = await this.library.setAside(trackIds);
        if (!stored.ok) return stored;
        await this.plays.forget(trackIds);
        return stored;
    }

    /** Songs that left the library leave the screen and the player as well: the next one plays. */
    #gone(ids: readonly string[]): void {
        const { trackId, playing } = this.player;
        if (trackId !== null && ids.includes(trackId)) {
            this.player.stop();
            if (playing) this.playQueue.next();
        }
        for (const id of ids) this.selection.trackGone(id);
    }

    async #becomeWhole(): Promise<void> {
        const { createSecondHalf } = await import('./second-half.ts');
        // Whose code has just run: one task for both would hold the page for longer.
        await passed(0);
        Object.assign(this, createSecondHalf(this));
        this.#isWhole = true;
        void this.later.load();
        void this.labelDesk.labels.load();
    }

    /** Where the second half cannot be fetched the page says so, and how to try again. */
    async #readLists(lists: readonly File[]): Promise<void> {
        const isWhole = await this.whole().then(
            () => true,
            () => false,
        );
        if (isWhole) await this.playlistDesk.imports.read(lists);
    }

    #isAtHand(id: string): boolean {
        return this.player.canPlay(id) && (isSoundOfFile(id) || this.#trackOf(id) !== undefined);
    }

    /** The song of a service that is in the set, by the id of its track. */
    streamed(id: string): StreamedSong | undefined {
        return this.isWhole ? this.set.streamed(id) : undefined;
    }

    /** Of the library, or of a service and in the set. */
    #trackOf(id: string): Track | undefined {
        return this.library.get(id) ?? this.streamed(id)?.heard.track;
    }

    #alikeTo(ids: readonly string[]): string | null {
        const { contract } = this.network;
        if (!this.settings.goesOn || !contract || !this.isWhole) return null;
        const played = ids.flatMap((id) => this.#trackOf(id) ?? []);
        const { tracks } = this.library;
        return this.mostAlike(played, { tracks, contract, isAtHand: (id) => this.#isAtHand(id) })?.id ?? null;
    }
}
