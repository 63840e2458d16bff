/** What nobody needs before a song is heard: built of code that is fetched when the page is seen. */
import type { Analyser } from '../analysis/analyser.ts';
import type { Contract } from '../contract.ts';
import { Duplicates } from '../duplicates/duplicates.svelte.ts';
import type { Folders } from '../folders/folders.svelte.ts';
import type { Queue } from '../intake/queue.svelte.ts';
import type { Library } from '../library/library.svelte.ts';
import type { Player } from '../playback/player.svelte.ts';
import type { PlayHistory } from '../playback/plays.svelte.ts';
import type { Playlists } from '../playlists/playlists.svelte.ts';
import { createSources } from '../recommend/create-sources.ts';
import { createHttpClient } from '../recommend/http/http-client.ts';
import { openResponseCache } from '../recommend/http/response-cache.ts';
import { Later } from '../recommend/later/later.svelte.ts';
import { mostAlike } from '../recommend/library/going-on.ts';
import { Listening } from '../recommend/listening/listening.svelte.ts';
import { Recommendations } from '../recommend/recommendations.svelte.ts';
import type { Source } from '../recommend/source.ts';
import { CurrentSet } from '../sets/current-set.svelte.ts';
import { SongBetween } from '../sets/song-between.svelte.ts';
import type { TagLog } from '../tagging/tag-log.ts';
import { TagWriting } from '../tagging/tag-writing.svelte.ts';
import { ExportDesk } from './export-desk.svelte.ts';
import { Following } from './following.svelte.ts';
import { LabelDesk } from './label-desk.svelte.ts';
import type { LoadedNetwork } from './loaded-network.svelte.ts';
import { MapDesk } from './map-desk.svelte.ts';
import { PlaylistDesk } from './playlist-desk.svelte.ts';
import type { Screen } from './screen.svelte.ts';
import type { Selection } from './selection.svelte.ts';
import type { Settings } from './settings.svelte.ts';
import type { SongFiles } from './song-files.ts';
import { SpotifySignIn } from './spotify-sign-in.svelte.ts';

interface FirstHalf {
    readonly analyser: Analyser;
    readonly folders: Folders;
    readonly library: Library;
    readonly network: LoadedNetwork;
    readonly player: Player;
    readonly playlists: Playlists;
    readonly plays: PlayHistory;
    readonly queue: Queue;
    readonly screen: Screen;
    readonly selection: Selection;
    readonly settings: Settings;
    readonly songFiles: SongFiles;
    readonly tagLog: TagLog;
}

export type SecondHalf = ReturnType<typeof createSecondHalf>;

export function createSecondHalf(first: FirstHalf) {
    const { analyser, folders, library, network, player, queue, screen, selection, settings, songFiles } = first;
    const contract = (): Contract | null => network.contract;
    const newListening = () =>
        new Listening({ analyser, library: () => library.tracks, isBusy: () => queue.active.length > 0 });
    const listening = newListening();
    const cache = openResponseCache();
    const sources = createSources({ http: createHttpClient({ cache }), cache, library, contract });
    const recommendations = new Recommendations({
        sources,
        contract,
        lasting: settings.lasting,
        onLasting: (lasting) => (settings.lasting = lasting),
    });
    const set = new CurrentSet({ tracks: () => library.tracks, contract });
    const labelDesk = new LabelDesk(first);
    return {
        listening,
        later: new Later(),
        sources,
        spotifySignIn: new SpotifySignIn({ connection: sources.spotify.connection }),
        recommendations,
        following: new Following({ selection, library, recommendations, listening, sources }),
        set,
        songBetween: new SongBetween({
            set,
            catalogues: Object.values<Source>(sources).flatMap(({ streaming }) => streaming ?? []),
            listening: newListening(),
            lasting: () => recommendations.choices,
            contract,
            onTaken: ({ heard, stream: address, title, artist }) =>
                player.rememberStream(heard.track.id, { address, title, ...(artist !== undefined && { artist }) }),
        }),
        tagWriting: new TagWriting({
            folders,
            fileOf: (id) => songFiles.fileOf(id),
            track: (id) => library.get(id),
            contract,
            labelsOf: (track) => labelDesk.namesOf(track),
            fileAtHand: (id) => player.fileOf(id),
            show: () => screen.show('tags'),
            onWritten: (id, file) => player.replaceFile(id, file),
            log: first.tagLog,
        }),
        labelDesk,
        mapDesk: new MapDesk({ library, network, set, screen }),
        playlistDesk: new PlaylistDesk({ ...first, labelDesk }),
        exportDesk: new ExportDesk(),
        duplicates: new Duplicates({ library: () => library }),
        mostAlike,
    };
}
