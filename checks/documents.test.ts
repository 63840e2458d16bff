import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { sourceFiles } from '../build/source-archive.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const files = new Set(sourceFiles(root));
const folders = new Set([...files].flatMap((file) => above(file)));
const { scripts } = JSON.parse(read('package.json')) as { scripts: Record<string, string> };

/** Not in a clone: what is built, and examples. */
const elsewhere = /^(dist|release|node_modules|assets|\.cache|path\/to|en)(\/|$)/;

function read(file: string): string {
    return readFileSync(join(root, file), 'utf8');
}

function above(file: string): string[] {
    const folder = dirname(file);
    return folder === '.' ? [] : [folder, ...above(folder)];
}

/** Whether a file or folder is called so, from the root or, as "mel.ts" and "audio/", from anywhere. */
function isThere(name: string): boolean {
    const path = name.replace(/\/$/, '');
    const places = name.endsWith('/') ? folders : new Set([...files, ...folders]);
    return places.has(path) || [...places].some((place) => place.endsWith(`/${path}`));
}

/** What a document names that is not there. */
function missing(document: string, text: string): string[] {
    const code = [...text.matchAll(/```\w*\n([^]*?)```|`([^`\n]+)`/g)].map(([, block, span]) => block ?? span ?? '');
    const words = code.flatMap((one) => one.split(/[\s,;"']+/));
    const paths = words.filter((word) =>
        /^\.?[\w.@-]*\w\/([\w.@-]+\/?)*$|^\w[\w.-]*\.(ts|svelte|mjs|json|md|py|css)$/.test(word),
    );
    const links = [...text.matchAll(/\]\((?!\w+:)([^)\s]+)\)/g)].map(([, link = '']) => link);
    const commands = [...text.matchAll(/\bnpm run (?:--silent )?([\w-]+)/g)].map(([, name = '']) => name);
    return [
        ...paths.filter((path) => !elsewhere.test(path) && !isThere(path)),
        ...links.filter((link) => !leads(document, link)),
        ...commands.filter((name) => !(name in scripts)).map((name) => `npm run ${name}`),
    ];
}

/** Whether a link leads to a file, and to one of its headings where it names one. */
function leads(document: string, link: string): boolean {
    const [path = '', heading] = link.split('#');
    const target = path === '' ? document : join(dirname(document), path);
    if (heading === undefined) return isThere(target) && (files.has(target) || folders.has(target));
    const headings = [...read(target).matchAll(/^#+ (.+)$/gm)].map(([, title = '']) => title);
    return headings.some(
        (title) =>
            heading ===
            title
                .toLowerCase()
                .replace(/[^\w\s-]/g, '')
                .replaceAll(' ', '-'),
    );
}

test.each(['README.md', 'CONTRIBUTING.md', 'CHANGELOG.md', 'docs/architecture.md'])(
    'what %s names is there',
    (document) => {
        expect(missing(document, read(document))).toEqual([]);
    },
);

test.each([
    ['see `src/nowhere.ts`', 'src/nowhere.ts'],
    ['the room `nowhere/`', 'nowhere/'],
    ['`nowhere.svelte`', 'nowhere.svelte'],
    ['[there](docs/nowhere.md)', 'docs/nowhere.md'],
    ['[there](CONTRIBUTING.md#nowhere)', 'CONTRIBUTING.md#nowhere'],
    ['```sh\nnpx vitest run src/nowhere.test.ts\n```', 'src/nowhere.test.ts'],
    ['`npm run nowhere`', 'npm run nowhere'],
])('%j is found', (text, found) => {
    expect(missing('README.md', text)).toEqual([found]);
});

test.each(['`src/flow.ts`', '`audio/`', '`e2e/app`', '[a](docs/architecture.md)', '`npm run build` writes `dist/`'])(
    '%j is right',
    (text) => {
        expect(missing('README.md', text)).toEqual([]);
    },
);

test.each(['fault', 'wish', 'wrongly-heard'])('the template "%s" asks the same on both hosts', (name) => {
    const [, , body = ''] = read(`.github/ISSUE_TEMPLATE/${name}.md`).split(/^---$/m);
    expect(read(`.gitlab/issue_templates/${name}.md`)).toBe(body.trimStart());
});

test('a change is described the same on both hosts', () => {
    expect(read('.gitlab/merge_request_templates/Default.md')).toBe(read('.github/pull_request_template.md'));
});
