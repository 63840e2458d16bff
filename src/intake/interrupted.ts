/** The songs that were under way in this window when its page ended, for the page that follows: the files themselves cannot be kept. */
import * as v from 'valibot';
import { items } from '../storage/names.ts';
import { removeItem, takeJson, writeJson } from '../storage/web-storage.ts';

/** Remembers the names of the files that are under way now; none is the rule. Where nothing can be kept, no song is lost by that. */
export function rememberUnderWay(fileNames: readonly string[]): void {
    if (fileNames.length === 0) removeItem(items.underWay);
    else writeJson(items.underWay, fileNames);
}

/** The names that the page before has left; they are forgotten with this. */
export function takeInterrupted(): readonly string[] {
    const names = takeJson(items.underWay, v.array(v.unknown())) ?? [];
    return names.filter((name) => typeof name === 'string');
}
