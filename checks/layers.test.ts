import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { importsOf, readSources, type Source } from './sources.ts';

/** What a file may import: its own layer and those before it. */
const layers = [
    'contract',
    'flow',
    'vocabulary',
    'storage',
    'audio',
    'features',
    'network',
    'analysis',
    'paper',
    'meaning',
    'library',
    'labels',
    'intake',
    'folders',
    'copies',
    'playback',
    'tagging',
    'exports',
    'recommend',
    'duplicates',
    'sets',
    'map',
    'playlists',
    'query',
    'imports',
    'live',
    'app',
    'pwa',
    'ui',
    'main',
];

const onlyImporters: readonly (readonly [name: RegExp, importer: RegExp])[] = [
    [/^essentia\.js/, /^features\/essentia\.ts$/],
    [/^@tensorflow\//, /^(network|paper)\//],
    [/^@tensorflow-models\//, /^paper\/paper-network\.ts$/],
    [/^idb-keyval/, /^storage\//],
];

function layerOf(path: string): number {
    const [top = ''] = path.split(/[/.]/);
    const layer = layers.indexOf(top);
    if (layer < 0) throw new Error(`expected ${path} to be in one of the layers`);
    return layer;
}

function violations({ path, text }: Source): string[] {
    return importsOf(text).flatMap((specifier) => {
        if (!specifier.startsWith('.')) {
            const rule = onlyImporters.find(([name]) => name.test(specifier));
            return rule && !rule[1].test(path) ? [`${path} may not import ${specifier}`] : [];
        }
        const target = join(dirname(path), specifier);
        if (target === '../models/styles.json' && path === 'vocabulary.ts') return [];
        if (target.startsWith('..')) return target.includes('models/') ? [`${path} may not import ${specifier}`] : [];
        return layerOf(target) > layerOf(path) ? [`${path} may not import ${specifier}`] : [];
    });
}

test('a file imports from folders before its own, never after, and heavy packages through one door', () => {
    const sources = readSources();
    expect(sources.length).toBeGreaterThan(20);
    expect(sources.flatMap(violations)).toEqual([]);
});

test.each([
    ['audio/decode.ts', `import type { Mel } from '../features/mel.ts';`],
    ['library/library.svelte.ts', `import App from "../ui/App.svelte"`],
    ['intake/queue.svelte.ts', `import {\n    a,\n    b,\n} from '../ui/words/format.ts';`],
    ['recommend/filters.ts', `export { Segue } from '../app/segue.svelte.ts';`],
    ['flow.ts', `const later = await import('./audio/decode.ts');`],
    ['flow.ts', `import './audio/decode.ts';`],
    ['audio/page.ts', `new Worker(new URL('../analysis/worker.ts', import.meta.url))`],
    ['analysis/analyser.ts', `import type { PaperFiles } from '../paper/paper-files.ts';`],
    ['analysis/analyse.ts', `import { ready } from '@tensorflow/tfjs-core';`],
    ['network/network.ts', `import { load } from '@tensorflow-models/mobilenet';`],
    ['features/mel.ts', `import Essentia from 'essentia.js/dist/essentia.js-core.es.js';`],
    ['library/library.svelte.ts', `import { get } from 'idb-keyval';`],
    ['ui/metrics.ts', `import metrics from '../../models/metrics.json';`],
    ['recommend/filters.ts', `import styles from '../../models/styles.json';`],
    ['flow.ts', `import { words } from './vocabulary.ts';`],
    ['recommend/filters.ts', `import { planSet } from '../sets/plan.ts';`],
])('%s with %j is found', (path, text) => {
    expect(violations({ path, text })).toHaveLength(1);
});

test.each([
    ['ui/App.svelte', `import type { Segue } from '../app/segue.svelte.ts';`],
    ['network/backend.ts', `import('@tensorflow/tfjs-backend-wasm')`],
    ['intake/queue.svelte.ts', `import { ingest } from './ingest.ts';`],
    ['audio/decode.ts', `// import '../features/mel.ts'`],
    ['vocabulary.ts', `import styles from '../models/styles.json';`],
])('%s with %j is allowed', (path, text) => {
    expect(violations({ path, text })).toEqual([]);
});
