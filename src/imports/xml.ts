/**
 * Reads XML as far as lists of songs need it: elements and their attributes. It comes from anywhere, so a document that
 * declares types or entities of its own is refused, and nothing that it names is fetched.
 */

interface Visitor {
    /** `parents` from the root on. */
    readonly open: (name: string, attributes: Attributes, parents: readonly string[]) => void;
    readonly close: (name: string) => void;
}

export type Attributes = ReadonlyMap<string, string>;

const begin = /<(\/?)([^\s<>/"'=&!?]+)/y;
const attribute = /\s+([^\s<>/"'=&]+)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/y;
const end = /\s*(\/?)>/y;

/** No program puts so many folders into each other. */
const deepest = 200;

/** False where it is not well-formed, https://www.w3.org/TR/xml/#sec-well-formed, or too deep. What came before has been visited then. */
export function walkXml(text: string, visitor: Visitor): boolean {
    const parents: string[] = [];
    let roots = 0;
    for (let at = text.indexOf('<'); at >= 0; at = text.indexOf('<', at)) {
        const passedOver = endOfOther(text, at);
        if (passedOver !== null) {
            if (passedOver < 0) return false;
            at = passedOver;
            continue;
        }
        const tag = tagAt(text, at);
        if (!tag) return false;
        at = tag.end;
        if (tag.kind === 'close') {
            if (parents.pop() !== tag.name) return false;
            visitor.close(tag.name);
            continue;
        }
        if ((parents.length === 0 && ++roots > 1) || parents.length === deepest) return false;
        visitor.open(tag.name, tag.attributes, parents);
        if (tag.kind === 'open') parents.push(tag.name);
        else visitor.close(tag.name);
    }
    return roots === 1 && parents.length === 0;
}

/** Where a comment, an instruction or bare text ends; null where a tag begins, -1 where it is cut or declares something. */
function endOfOther(text: string, at: number): number | null {
    for (const [opening, closing] of [
        ['<!--', '-->'],
        ['<![CDATA[', ']]>'],
        ['<?', '?>'],
    ] as const) {
        if (!text.startsWith(opening, at)) continue;
        const closed = text.indexOf(closing, at + opening.length);
        return closed < 0 ? -1 : closed + closing.length;
    }
    return text.startsWith('<!', at) ? -1 : null;
}

type Tag =
    | { readonly kind: 'open' | 'empty'; readonly name: string; readonly attributes: Attributes; readonly end: number }
    | { readonly kind: 'close'; readonly name: string; readonly end: number };

function tagAt(text: string, at: number): Tag | null {
    const [opening, slash, name] = matchAt(begin, text, at) ?? [];
    if (opening === undefined || name === undefined) return null;
    const attributes = new Map<string, string>();
    let after = at + opening.length;
    for (let found = matchAt(attribute, text, after); found; found = matchAt(attribute, text, after)) {
        attributes.set(found[1] ?? '', unescaped(found[2] ?? found[3] ?? ''));
        after += found[0].length;
    }
    const ending = matchAt(end, text, after);
    if (!ending || (slash && (ending[1] || attributes.size > 0))) return null;
    after += ending[0].length;
    if (slash) return { kind: 'close', name, end: after };
    return { kind: ending[1] ? 'empty' : 'open', name, attributes, end: after };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
    pattern.lastIndex = at;
    return pattern.exec(text);
}

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

const unescaped = (text: string): string =>
    text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hexadecimal, name) => {
        if (name !== undefined) return entities[String(name)] ?? String(whole);
        const code = decimal === undefined ? parseInt(String(hexadecimal), 16) : Number(decimal);
        return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    });
