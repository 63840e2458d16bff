/** Names of fields as Vorbis comments, APEv2, Matroska and ID3's own frames spell them: https://picard-docs.musicbrainz.org/en/appendices/tag_mapping.html */
import type { TagEntry } from './tag-source.ts';

const fields: Readonly<Record<string, TagEntry['field']>> = {
    title: 'title',
    artist: 'artist',
    artists: 'artists',
    albumartist: 'albumArtist',
    album: 'album',
    date: 'date',
    year: 'date',
    datereleased: 'date',
    daterecorded: 'date',
    originaldate: 'date',
    originalyear: 'date',
    musicbrainztrackid: 'recordingId',
    musicbrainzrecordingid: 'recordingId',
    musicbrainzartistid: 'artistId',
    cuesheet: 'cueSheet',
};

/** Case, spaces and underscores do not matter. */
export function fieldNamed(name: string): TagEntry['field'] {
    const plain = name.toLowerCase().replace(/[ _]/g, '');
    // https://wiki.xiph.org/Chapter_Extension
    return /^chapter\d+$/.test(plain) ? 'chapter' : (fields[plain] ?? 'other');
}
