import type { FolderChoice } from '../../src/app/folder-choice.svelte.ts';
import { Screen } from '../../src/app/screen.svelte.ts';
import { newLiveId } from '../../src/library/heard-live.ts';
import type { Live } from '../../src/live/live.svelte.ts';
import type { Later } from '../../src/recommend/later/later.svelte.ts';
import Header from '../../src/ui/page/Header.svelte';
import ListeningLine from '../../src/ui/next/ListeningLine.svelte';
import Choice from '../../src/ui/dialogs/Choice.svelte';
import IconButton from '../../src/ui/parts/IconButton.svelte';
import Modal from '../../src/ui/parts/Modal.svelte';
import Notice from '../../src/ui/parts/Notice.svelte';
import PlayButton from '../../src/ui/parts/PlayButton.svelte';
import Popover from '../../src/ui/parts/Popover.svelte';
import { filling, ignore, showing, type Show, type States } from '../show.ts';

const header = (online: boolean, librarySize: number | null, isListening = false): Show =>
    showing(Header, {
        ...{
            app: {
                folderChoice: { begin: async () => undefined } as unknown as FolderChoice,
                isWhole: true,
                later: { songs: [1, 2, 3] } as unknown as Later,
                live: { isListening } as Live,
                screen: new Screen(),
            },
            online,
            librarySize,
            onfiles: ignore,
            onhome: ignore,
            onlibrary: ignore,
            onlater: ignore,
        },
        ...{ onkeys: ignore, onsettings: ignore },
    });

const song = { service: 'audius', id: '1', title: 'Harbour', judgements: [] } as const;
const text = 'Something happened that the listener should know of';

/** Several, one below the other. */
const all =
    (...shows: readonly Show[]): Show =>
    (target) =>
        shows.forEach((show) => show(target));

export const parts: States = {
    header: header(true, null),
    'header, offline, on a phone': header(false, 12),
    'header, while it listens': header(true, null, true),
    notices: all(
        showing(Notice, { text, ondismiss: ignore }),
        showing(Notice, { text, action: { label: 'Undo', run: ignore }, ondismiss: ignore }),
    ),
    buttons: all(
        showing(IconButton, { icon: 'later', label: 'Keep', onclick: ignore }),
        showing(IconButton, { icon: 'close', label: 'Close', onclick: ignore, disabled: true }),
        showing(PlayButton, { id: 'a', title: 'Song', playing: false, playable: true, ontoggle: ignore }),
        showing(PlayButton, { id: 'a', title: 'Song', playing: true, playable: true, ontoggle: ignore }),
        showing(PlayButton, { id: 'a', title: 'Song', playing: false, playable: false, ontoggle: ignore }),
        showing(PlayButton, { id: newLiveId(), title: 'Song', playing: false, playable: false, ontoggle: ignore }),
    ),
    'a choice': showing(Choice<'a' | 'b'>, {
        label: 'A choice',
        options: { a: 'One', b: 'Another' },
        value: 'a',
        onchange: ignore,
    }),
    'a popover': showing(Popover, { open: true, text: 'Opens', title: 'A popover', chosen: true, children: filling }),
    'a dialog': showing(Modal, { open: true, title: 'A dialog', children: filling }),
    'a sheet': showing(Modal, { open: true, title: 'A sheet', sheet: true, children: filling }),
    'a song of a service is heard': all(
        showing(ListeningLine, { song, candidate: { stage: 'waiting', fraction: 0 } }),
        showing(ListeningLine, { song, candidate: { stage: 'fetching', fraction: 0.3 } }),
        showing(ListeningLine, { song, candidate: { stage: 'hearing', fraction: 0.7 } }),
        showing(ListeningLine, { song, candidate: { stage: 'failed', reason: 'other-network' } }),
        showing(ListeningLine, { song, candidate: { stage: 'failed', reason: 'damaged' } }),
    ),
};
