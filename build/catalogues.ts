/** The words of every language: catalogues of messages (JSON) -> one module per language, compiled, with the same shape. */
import { compile } from '@inlang/paraglide-js';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';
import { joined, shapeOf, type Catalogue } from './catalogue-shape.ts';

const project = 'project.inlang';
const catalogues = 'src/ui/languages';
const compiled = `${catalogues}/compiled`;

/** Compiles before anything is built or tested, and anew when a catalogue changes while the app is being developed. */
export function compiledCatalogues(): Plugin {
    return {
        name: 'compiled-catalogues',
        configResolved: async ({ root }) => compileCatalogues(root),
        async hotUpdate({ file }) {
            if (file.endsWith('.json') && file.includes(`/${catalogues}/`)) await compileCatalogues();
        },
    };
}

/**
 * Writes `compiled/<language>.ts` for each language and `compiled/words.ts`, the type that all have; nothing when no
 * catalogue has changed. Throws when a language lacks a message of another, or fills in something else.
 */
export async function compileCatalogues(root = process.cwd()): Promise<void> {
    const [from, to] = [resolve(root, catalogues), resolve(root, compiled)];
    const { locales, baseLocale } = readJson(resolve(root, project, 'settings.json')) as Settings;
    const all = new Map(locales.map((tag) => [tag, readCatalogue(join(from, tag))]));
    const stamp = createHash('sha256')
        .update(readFileSync(import.meta.filename))
        .update(JSON.stringify([...all]));
    const stampText = stamp.digest('hex');
    const stampFile = join(to, 'stamp');
    if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stampText) return;

    const base = all.get(baseLocale);
    if (!base) throw new Error(`expected a catalogue of the base language ${baseLocale} in ${catalogues}`);
    // Written aside and moved, because a test run and a build may compile at the same time.
    const aside = `${to}-${process.pid}`;
    rmSync(aside, { recursive: true, force: true });
    await compile({
        project: resolve(root, project),
        outdir: join(aside, 'paraglide'),
        outputStructure: 'locale-modules',
        emitReadme: false,
        emitGitIgnore: false,
        emitPrettierIgnore: false,
    });
    const index = readFileSync(join(aside, 'paraglide/messages/_index.js'), 'utf8');
    const names = new Map([...index.matchAll(/^export \{ (\w+) as "(.+)" \}/gm)].map(([, name, id]) => [id, name]));
    mkdirSync(aside, { recursive: true });
    writeFileSync(join(aside, 'words.ts'), shapeOf(base));
    for (const [tag, catalogue] of all)
        writeFileSync(join(aside, `${tag}.ts`), joined({ tag, catalogue, base, names: names as Map<string, string> }));
    writeFileSync(join(aside, 'stamp'), stampText);
    rmSync(to, { recursive: true, force: true });
    renameSync(aside, to);
}

interface Settings {
    readonly locales: readonly string[];
    readonly baseLocale: string;
}

/** All files of a language as one tree. */
function readCatalogue(folder: string): Catalogue {
    const files = readdirSync(folder).sort();
    return Object.assign({}, ...files.map((file) => readJson(join(folder, file)))) as Catalogue;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
