/** Short texts: https://html.spec.whatwg.org/multipage/webstorage.html. A browser that blocks them throws at their very name. */
import * as v from 'valibot';
import type { Item } from './names.ts';
import { type Stored, storageReason } from './stored.ts';

type Schema<T> = v.GenericSchema<unknown, T>;

/** Null where nothing is kept. */
export function readItem(item: Item): Stored<string | null> {
    try {
        return { ok: true, value: areaOf(item).getItem(item.name) };
    } catch (error) {
        return { ok: false, reason: storageReason(error) };
    }
}

/** False where the browser refuses, or has no room. */
export function writeItem(item: Item, text: string): boolean {
    try {
        areaOf(item).setItem(item.name, text);
        return true;
    } catch {
        return false;
    }
}

/** A browser that refuses has kept nothing. */
export function removeItem(item: Item): void {
    try {
        areaOf(item).removeItem(item.name);
    } catch {
        return;
    }
}

/** What is kept as JSON; `nothing` where nothing is kept or it is broken, null where the browser refuses. */
export function readJson<T>(item: Item, schema: Schema<T>, nothing: T): T | null {
    const stored = readItem(item);
    return stored.ok ? (parsed(stored.value, schema) ?? nothing) : null;
}

/** What is kept as JSON, once: it is forgotten with this. Null where nothing is kept, it is broken, or the browser refuses. */
export function takeJson<T>(item: Item, schema: Schema<T>): T | null {
    const stored = readItem(item);
    removeItem(item);
    return stored.ok ? parsed(stored.value, schema) : null;
}

export function writeJson(item: Item, value: unknown): boolean {
    return writeItem(item, JSON.stringify(value));
}

/** Calls back when another window has changed the item, or has forgotten all. */
export function onItemElsewhere(item: Item, callback: () => void): void {
    globalThis.addEventListener?.('storage', ({ key }: StorageEvent) => {
        if (key === item.name || key === null) callback();
    });
}

function areaOf({ area }: Item): Storage {
    return area === 'local' ? localStorage : sessionStorage;
}

function parsed<T>(text: string | null, schema: Schema<T>): T | null {
    const json = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), text);
    return json.success ? json.output : null;
}
