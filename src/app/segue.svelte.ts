import type { Track } from '../flow.ts';
import { type Analyser, createAnalyser } from '../analysis/analyser.ts';
import { Copies } from '../copies/copies.svelte.ts';
import { createIngest } from '../intake/ingest.ts';
import { watchBattery } from '../folders/battery.ts';
import { Duplicates } from '../duplicates/duplicates.svelte.ts';
import { Folders } from '../folders/folders.svelte.ts';
import type { PickedFolder } from '../folders/pick-folder.ts';
import { type FolderStore, openFolderStore } from '../folders/store.ts';
import { Library } from '../library/library.svelte.ts';
import type { SetAside } from '../library/store.ts';
import type { Stored } from '../storage/stored.ts';
import { HearingAgain } from './hearing-again.svelte.ts';
import { LoadedNetwork } from './loaded-network.svelte.ts';
import { FolderChoice } from './folder-choice.svelte.ts';
import { FilesUnderWay } from './files-under-way.svelte.ts';
import { Following } from './following.svelte.ts';
import { SpotifySignIn } from './spotify-sign-in.svelte.ts';
import { AsThePaper } from '../paper/as-the-paper.svelte.ts';
import { Mixer } from '../playback/mixer.ts';
import { PlayQueue } from '../playback/play-queue.svelte.ts';
import { PlayHistory } from '../playback/plays.svelte.ts';
import { Player } from '../playback/player.svelte.ts';
import { Volume } from '../playback/volume.svelte.ts';
import { Queue } from '../intake/queue.svelte.ts';
import { type AllSources, createSources } from '../recommend/create-sources.ts';
import { openResponseCache } from '../recommend/http/response-cache.ts';
import { createHttpClient } from '../recommend/http/http-client.ts';
import { Later } from '../recommend/later/later.svelte.ts';
import { Listening } from '../recommend/listening/listening.svelte.ts';
import { mostAlike } from '../recommend/library/going-on.ts';
import type { Source } from '../recommend/source.ts';
import { Recommendations } from '../recommend/recommendations.svelte.ts';
import { CurrentSet } from '../sets/current-set.svelte.ts';
import { SongBetween } from '../sets/song-between.svelte.ts';
import { Playlists } from '../playlists/playlists.svelte.ts';
import { ExportDesk } from './export-desk.svelte.ts';
import { PlaylistDesk } from './playlist-desk.svelte.ts';
import { Screen } from './screen.svelte.ts';
import { isSoundOfFile, Selection } from './selection.svelte.ts';
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
    readonly songBetween: SongBetween;
    readonly tagWriting: TagWriting;
    readonly playlistDesk: PlaylistDesk;
    readonly exportDesk = new ExportDesk();
    /** Files on their way into the library. */
    readonly underWay = new FilesUnderWay(this);

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
            taggedSong: (contentId) => this.tagWriting.songOf(contentId),
            onTaggedAnew: (contentId, trackId) => this.tagWriting.knowAs(contentId, trackId),
        });
        this.queue = new Queue({
            ingest,
            concurrency: this.analyser.concurrency,
            onFinished: (item) => this.underWay.ended(item),
        });
        this.selection = new Selection(this);
        this.later = new Later();
        const newListening = () =>
            new Listening({
                analyser: this.analyser,
                library: () => this.library.tracks,
                isBusy: () => this.queue.active.length > 0,
            });
        this.listening = newListening();
        const contract = () => this.network.contract;
        const cache = openResponseCache();
        const http = createHttpClient({ cache });
        this.sources = createSources({ http, cache, library: this.library, contract });
        this.spotifySignIn = new SpotifySignIn({ connection: this.sources.spotify.connection });
        this.recommendations = new Recommendations({
            sources: this.sources,
            contract,
            lasting: this.settings.lasting,
            onLasting: (lasting) => (this.settings.lasting = lasting),
        });
        this.following = new Following(this);
        this.set = new CurrentSet({ tracks: () => this.library.tracks, contract });
        this.songBetween = new SongBetween({
            set: this.set,
            catalogues: Object.values<Source>(this.sources).flatMap(({ streaming }) => streaming ?? []),
            listening: newListening(),
            lasting: () => this.recommendations.choices,
            contract,
            onTaken: ({ heard, stream: address, title, artist }) =>
                this.player.rememberStream(heard.track.id, { address, title, ...(artist !== undefined && { artist }) }),
        });
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

    /** Reads the library and loads the network, both at once; neither failure keeps the other from working. */
    async start(): Promise<void> {
        const kept = [this.library, this.later, this.playlists, this.plays, this.network, this.folders];
        await Promise.all(kept.map((part) => part.load()));
        await watchBattery((isLow) => this.folders.spareBattery(isLow));
        void this.folders.look();
        await this.copies.load((id) => this.library.mayHave(id));
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
        this.selection.itemsCame(this.underWay.add(this.playlistDesk.imports.take(files)));
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

    /** Takes songs out of the library, all or none, and off the screen and the player when they are there. */
    async remove(trackIds: readonly string[]): Promise<Stored<SetAside>> {
        const stored = await this.library.setAside(trackIds);
        if (!stored.ok) return stored;
        if (this.player.trackId !== null && trackIds.includes(this.player.trackId)) this.player.stop();
        await this.plays.forget(trackIds);
        for (const id of trackIds) this.selection.trackGone(id);
        return stored;
    }

    #isAtHand(id: string): boolean {
        return this.player.canPlay(id) && (isSoundOfFile(id) || this.#trackOf(id) !== undefined);
    }

    /** Of the library, or of a service and in the set. */
    #trackOf(id: string): Track | undefined {
        return this.library.get(id) ?? this.set.streamed(id)?.heard.track;
    }

    #alikeTo(ids: readonly string[]): string | null {
        const { contract } = this.network;
        if (!this.settings.goesOn || !contract) return null;
        const played = ids.flatMap((id) => this.#trackOf(id) ?? []);
        const { tracks } = this.library;
        return mostAlike(played, { tracks, contract, isAtHand: (id) => this.#isAtHand(id) })?.id ?? null;
    }
}
