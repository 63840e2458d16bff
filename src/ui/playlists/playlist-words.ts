/** What is said of playlists. */
import type { PlaylistNews } from '../../app/playlist-desk.svelte.ts';
import type { Track } from '../../flow.ts';
import { duration, howManySongs, sentences } from '../words/format.ts';
import { words } from '../words/language.svelte.ts';

export function newsWords(news: PlaylistNews): string {
    if (news.kind === 'failed') return words.playlistProblems[news.reason];
    if (news.kind === 'made-several') return words.imports.made(news.lists);
    const { name } = news.list;
    if (news.kind === 'removed') return words.playlists.removed(name);
    const songs = howManySongs(news.songs);
    if (news.kind === 'made') return words.playlists.made({ name, songs });
    return news.songs > 0 ? words.playlists.added({ name, songs }) : words.playlists.nothingNew(name);
}

/** "20 songs, 78 minutes." */
export function lengthSentence(songs: readonly Track[]): string {
    const seconds = songs.reduce((sum, { analysis }) => sum + analysis.durationSeconds, 0);
    return sentences([words.sets.summary({ songs: howManySongs(songs.length), length: duration(seconds) })]);
}
