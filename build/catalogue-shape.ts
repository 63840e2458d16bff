/** What a catalogue of messages looks like to the code: the same tree, with a string or a function for each message. */

/** A message with forms, in inlang's message format: https://inlang.com/m/reootnfj */
interface Forms {
    readonly declarations: readonly string[];
    readonly match: Readonly<Record<string, string>>;
}

export interface Catalogue {
    readonly [name: string]: string | readonly Forms[] | Catalogue;
}

interface Joining {
    readonly tag: string;
    readonly catalogue: Catalogue;
    readonly base: Catalogue;
    /** The compiled functions by their messages' ids. */
    readonly compiled: ReadonlyMap<string, Compiled>;
}

export interface Compiled {
    readonly name: string;
    readonly say: (inputs: Readonly<Record<string, string>>) => string;
}

/** The type of all words. A message without inputs is a string, one with a single input a function of it, others take inputs by name. */
export function shapeOf(base: Catalogue): string {
    return `export interface Words ${tree(base, (message) => {
        const inputs = inputsOf(message);
        if (inputs.length === 0) return 'string';
        const typed = inputs.map((name) => `${name}: ${typeOf(name)}`);
        return inputs.length === 1 ? `(${typed[0]}) => string` : `(inputs: { ${typed.join('; ')} }) => string`;
    })}\n`;
}

/** The module that fetches the languages beside the base, each when it is asked for. */
export const othersOf = (tags: readonly string[]): string =>
    `export const others = {\n${tags.map((tag) => `${tag}: () => import('./${tag}.ts'),\n`).join('')}};\n`;

/**
 * The module of a language. Throws when it lacks a message of the base language, has one too many, or takes other inputs, and when a
 * message does not have exactly the forms in which the language counts.
 */
export function joined({ tag, catalogue, base, compiled }: Joining): string {
    const [wanted, found] = [signatures(base), signatures(catalogue)];
    const odd = [...wanted.filter((one) => !found.includes(one)), ...found.filter((one) => !wanted.includes(one))];
    if (odd.length > 0)
        throw new Error(`the catalogue of "${tag}" and the base catalogue differ in: ${odd.join('; ')}`);
    const uncounted = misformed(catalogue, new Intl.PluralRules(tag).resolvedOptions().pluralCategories);
    if (uncounted.length > 0) {
        throw new Error(
            `the catalogue of "${tag}" counts in other forms than the language in: ${uncounted.join('; ')}`,
        );
    }
    const body = tree(base, (message, id) => {
        const found = compiled.get(id);
        if (!found) throw new Error(`expected a compiled message "${id}"`);
        const inputs = inputsOf(message);
        const named = `{ ${inputs.join(', ')} }`;
        const text = typeof message === 'string' ? literal(found.say, inputs) : `m.${found.name}(${named})`;
        if (inputs.length === 0) return text;
        return `(${inputs.length === 1 ? inputs[0] : named}) => ${text}`;
    }).replaceAll(';\n', ',\n');
    return [
        '// @ts-expect-error The compiler describes its messages in comments; the tree below is what they are.',
        `import * as m from './paraglide/messages/${tag}.js';`,
        `import type { Words } from './words.ts';`,
        `export const words: Words = ${body};\n`,
    ].join('\n');
}

/** What a message says, written out: a function for each would be an eighth of the first script. */
function literal(say: Compiled['say'], inputs: readonly string[]): string {
    const text = say(Object.fromEntries(inputs.map((name) => [name, `\0${name}\0`])));
    if (inputs.length === 0) return JSON.stringify(text);
    return `\`${text.replaceAll(/[\\`$]/g, '\\$&').replaceAll(/\0(\w+)\0/g, '${$1}')}\``;
}

type Message = string | readonly Forms[];

const isMessage = (node: Catalogue[string]): node is Message => typeof node === 'string' || Array.isArray(node);

/** Counts are numbers, all else is text. */
const typeOf = (input: string): string => (input === 'count' ? 'number' : 'string');

function inputsOf(message: Message): readonly string[] {
    if (typeof message !== 'string') {
        return message.flatMap(({ declarations }) =>
            declarations.flatMap((one) => /^input (\w+)$/.exec(one)?.[1] ?? []),
        );
    }
    return [...new Set([...message.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();
}

function signatures(catalogue: Catalogue, path = ''): readonly string[] {
    return Object.entries(catalogue).flatMap(([name, node]) =>
        isMessage(node) ? `${path}${name}(${inputsOf(node).join(', ')})` : signatures(node, `${path}${name}.`),
    );
}

/** Messages that count in other forms than these. */
function misformed(catalogue: Catalogue, forms: readonly string[], path = ''): readonly string[] {
    return Object.entries(catalogue).flatMap(([name, node]) => {
        if (typeof node === 'string') return [];
        if (!Array.isArray(node)) return misformed(node as Catalogue, forms, `${path}${name}.`);
        const found = (node as readonly Forms[]).flatMap(({ match }) => Object.keys(match));
        const isWhole = found.length === forms.length && forms.every((form) => found.includes(`plural=${form}`));
        return isWhole ? [] : [`${path}${name}`];
    });
}

function tree(catalogue: Catalogue, leaf: (message: Message, id: string) => string, path = ''): string {
    const rows = Object.entries(catalogue).map(([name, node]) => {
        const id = `${path}${name}`;
        return `${JSON.stringify(name)}: ${isMessage(node) ? leaf(node, id) : tree(node, leaf, `${id}.`)};\n`;
    });
    return `{\n${rows.join('')}}`;
}
