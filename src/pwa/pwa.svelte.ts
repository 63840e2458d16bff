import { registerSW } from 'virtual:pwa-register';

/** Chromium's event before it offers installation; not in TypeScript's DOM types. */
interface InstallPrompt extends Event {
    prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** Offline readiness, updates and installation, as the screen shows them. */
export class Pwa {
    #offlineReady = $state(false);
    #updateReady = $state(false);
    #online = $state(navigator.onLine);
    #installPrompt = $state.raw<InstallPrompt | null>(null);
    readonly #applyUpdate: (reload?: boolean) => Promise<void>;

    constructor() {
        this.#applyUpdate = registerSW({
            onOfflineReady: () => (this.#offlineReady = true),
            onNeedRefresh: () => (this.#updateReady = true),
        });
        addEventListener('online', () => (this.#online = true));
        addEventListener('offline', () => (this.#online = false));
        addEventListener('beforeinstallprompt', (event) => {
            event.preventDefault();
            this.#installPrompt = event as InstallPrompt;
        });
        addEventListener('appinstalled', () => (this.#installPrompt = null));
    }

    /** True once, after the first visit has stored all that the app needs. */
    get offlineReady(): boolean {
        return this.#offlineReady;
    }

    get updateReady(): boolean {
        return this.#updateReady;
    }

    get online(): boolean {
        return this.#online;
    }

    get canInstall(): boolean {
        return this.#installPrompt !== null;
    }

    /** Puts the news about readiness or an update away; the update comes at the next start. */
    dismiss(): void {
        this.#offlineReady = false;
        this.#updateReady = false;
    }

    /** Changes to the new version and reloads the page. */
    async update(): Promise<void> {
        await this.#applyUpdate(true);
    }

    async install(): Promise<void> {
        await this.#installPrompt?.prompt();
        this.#installPrompt = null;
    }
}
