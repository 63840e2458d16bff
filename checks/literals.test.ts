import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'svelte/compiler';
import ts from 'typescript';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('../src/ui/', import.meta.url));

/** Attributes of elements, and properties of components, that end up before someone's eyes or ears. */
const shownAttributes = /^(aria-(label|description|valuetext|roledescription)|title|placeholder|alt|label|text)$/;

/** Names that are the same in every language, and what browsers call things. */
const names = new Set([
    ...[
        'Segue',
        'YouTube',
        'YouTube (Google)',
        'Spotify',
        'MusicBrainz',
        'ListenBrainz',
        'Audius',
        'Wikidata',
        'Bandcamp',
        'Internet Archive',
    ],
    ...['M3U', 'M3U8', 'rekordbox XML', 'CSV', 'JSON', 'Ctrl', 'Alt'],
    ...[
        'ArrowLeft',
        'ArrowRight',
        'ArrowUp',
        'ArrowDown',
        'Home',
        'End',
        'Delete',
        'Backspace',
        'Enter',
        'Escape',
        'Files',
    ],
    ...['(prefers-color-scheme: dark)', '(prefers-reduced-motion: reduce)', '(hover: none)', 'color-mix(in oklab,'],
    'input:not([type=radio], [type=range]), textarea, select, [contenteditable], [role=dialog] *',
]);

/** Code is written in single words without capitals; whatever looks like prose is meant to be read. */
const isProse = (text: string): boolean =>
    !names.has(text.trim()) &&
    (/\p{L}{2,}[,.;:]? \p{L}{2,}/u.test(text) ||
        /^\p{Lu}\p{Ll}+/u.test(text.trim()) ||
        /[^\p{ASCII}\p{P}\p{S}\p{Z}]/u.test(text));

const isRead = (text: string): boolean => !names.has(text.trim()) && /\p{L}{2,}/u.test(text);

interface Node {
    readonly type: string;
    readonly [field: string]: unknown;
}

/** Text that stands in a component's template, in its shown attributes or in its code. */
function literalsOfComponent(source: string): string[] {
    const { fragment, instance, module } = parse(source, { modern: true });
    const scripts = [instance, module].flatMap((script) =>
        script ? [script.content as unknown as { start: number; end: number }] : [],
    );
    return [
        ...literalsOfTemplate(fragment as unknown as Node, source),
        ...scripts.flatMap(({ start, end }) => literalsOfCode(source.slice(start, end))),
    ];
}

function literalsOfTemplate(node: Node, source: string): string[] {
    if (node.type === 'Text') return isRead(node['data'] as string) ? [(node['data'] as string).trim()] : [];
    if (node.type === 'ExpressionTag') {
        const { start, end } = node as unknown as { start: number; end: number };
        return literalsOfCode(`(${source.slice(start + 1, end - 1)})`);
    }
    if (
        /^(Style|Class)Directive$/.test(node.type) ||
        (node.type === 'Attribute' && /^(class|style)$/.test(node['name'] as string))
    )
        return [];
    if (node.type === 'Attribute' && !shownAttributes.test(node['name'] as string)) {
        return children(node)
            .filter(({ type }) => type !== 'Text')
            .flatMap((child) => literalsOfTemplate(child, source));
    }
    return children(node).flatMap((child) => literalsOfTemplate(child, source));
}

function children(node: Node): Node[] {
    return Object.values(node)
        .flatMap((value) => (Array.isArray(value) ? value : [value]))
        .filter((value): value is Node => typeof value === 'object' && value !== null && 'type' in value);
}

/** Strings in code that read like prose, but for what engineers read: errors and what goes to the console. */
function literalsOfCode(code: string): string[] {
    const found: string[] = [];
    const visit = (node: ts.Node): void => {
        if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node) || ts.isLiteralTypeNode(node)) return;
        if (ts.isNewExpression(node) && /Error$/.test(node.expression.getText(file))) return;
        if (ts.isCallExpression(node) && node.expression.getText(file).startsWith('console.')) return;
        if (ts.isStringLiteralLike(node) || ts.isTemplateHead(node) || ts.isTemplateMiddleOrTemplateTail(node))
            if (isProse(node.text)) found.push(node.text.trim());
        ts.forEachChild(node, visit);
    };
    const file = ts.createSourceFile('code.ts', code, ts.ScriptTarget.Latest, true);
    visit(file);
    return found;
}

const literalsOf = (path: string, source: string): string[] =>
    path.endsWith('.svelte') ? literalsOfComponent(source) : literalsOfCode(source);

test('every text on the screen comes from the catalogues', () => {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
        (path) =>
            /\.(ts|svelte)$/.test(path) && !/\.test\.ts$/.test(path) && !path.startsWith(join('languages', 'compiled')),
    );
    expect(files.length).toBeGreaterThan(60);
    const found = files.flatMap((path) =>
        literalsOf(path, readFileSync(join(folder, path), 'utf8')).map((text) => `${relative('.', path)}: ${text}`),
    );
    expect(found).toEqual([]);
});

test.each([
    ['Text.svelte', '<p>Nothing here</p>'],
    ['Word.svelte', '<button>{#if open}close{/if}</button>'],
    ['Label.svelte', '<button aria-label="Close"></button>'],
    ['Part.svelte', '<IconButton label="close" />'],
    ['Mixed.svelte', '<img alt="Cover of {title}" />'],
    ['Expression.svelte', `<p>{open ? 'Nothing here' : ''}</p>`],
    ['Spread.svelte', '<p title={`Cover of ${title}`}></p>'],
    ['Script.svelte', `<script lang="ts">const said: string = 'Nothing here';</script>`],
    ['Japanese.svelte', '<p>再生</p>'],
    ['words.ts', `export const said = 'Copied';`],
    ['words.ts', 'export const said = (count: number) => `${count} songs are left`;'],
    ['words.ts', `export const said = '再生';`],
])('a text in %s is found: %s', (path, source) => {
    expect(literalsOf(path, source)).toHaveLength(1);
});

test.each([
    ['Code.svelte', `<p class="one two" style:color="red" data-kind="some kind">{words.close} · {'→'}</p>`],
    ['code.ts', `throw new Error('expected an element');`],
    ['code.ts', `console.error('it broke there');`],
    ['code.ts', `const key = 'storage-full'; if (event.key === 'ArrowLeft') go(\`/\${key}.json\`);`],
])('what nobody reads in %s is let be: %s', (path, source) => {
    expect(literalsOf(path, source)).toEqual([]);
});
