import type { Segue } from '../../app/segue.svelte.ts';
import { isHeardLive } from '../../library/heard-live.ts';
import type { MenuEntry } from '../parts/menu-entry.ts';
import { words } from '../words/language.svelte.ts';

/** What a menu may ask of the page that it stands on. */
export interface SongsMenuActs {
    readonly onset: (trackIds: readonly string[]) => void;
    readonly onremove: (trackIds: readonly string[]) => void;
}

/** What can be done with songs of the library, one or several, in the menu's order. */
export function songsMenu(
    app: Pick<
        Segue,
        'library' | 'set' | 'player' | 'playQueue' | 'playlistDesk' | 'labelDesk' | 'copies' | 'tagWriting' | 'settings'
    >,
    trackIds: readonly string[],
    { onset, onremove }: SongsMenuActs,
): readonly MenuEntry[] {
    const tracks = trackIds.map((id) => app.library.get(id)).filter((track) => track !== undefined);
    const maySet = tracks.some((track) => app.set.mayBeginWith(track));
    const isAtHand = trackIds.some((id) => app.player.canPlay(id));
    const playing: readonly MenuEntry[] = [
        { icon: 'play-next', text: words.player.playNext, act: () => app.playQueue.playNext(trackIds) },
        { icon: 'queue', text: words.player.add, act: () => app.playQueue.add(trackIds) },
    ];
    const canKeep = trackIds.some((id) => app.copies.canKeep(id));
    const kept = trackIds.filter((id) => app.copies.has(id));
    const keep = { icon: 'keep', text: words.copies.keep, act: () => void app.copies.propose(trackIds) } as const;
    const drop = { icon: 'close', text: words.copies.remove, act: () => void app.copies.remove(kept) } as const;
    const { keyNotation } = app.settings;
    const tags: MenuEntry = {
        icon: 'tag',
        text: words.tagging.menu,
        act: () => void app.tagWriting.begin(trackIds, { keyNotation }),
    };
    const lists: readonly MenuEntry[] = [
        { icon: 'list', text: words.playlists.addTo, act: () => app.playlistDesk.begin(trackIds) },
        { icon: 'label', text: words.labels.give, act: () => app.labelDesk.begin(trackIds) },
    ];
    return [
        ...(isAtHand ? playing : []),
        ...(maySet ? [{ icon: 'note', text: words.sets.fromHere, act: () => onset(trackIds) } as const] : []),
        ...(tracks.length > 0 ? lists : []),
        ...(canKeep ? [keep] : []),
        ...(kept.length > 0 ? [drop] : []),
        ...(tracks.some(({ id }) => !isHeardLive(id)) ? [tags] : []),
        { icon: 'remove', text: words.song.remove, act: () => onremove(trackIds) },
    ];
}
