/** The functions of a WebAssembly module, read and written: https://webassembly.github.io/spec/core/binary/modules.html */

interface Section {
    readonly id: number;
    readonly content: Uint8Array;
}

const headBytes = 8;
const exportSection = 7;
const codeSection = 10;
const customSection = 0;
/** No locals, `unreachable`, `end`: whatever it takes and gives, it is valid. */
const empty = Uint8Array.of(0x00, 0x00, 0x0b);

/** The bodies of a module's own functions, in order. */
export function bodiesOf(wasm: Uint8Array): readonly Uint8Array[] {
    const code = sectionsOf(wasm).find(({ id }) => id === codeSection);
    if (!code) throw new Error('expected a module with a code section');
    const reader = new Reader(code.content);
    return Array.from({ length: reader.unsigned() }, () => reader.bytes(reader.unsigned()));
}

/** The module with other bodies, and without its custom sections, which say nothing to those who run it. */
function withBodies(wasm: Uint8Array, bodies: readonly Uint8Array[]): Uint8Array {
    const code = joined([unsigned(bodies.length), ...bodies.flatMap((body) => [unsigned(body.length), body])]);
    return withSection(wasm, codeSection, () => code);
}

function withSection(wasm: Uint8Array, section: number, change: (content: Uint8Array) => Uint8Array): Uint8Array {
    const sections = sectionsOf(wasm).filter(({ id }) => id !== customSection);
    return joined([
        wasm.subarray(0, headBytes),
        ...sections.flatMap(({ id, content }) => {
            const now = id === section ? change(content) : content;
            return [Uint8Array.of(id), unsigned(now.length), now];
        }),
    ]);
}

/** The module that hands out more of its functions, by their index in it, under names of at most 127 letters of ASCII. */
export function withExports(wasm: Uint8Array, functions: Readonly<Record<string, number>>): Uint8Array {
    return withSection(wasm, exportSection, (content) => {
        const reader = new Reader(content);
        const count = reader.unsigned() + Object.keys(functions).length;
        const more = Object.entries(functions).flatMap(([name, index]) => [
            Uint8Array.of(name.length, ...Buffer.from(name), 0),
            unsigned(index),
        ]);
        return joined([unsigned(count), content.subarray(reader.at), ...more]);
    });
}

/** The module with nothing in the functions that are not needed. To call one of them is a RuntimeError. */
export function withOnly(wasm: Uint8Array, needed: ReadonlySet<number>): Uint8Array {
    return withBodies(
        wasm,
        bodiesOf(wasm).map((body, i) => (needed.has(i) ? body : empty)),
    );
}

/**
 * The module in which function `i` sets bit `i % 8` of byte `i >> 3` of its memory when it is called: the first kilobyte is nobody's
 * in a module by Emscripten. Throws where that has no room for all.
 */
export function withMarks(wasm: Uint8Array): Uint8Array {
    const bodies = bodiesOf(wasm);
    if (bodies.length > markBytes * 8) throw new Error(`expected at most ${markBytes * 8} functions`);
    return withBodies(
        wasm,
        bodies.map((body, i) => {
            const start = endOfLocals(body);
            return joined([body.subarray(0, start), markOf(i), body.subarray(start)]);
        }),
    );
}

/** The functions that were called, of the memory of a module with marks. */
export function marked(memory: Uint8Array): ReadonlySet<number> {
    const all = Array.from({ length: markBytes * 8 }, (_, i) => i);
    return new Set(all.filter((i) => (memory[i >> 3] ?? 0) & (1 << (i & 7))));
}

const markBytes = 1024;

/** `memory[i >> 3] |= 1 << (i & 7)`, which leaves the stack as it is. */
function markOf(i: number): Uint8Array {
    const [address, bit] = [unsigned(i >> 3), signed(1 << (i & 7))];
    const [constant, load8, store8, or] = [0x41, 0x2d, 0x3a, 0x72];
    return joined([
        Uint8Array.of(constant, 0, constant, 0, load8, 0),
        address,
        Uint8Array.of(constant),
        bit,
        Uint8Array.of(or, store8, 0),
        address,
    ]);
}

function endOfLocals(body: Uint8Array): number {
    const reader = new Reader(body);
    for (let groups = reader.unsigned(); groups > 0; groups--) {
        reader.unsigned();
        reader.bytes(1);
    }
    return reader.at;
}

function sectionsOf(wasm: Uint8Array): readonly Section[] {
    const reader = new Reader(wasm, headBytes);
    const sections: Section[] = [];
    while (reader.at < wasm.length) {
        const [id = 0] = reader.bytes(1);
        sections.push({ id, content: reader.bytes(reader.unsigned()) });
    }
    return sections;
}

class Reader {
    at: number;
    readonly #from: Uint8Array;

    constructor(from: Uint8Array, at = 0) {
        this.#from = from;
        this.at = at;
    }

    bytes(length: number): Uint8Array {
        this.at += length;
        return this.#from.subarray(this.at - length, this.at);
    }

    /** LEB128, of at most 32 bits. */
    unsigned(): number {
        let value = 0;
        for (let shift = 0; ; shift += 7) {
            const [byte = 0] = this.bytes(1);
            value += (byte & 127) * 2 ** shift;
            if (byte < 128) return value;
        }
    }
}

function unsigned(value: number): Uint8Array {
    const bytes: number[] = [];
    for (let rest = value; ; rest >>>= 7) {
        if (rest < 128) return Uint8Array.from([...bytes, rest]);
        bytes.push((rest & 127) | 128);
    }
}

/** Of a value that is not negative: one bit more, so that it does not read as if it were. */
const signed = (value: number): Uint8Array =>
    value < 64 ? unsigned(value) : Uint8Array.of((value & 127) | 128, value >> 7);

const joined = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
