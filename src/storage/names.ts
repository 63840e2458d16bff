/**
 * All that Segue keeps in a browser, by the names that it has there; no other file knows one. What listeners have kept hangs
 * on them: a name that changes loses it. Users, inventory and eraser take them from here.
 */

/** 'sound': songs' sound that the listener keeps here. 'answers': what services said. 'heard': what was heard of their songs. 'playlists': what the listener has put together. 'labels': the listener's own, with their examples. 'plays': what was played, and when. 'later': songs to hear later. 'paper': the paper's network. 'folders': those that are linked, and what lies in them. 'tags': what stood in files before tags were written. 'keys': keys, sign-ins and consent. */
export type Kind =
    | 'songs'
    | 'pictures'
    | 'sound'
    | 'folders'
    | 'playlists'
    | 'labels'
    | 'plays'
    | 'later'
    | 'answers'
    | 'heard'
    | 'tags'
    | 'paper'
    | 'keys'
    | 'settings';

const prefix = 'segue-';
type Ours = `${typeof prefix}${string}`;

/** Names that older versions have left are known by it too. */
export const isOurs = (name: string): name is Ours => name.startsWith(prefix);

/** Of IndexedDB, each with one store of records. The first of a kind is counted for it; the others go with it. */
export const databases = {
    tracks: { name: 'segue-tracks', store: 'tracks', kind: 'songs' },
    map: { name: 'segue-map', store: 'maps', kind: 'songs' },
    pictures: { name: 'segue-pictures', store: 'pictures', kind: 'pictures' },
    folders: { name: 'segue-folders', store: 'folders', kind: 'folders' },
    folderFiles: { name: 'segue-folder-files', store: 'files', kind: 'folders' },
    playlists: { name: 'segue-playlists', store: 'playlists', kind: 'playlists' },
    labels: { name: 'segue-labels', store: 'labels', kind: 'labels' },
    plays: { name: 'segue-plays', store: 'plays', kind: 'plays' },
    later: { name: 'segue-later', store: 'later', kind: 'later' },
    answers: { name: 'segue-answers', store: 'answers', kind: 'answers' },
    heardTracks: { name: 'segue-heard-tracks', store: 'tracks', kind: 'heard' },
    heardPictures: { name: 'segue-heard-pictures', store: 'pictures', kind: 'heard' },
    tagLog: { name: 'segue-tag-log', store: 'entries', kind: 'tags' },
    taggedSongs: { name: 'segue-tagged-songs', store: 'songs', kind: 'tags' },
} as const satisfies Readonly<Record<string, { name: Ours; store: string; kind: Kind }>>;

export type Database = (typeof databases)[keyof typeof databases];

/** Of Web Storage: 'local' is shared by all windows and lasts; 'session' is one window's, as long as its visit. */
export const items = {
    listenersConsent: { name: 'segue-listeners', area: 'local', kind: 'keys' },
    youtubeKey: { name: 'segue-youtube', area: 'local', kind: 'keys' },
    spotifyConnection: { name: 'segue-spotify', area: 'local', kind: 'keys' },
    spotifyAuthorization: { name: 'segue-spotify-login', area: 'session', kind: 'keys' },
    settings: { name: 'segue-settings', area: 'local', kind: 'settings' },
    folderPaths: { name: 'segue-folder-paths', area: 'local', kind: 'settings' },
    persistenceAsked: { name: 'segue-persistence-asked', area: 'local', kind: 'settings' },
    unusedTold: { name: 'segue-unused-told', area: 'local', kind: 'settings' },
    newestSongs: { name: 'segue-newest-songs', area: 'local', kind: 'songs' },
    installOffered: { name: 'segue-install-offered', area: 'local', kind: 'settings' },
    notDuplicates: { name: 'segue-not-duplicates', area: 'local', kind: 'settings' },
    distrustedDecoders: { name: 'segue-distrusted-decoders', area: 'local', kind: 'settings' },
    leftAt: { name: 'segue-left-at', area: 'session', kind: 'settings' },
    underWay: { name: 'segue-under-way', area: 'session', kind: 'settings' },
} as const satisfies Readonly<Record<string, { name: Ours; area: 'local' | 'session'; kind: Kind }>>;

export type Item = (typeof items)[keyof typeof items];

/** Of Cache Storage. What is shared waits there only until a page takes it, so that no kind counts it. */
export const fileCaches = {
    paper: { name: 'segue-paper', kind: 'paper' },
    shared: { name: 'segue-shared', kind: null },
} as const satisfies Readonly<Record<string, { name: Ours; kind: Kind | null }>>;

export type FileCache = (typeof fileCaches)[keyof typeof fileCaches];

/** Of the private file system: folders, each with files alone in it. */
export const privateFolders = {
    sound: { name: 'segue-sound', kind: 'sound' },
} as const satisfies Readonly<Record<string, { name: Ours; kind: Kind }>>;

export type PrivateFolder = (typeof privateFolders)[keyof typeof privateFolders];

/** Of Web Locks. */
export const lockNames = {
    libraryWriting: 'segue-writing',
    tagWriting: 'segue-tag-writing',
    folderLinking: 'segue-folder-linking',
    playlistWriting: 'segue-playlist-writing',
    labelWriting: 'segue-label-writing',
    heardWriting: 'segue-heard-writing',
    spotifyRefresh: 'segue-spotify-refresh',
    musicBrainz: 'segue-musicbrainz',
    listenBrainzLabs: 'segue-listenbrainz-labs',
    listening: 'segue-listening',
} as const;

/** Of the window that looks through a folder. */
export const folderLock = (folderId: string) => `segue-folder-${folderId}` as const;

export type LockName = (typeof lockNames)[keyof typeof lockNames] | ReturnType<typeof folderLock>;

/** Of BroadcastChannel. */
export const channelNames = {
    library: 'segue-library',
    map: 'segue-map',
    folders: 'segue-folders',
    copies: 'segue-copies',
    playlists: 'segue-playlists',
    labels: 'segue-labels',
    plays: 'segue-plays',
    later: 'segue-later',
    erasure: 'segue-erasure',
} as const;

export type ChannelName = (typeof channelNames)[keyof typeof channelNames];
