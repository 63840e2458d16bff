/** Files -> a tar archive in gzip: the same files make the same bytes, whoever packs them, where and when. */
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

interface Packing {
    /** What the names of the files are relative to. */
    readonly from: string;
    /** The one folder that the archive unpacks to. */
    readonly into: string;
}

const blockBytes = 512;
/** 1980-01-01T00:00:00Z, before which some programs think that a time is wrong. */
const modifiedSeconds = 315532800;
const unknownSystem = 255;

/** An archive of the files with these names, which may hold `/`. Throws for a name that does not fit, or a file that is not there. */
export function tarball(names: readonly string[], { from, into }: Packing): Buffer {
    const entries = names.toSorted().flatMap((name) => {
        const path = join(from, name);
        const bytes = readFileSync(path);
        const isExecutable = (statSync(path).mode & 0o100) !== 0;
        const filling = Buffer.alloc(-bytes.length & (blockBytes - 1));
        return [header(`${into}/${name}`, bytes.length, isExecutable), bytes, filling];
    });
    const packed = gzipSync(Buffer.concat([...entries, Buffer.alloc(2 * blockBytes)]), { level: 9 });
    // RFC 1952, 2.3: the system that packed it.
    packed[9] = unknownSystem;
    return packed;
}

/** The header of a file in the format ustar: https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html#tag_20_94_13_06 */
function header(name: string, sizeBytes: number, isExecutable: boolean): Buffer {
    const block = Buffer.alloc(blockBytes);
    const { prefix, rest } = split(name);
    const put = (text: string, offset: number): void => void block.write(text, offset, 'latin1');
    const octal = (value: number, digits: number): string => `${value.toString(8).padStart(digits, '0')}\0`;
    put(rest, 0);
    put(octal(isExecutable ? 0o755 : 0o644, 7), 100);
    put(octal(0, 7), 108);
    put(octal(0, 7), 116);
    put(octal(sizeBytes, 11), 124);
    put(octal(modifiedSeconds, 11), 136);
    put(' '.repeat(8), 148);
    put('0', 156);
    put('ustar\x0000', 257);
    put(prefix, 345);
    put(
        `${octal(
            block.reduce((sum, byte) => sum + byte),
            6,
        )} `,
        148,
    );
    return block;
}

/** A name in the header's two fields: what comes before a `/` (155 bytes at most) and what comes after (100). */
function split(name: string): { readonly prefix: string; readonly rest: string } {
    const slash = name.length <= 100 ? -1 : name.indexOf('/', name.length - 101);
    const [prefix, rest] = [name.slice(0, Math.max(0, slash)), name.slice(slash + 1)];
    if (/[^\x20-\x7e]/.test(name) || rest.length > 100 || prefix.length > 155 || rest === '')
        throw new Error(`expected a name in ASCII that fits into an archive, not ${JSON.stringify(name)}`);
    return { prefix, rest };
}
