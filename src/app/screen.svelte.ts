export type ScreenName = 'song' | 'set' | 'playlist' | 'table' | 'map' | 'tags' | 'duplicates' | 'labels' | 'live';

/** Which screen the page's main part shows, one at a time. A song's is also where the welcome stands. */
export class Screen {
    #shown = $state<ScreenName>('song');
    /** Puts down what is in hand on the shown screen, before it is left; false where nothing is. */
    putDown: () => boolean = () => false;

    get shown(): ScreenName {
        return this.#shown;
    }

    show(name: ScreenName): void {
        this.#shown = name;
    }
}
