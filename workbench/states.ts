import { dialogs } from './states/dialogs.ts';
import { lists } from './states/lists.ts';
import { next } from './states/next.ts';
import { parts } from './states/parts.ts';
import { player } from './states/player.ts';
import { screens } from './states/screens.ts';
import { song } from './states/song.ts';
import type { Show, States } from './show.ts';

const groups: Readonly<Record<string, States>> = {
    Screens: screens,
    Song: song,
    Lists: lists,
    Next: next,
    Player: player,
    Dialogs: dialogs,
    Parts: parts,
};

/** By "Group: state". */
export const states: Readonly<Record<string, Show>> = Object.fromEntries(
    Object.entries(groups).flatMap(([group, members]) =>
        Object.entries(members).map(([name, show]) => [`${group}: ${name}`, show]),
    ),
);
