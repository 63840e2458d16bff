/** Cue sheets, which say where the songs of a recording begin: https://wiki.hydrogenaud.io/index.php?title=Cue_sheet */
import { cleanText } from './tags/clean-text.ts';
import { decode, detectEncodings, isUtf8 } from './tags/encoding.ts';

interface CueSong {
    /** In its file. */
    readonly startSeconds: number;
    readonly title?: string;
    readonly performer?: string;
}

export interface CueFile {
    /** As the sheet writes it, perhaps with folders. */
    readonly name: string;
    readonly songs: readonly CueSong[];
}

export interface CueSheet {
    /** Of the whole. */
    readonly title?: string;
    readonly performer?: string;
    /** Those in which a song begins. */
    readonly files: readonly CueFile[];
}

const framesPerSecond = 75;
/** More than a sheet of 99 songs has. */
export const mostSheetBytes = 256 * 1024;
const mostOfLine = 1000;

type Named = { title?: string; performer?: string };

/**
 * The sheet that this text is; null where it names no song's beginning in any file. Lines that are broken or unknown are passed over. A song
 * begins in the file that is named last before its INDEX 01, and a file without a name is the one that the sheet is embedded in.
 */
export function parseCueSheet(text: string): CueSheet | null {
    const sheet: Named = {};
    const files: { name: string; songs: CueSong[] }[] = [];
    let track: { readonly named: Named; isSound: boolean } | null = null;
    for (const line of text.slice(0, mostSheetBytes).split(/[\r\n]+/)) {
        const [, command = '', rest = ''] =
            /^[\s\ufeff]*([a-z]+)\s+(.*)$/i.exec(line.slice(0, mostOfLine).trim()) ?? [];
        switch (command.toUpperCase()) {
            case 'FILE':
                files.push({ name: fileName(rest), songs: [] });
                break;
            case 'TRACK':
                track = { named: {}, isSound: /^\d+\s+AUDIO$/i.test(rest) };
                break;
            case 'TITLE':
                name(track?.named ?? sheet, 'title', rest);
                break;
            case 'PERFORMER':
                name(track?.named ?? sheet, 'performer', rest);
                break;
            case 'INDEX': {
                const startSeconds = beginning(rest);
                if (startSeconds === null || !track?.isSound) break;
                if (files.length === 0) files.push({ name: '', songs: [] });
                files.at(-1)?.songs.push({ startSeconds, ...track.named });
                // A second beginning of the same song counts for nothing.
                track.isSound = false;
            }
        }
    }
    const begun = files.filter(({ songs }) => songs.length > 0);
    return begun.length > 0 ? { ...sheet, files: begun } : null;
}

/** The sheet in these bytes, in whatever encoding; `languages` (BCP 47) tell in which it likely is. */
export function readCueSheet(bytes: Uint8Array, languages: readonly string[] = []): CueSheet | null {
    return parseCueSheet(textOf(bytes, languages));
}

function textOf(bytes: Uint8Array, languages: readonly string[]): string {
    const [first, second] = bytes;
    if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
    if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes);
    return decode(bytes, isUtf8(bytes) ? 'utf-8' : detectEncodings([bytes], { languages, declared: [] })(bytes));
}

function name(named: Named, field: keyof Named, value: string): void {
    const text = cleanText(unquoted(value));
    if (text !== undefined) named[field] ??= text;
}

function unquoted(value: string): string {
    return /^"(.*?)"?$/.exec(value)?.[1] ?? value;
}

/** What stands between the quotes, else all but the last word, which is the kind of file. */
function fileName(rest: string): string {
    return /^"(.*)"/.exec(rest)?.[1] ?? rest.replace(/\s+(?:WAVE|MP3|AIFF|FLAC|BINARY|MOTOROLA)$/i, '');
}

/** Of INDEX 01: minutes, seconds, and frames. */
function beginning(rest: string): number | null {
    const [, minutes, seconds, frames] = /^0?1\s+(\d+):(\d{1,2}):(\d{1,2})$/.exec(rest) ?? [];
    const [second, frame] = [Number(seconds), Number(frames)];
    if (!(second < 60 && frame < framesPerSecond)) return null;
    return Number(minutes) * 60 + second + frame / framesPerSecond;
}
