/** The only hosts beside its own that the page may ever reach, and for what; the page's policy is made of them. */
export const hosts = {
    connect: [
        'https://www.googleapis.com',
        'https://accounts.spotify.com',
        'https://api.spotify.com',
        'https://musicbrainz.org',
        'https://api.listenbrainz.org',
        'https://api.audius.co',
        // Sound is redirected to the nodes that store it.
        'https://*.audius.co',
    ],
    images: [
        'https://i.ytimg.com',
        'https://i.scdn.co',
        'https://coverartarchive.org',
        // Covers are redirected to the archive that stores them.
        'https://archive.org',
        'https://*.archive.org',
        'https://*.audius.co',
    ],
    media: ['https://api.audius.co', 'https://*.audius.co'],
    frames: ['https://www.youtube-nocookie.com', 'https://open.spotify.com'],
} as const;
