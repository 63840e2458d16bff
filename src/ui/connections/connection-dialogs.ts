import type { Component } from 'svelte';
import type { Connectable } from '../../recommend/sources.ts';
import type { DialogProps } from './dialog-props.ts';
import ConsentDialog from './ConsentDialog.svelte';
import SpotifyWizard from './SpotifyWizard.svelte';
import YouTubeKeyDialog from './YouTubeKeyDialog.svelte';

/** Where each source is connected. */
export const connectionDialogs: Readonly<Record<Connectable, Component<DialogProps, object, 'open'>>> = {
    listeners: ConsentDialog,
    youtube: YouTubeKeyDialog,
    spotify: SpotifyWizard,
};
