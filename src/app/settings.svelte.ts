import * as v from 'valibot';
import { type BackendChoice, languages } from '../flow.ts';
import { columns, type Column } from '../library/columns.ts';
import type { SortKey } from '../library/sort-keys.ts';
import { keyNotations, type KeyNotation } from '../meaning/key-notation.ts';
import type { Filters } from '../recommend/filters.ts';
import { items } from '../storage/names.ts';
import { readJson, removeItem, writeJson } from '../storage/web-storage.ts';
import { isInterfaceLanguage, type InterfaceLanguage } from './interface-languages.ts';

export type ThemeChoice = 'system' | 'light' | 'dark';

/** Of the screen; songs are asked for in a language of their own. */
export type LanguageChoice = 'browser' | InterfaceLanguage;

const isLanguageChoice = (choice: unknown): boolean =>
    typeof choice === 'string' && (choice === 'browser' || isInterfaceLanguage(choice));

const keptSchema = v.object({
    theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
    backend: v.fallback(v.picklist(['automatic', 'webgpu', 'wasm']), 'automatic'),
    interfaceLanguage: v.fallback(v.custom<LanguageChoice>(isLanguageChoice), 'browser'),
    language: v.fallback(v.picklist(['any', ...languages, 'none']), 'any'),
    time: v.fallback(v.picklist(['any', 'week', 'month', 'year']), 'any'),
    keyNotation: v.fallback(v.picklist(keyNotations), 'musical'),
    hiddenColumns: v.fallback(v.array(v.picklist(columns)), []),
    tableOrder: v.fallback(v.array(v.object({ column: v.picklist(columns), isDescending: v.boolean() })), [
        { column: 'added', isDescending: true },
    ]),
    asThePaper: v.fallback(v.boolean(), false),
    volume: v.fallback(v.pipe(v.number(), v.minValue(0), v.maxValue(1)), 1),
    isMuted: v.fallback(v.boolean(), false),
    goesOn: v.fallback(v.boolean(), false),
    songsFlow: v.fallback(v.boolean(), true),
});

type Kept = v.InferOutput<typeof keptSchema>;

const firstVisit: Kept = v.parse(keptSchema, {});

/** What the person chose. Where the browser keeps nothing, a choice lasts as long as the page. */
export class Settings {
    #kept = $state.raw<Kept>(readJson(items.settings, keptSchema, firstVisit) ?? firstVisit);

    get theme(): ThemeChoice {
        return this.#kept.theme;
    }

    set theme(theme: ThemeChoice) {
        this.#change({ theme });
    }

    get backend(): BackendChoice {
        return this.#kept.backend;
    }

    set backend(backend: BackendChoice) {
        this.#change({ backend });
    }

    get interfaceLanguage(): LanguageChoice {
        return this.#kept.interfaceLanguage;
    }

    set interfaceLanguage(interfaceLanguage: LanguageChoice) {
        this.#change({ interfaceLanguage });
    }

    /** How keys are written, wherever one stands. */
    get keyNotation(): KeyNotation {
        return this.#kept.keyNotation;
    }

    set keyNotation(keyNotation: KeyNotation) {
        this.#change({ keyNotation });
    }

    /** Of the library's table. */
    get hiddenColumns(): readonly Column[] {
        return this.#kept.hiddenColumns;
    }

    set hiddenColumns(hidden: readonly Column[]) {
        this.#change({ hiddenColumns: [...hidden] });
    }

    /** By which columns the library's table is sorted. */
    get tableOrder(): readonly SortKey[] {
        return this.#kept.tableOrder;
    }

    set tableOrder(keys: readonly SortKey[]) {
        this.#change({ tableOrder: [...keys] });
    }

    /** Whether songs are heard by the paper's network too. */
    get asThePaper(): boolean {
        return this.#kept.asThePaper;
    }

    set asThePaper(asThePaper: boolean) {
        this.#change({ asThePaper });
    }

    /** The place of the volume's slider, 0 to 1; it stays while all is muted. */
    get volume(): number {
        return this.#kept.volume;
    }

    set volume(volume: number) {
        this.#change({ volume });
    }

    get isMuted(): boolean {
        return this.#kept.isMuted;
    }

    set isMuted(isMuted: boolean) {
        this.#change({ isMuted });
    }

    /** Whether a queue that has ended goes on with what sounds alike. */
    get goesOn(): boolean {
        return this.#kept.goesOn;
    }

    set goesOn(goesOn: boolean) {
        this.#change({ goesOn });
    }

    /** Whether songs go over into each other, at one level. */
    get songsFlow(): boolean {
        return this.#kept.songsFlow;
    }

    set songsFlow(songsFlow: boolean) {
        this.#change({ songsFlow });
    }

    /** What every song is asked for until the person changes it. */
    get lasting(): Pick<Filters, 'language' | 'time'> {
        const { language, time } = this.#kept;
        return { language, time };
    }

    set lasting({ language, time }: Pick<Filters, 'language' | 'time'>) {
        this.#change({ language, time });
    }

    /** As at a first visit. */
    forget(): void {
        this.#kept = firstVisit;
        removeItem(items.settings);
    }

    #change(change: Partial<Kept>): void {
        this.#kept = { ...this.#kept, ...change };
        writeJson(items.settings, this.#kept);
    }
}
