import { registerSW } from 'virtual:pwa-register';
import type { ArrivalProblem } from './arrivals.ts';
import { Install } from './install.svelte.ts';
import { UnusedWarning } from './unused-warning.svelte.ts';

/** Offline readiness, updates, installation and arrivals, as the screen shows them. */
export class Pwa {
    readonly install = new Install();
    readonly unused = new UnusedWarning();
    #offlineReady = $state(false);
    #updateReady = $state(false);
    #updateWanted = $state(false);
    #online = $state(navigator.onLine);
    #problem = $state<ArrivalProblem | null>(null);
    readonly #applyUpdate: (reload?: boolean) => Promise<void>;

    constructor() {
        this.#applyUpdate = registerSW({
            onOfflineReady: () => (this.#offlineReady = true),
            onNeedRefresh: () => (this.#updateReady = true),
        });
        addEventListener('online', () => (this.#online = true));
        addEventListener('offline', () => (this.#online = false));
    }

    /** True once, after the first visit has stored all that the app needs. */
    get offlineReady(): boolean {
        return this.#offlineReady;
    }

    get updateReady(): boolean {
        return this.#updateReady;
    }

    /** The listener agreed to the new version; it may have to wait. */
    get updateWanted(): boolean {
        return this.#updateWanted;
    }

    get online(): boolean {
        return this.#online;
    }

    /** Why what was sent to Segue did not arrive. */
    get problem(): ArrivalProblem | null {
        return this.#problem;
    }

    report(problem: ArrivalProblem): void {
        this.#problem = problem;
    }

    forgetProblem(): void {
        this.#problem = null;
    }

    /** Puts the news about readiness or an update away; the update comes at the next start. */
    dismiss(): void {
        this.#offlineReady = false;
        this.#updateReady = false;
        this.#updateWanted = false;
    }

    wantUpdate(): void {
        this.#updateWanted = true;
    }

    /** Changes to the new version and reloads the page. */
    async update(): Promise<void> {
        await this.#applyUpdate(true);
    }
}
