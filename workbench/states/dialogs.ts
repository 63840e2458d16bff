import { mount } from 'svelte';
import type { Segue } from '../../src/app/segue.svelte.ts';
import { Pwa } from '../../src/pwa/pwa.svelte.ts';
import ConsentDialog from '../../src/ui/connections/ConsentDialog.svelte';
import SpotifyWizard from '../../src/ui/connections/SpotifyWizard.svelte';
import YouTubeKeyDialog from '../../src/ui/connections/YouTubeKeyDialog.svelte';
import KeysDialog from '../../src/ui/dialogs/KeysDialog.svelte';
import SettingsDialog from '../../src/ui/dialogs/SettingsDialog.svelte';
import ExportDialog from '../../src/ui/exports/ExportDialog.svelte';
import HowWellDialog from '../../src/ui/how-well/HowWellDialog.svelte';
import ImportDialog from '../../src/ui/imports/ImportDialog.svelte';
import LaterDialog from '../../src/ui/later/LaterDialog.svelte';
import Privacy from '../../src/ui/privacy/Privacy.svelte';
import { connected, expired, withClientId } from '../connected.ts';
import { ignore, showing, type Show, type States } from '../show.ts';
import { contract, library } from '../songs.ts';
import { staged } from '../staged.ts';

const open = true;

const withApp =
    (show: (app: Segue) => Show, staging: Parameters<typeof staged>[0] = {}): Show =>
    async (target) =>
        show(await staged(staging))(target);

const settings = (app: Segue): Show =>
    showing(SettingsDialog, { open, app, pwa: new Pwa(), onconnect: ignore, oninstead: ignore });
const connecting =
    (dialog: typeof ConsentDialog | typeof SpotifyWizard | typeof YouTubeKeyDialog) =>
    (app: Segue): Show =>
        showing(dialog, { open, app, problem: null, ondisconnect: ignore });
const later =
    (sheet: boolean) =>
    (app: Segue): Show =>
        showing(LaterDialog, { open, app, sheet, onconnect: ignore, onselect: ignore });

async function keepSome({ later, library }: Segue): Promise<void> {
    const about = { artist: 'Somebody Else', page: 'https://segue.test/', judgements: [] };
    for (const service of ['youtube', 'spotify', 'audius'] as const)
        await later.add({ service, id: service, title: `Kept of ${service}`, ...about });
    // So old that its words go at once.
    await later.add({ service: 'youtube', id: 'old', title: 'Kept long ago', ...about, answeredAt: 0 });
    const [own] = library.tracks;
    if (own) await later.add({ service: 'library', id: own.id, title: own.title, judgements: [] });
}

/** Lists of another program: one whose songs are known but for two, one of none, and a file that is no list. */
const imports: Show = async (target) => {
    const app = await staged();
    const songs = library.map(({ artist, title, fileName }) => `#EXTINF:200,${artist} - ${title}\n${fileName}`);
    const far = ['#EXTINF:180,Somebody Else - A song from afar', 'Sets/Friday/far.mp3', 'https://radio.example/live'];
    await app.playlistDesk.imports.read([
        new File([['#EXTM3U', ...songs, ...far].join('\n')], 'Friday.m3u8'),
        new File(['#EXTM3U\nnowhere.mp3\n'], 'A list with a name that is so long that no phone has a line for it.m3u8'),
        new File(['<plist></plist>'], 'iTunes Library.xml'),
    ]);
    mount(ImportDialog, { target, props: { imports: app.playlistDesk.imports } });
};

const exported: Show = async (target) => {
    const app = await staged();
    app.exportDesk.begin(
        library.map(({ id }) => id),
        'Friday',
    );
    mount(ExportDialog, { target, props: { app, contract } });
};

export const dialogs: States = {
    settings: withApp(settings),
    'settings, connected': withApp(settings, { kept: connected }),
    'settings, the network could not be loaded': withApp(settings, { network: 'unavailable' }),
    privacy: withApp((app) => showing(Privacy, { open, app }), { kept: connected }),
    'how well it hears': showing(HowWellDialog, { open }),
    keys: showing(KeysDialog, { open }),
    'playlists of other programs': imports,
    'files for other programs': exported,
    'later, empty': withApp(later(false)),
    'later, songs': async (target) => {
        const app = await staged({ kept: connected });
        await keepSome(app);
        mount(LaterDialog, { target, props: { open, app, sheet: false, onconnect: ignore, onselect: ignore } });
    },
    'consent to ask listeners': withApp(connecting(ConsentDialog)),
    'consent to ask listeners, given': withApp(connecting(ConsentDialog), { kept: connected }),
    'a key for YouTube': withApp(connecting(YouTubeKeyDialog)),
    'a key for YouTube, kept': withApp(connecting(YouTubeKeyDialog), { kept: connected }),
    'the way to Spotify': withApp(connecting(SpotifyWizard)),
    'the way to Spotify, with a Client ID': withApp(connecting(SpotifyWizard), { kept: withClientId }),
    'the way to Spotify, connected': withApp(connecting(SpotifyWizard), { kept: connected }),
    'the way to Spotify, expired': withApp(connecting(SpotifyWizard), { kept: expired }),
};
