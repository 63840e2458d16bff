/** `npm run hear -- FOLDER --like SONG`: the songs of a folder by their likeness to one song, nearest first. */
import { openAsBlob } from 'node:fs';
import { resolve } from 'node:path';
import { contentId } from '../../src/audio/identity.ts';
import { becauseWords, failureWords } from './app-words.ts';
import { filesIn, isReadable } from './files.ts';
import { openHearing, type Hearing } from './hearing.ts';
import { lineFor, type Line } from './line.ts';
import type { HearOptions } from './options.ts';
import { isUnlikeAny, rank, type HeardFile } from './rank.ts';

/** Returns the exit code. Songs come first, then the files that cannot be heard; all that is said to people goes to standard error. */
export async function rankByLikeness(song: string, options: HearOptions): Promise<number> {
    for (const path of options.paths)
        if (!(await isReadable(path))) return problem(`There is no ${path}, or it cannot be read.`);
    const files = await filesIn(options.paths);
    if (files.length === 0) return problem(`There are no songs in ${options.paths.join(', ')}.`);
    const hearing = await openHearing(options);
    try {
        return await rankHeard(song, files, hearing);
    } finally {
        await hearing.close();
    }
}

async function rankHeard(song: string, files: readonly string[], hearing: Hearing): Promise<number> {
    const { contract } = hearing;
    const { outcome } = await hearing.hear(song);
    if (!outcome.ok) return problem(`${song} cannot be heard. ${await failureWords(outcome.reason)}`);
    const seed: HeardFile = { file: song, id: await identify(song), heard: outcome };
    if (isUnlikeAny(seed, contract)) return problem(`${song} is not music, so nothing sounds like it.`);
    const others: HeardFile[] = [];
    const failures: Line[] = [];
    for (const file of files) {
        const id = (await isReadable(file)) ? await identify(file) : file;
        const same = [seed, ...others].find((known) => known.id === id);
        if (same) {
            say(`Left out: ${file} is ${isSameFile(file, same.file) ? 'the song itself' : `a copy of ${same.file}`}.`);
            continue;
        }
        const { outcome: heard, peakMemoryBytes } = await hearing.hear(file);
        if (heard.ok) {
            const other = { file, id, heard };
            if (isUnlikeAny(other, contract)) say(`Left out: ${file} is not music.`);
            others.push(other);
        } else {
            failures.push(lineFor(heard, { file, contract, peakMemoryBytes }));
        }
    }
    const lines = rank(seed, others, { contract, because: await becauseWords() });
    for (const line of [...lines, ...failures]) process.stdout.write(`${JSON.stringify(line)}\n`);
    return lines.length > 0 ? 0 : problem(`No other song could be heard beside ${song}.`);
}

const isSameFile = (a: string, b: string): boolean => resolve(a) === resolve(b);

const identify = async (file: string): Promise<string> => contentId(await openAsBlob(file));

function problem(sentence: string): number {
    say(sentence);
    return 1;
}

const say = (sentence: string): unknown => process.stderr.write(`${sentence}\n`);
