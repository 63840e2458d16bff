import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { readSources, withoutComments, type Source } from './sources.ts';

/** Without types, and without what is fetched later by `import()`. */
function importedAtOnce(text: string): string[] {
    const pattern = /^\s*(?:import|export)\s+(?!type\b)(?:[^'"();]*?\bfrom\s*)?(['"])([^'"\n]+)\1/gm;
    // Of those with "?url" only the address is there.
    return [...withoutComments(text).matchAll(pattern)]
        .map(([, , specifier = '']) => specifier)
        .filter((specifier) => !specifier.includes('?'));
}

/** Files of the app and names of packages that are there when `start` runs. */
function reachedFrom(start: string, sources: readonly Source[]): ReadonlySet<string> {
    const texts = new Map(sources.map(({ path, text }) => [path, text]));
    const reached = new Set<string>();
    const visit = (path: string): void => {
        if (reached.has(path)) return;
        reached.add(path);
        for (const specifier of importedAtOnce(texts.get(path) ?? ''))
            visit(specifier.startsWith('.') ? join(dirname(path), specifier) : specifier);
    };
    visit(start);
    return reached;
}

test('what the page imports at once is told from types and from what is fetched later', () => {
    const text = `import { a } from './a.ts';\nimport type { B } from './b.ts';\nimport './c.css';
export {\n    d,\n} from './d.ts';\nconst e = () => import('./e.ts');\nimport F from 'f';\n// import './g.ts';`;
    expect(importedAtOnce(text)).toEqual(['./a.ts', './c.css', './d.ts', 'f']);
});

test('the first page brings what is seen at first, and neither later screens and dialogs nor what they are made of', () => {
    const reached = reachedFrom('main.ts', readSources());
    for (const path of ['ui/App.svelte', 'ui/drop/Welcome.svelte', 'library/library.svelte.ts', 'svelte'])
        expect(reached).toContain(path);
    const later =
        /^(bits-ui|mediabunny|essentia|@tensorflow|ui\/(table|tagging|sets|next|exports|imports|how-well|privacy)\/.*\.svelte$)/;
    expect([...reached].filter((path) => later.test(path))).toEqual([]);
    for (const path of [
        'ui/library/LibrarySide.svelte',
        'ui/page/Screens.svelte',
        'ui/player/Players.svelte',
        'ui/dialogs/Dialogs.svelte',
    ])
        expect(reached).not.toContain(path);
});
