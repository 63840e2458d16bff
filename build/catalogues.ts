/** The words of every language: catalogues of messages (JSON) -> one module per language, compiled, with the same shape. */
import { compile } from '@inlang/paraglide-js';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Plugin } from 'vite';
import { interfaceLanguages } from '../src/app/interface-languages.ts';
import { joined, othersOf, shapeOf, type Catalogue, type Compiled } from './catalogue-shape.ts';

const project = 'project.inlang';
const catalogues = 'src/ui/languages';
const compiled = `${catalogues}/compiled`;

/** The language whose messages all others have. */
const base = 'en';

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
 * Writes, of each language in the list of interface languages, `compiled/<language>.ts`; `compiled/words.ts`, the type that all have;
 * and `compiled/others.ts`, how those beside the base language are fetched. Nothing is written when nothing has changed. Throws when a
 * language has no folder, or a folder no language; when one lacks a message or a form in which it counts, or fills in something else.
 */
export async function compileCatalogues(root = process.cwd()): Promise<void> {
    const [from, to] = [resolve(root, catalogues), resolve(root, compiled)];
    const tags = Object.keys(interfaceLanguages);
    const folders = readdirSync(from).filter((name) => /^[a-z]{2,3}$/.test(name));
    const odd = [...tags.filter((tag) => !folders.includes(tag)), ...folders.filter((name) => !tags.includes(name))];
    if (odd.length > 0)
        throw new Error(`expected a folder in ${catalogues} for each of the interface languages: ${odd.join(', ')}`);
    const all = new Map(tags.map((tag) => [tag, readCatalogue(join(from, tag))]));
    const stamp = createHash('sha256')
        .update(readFileSync(import.meta.filename))
        .update(JSON.stringify([...all]));
    const stampText = stamp.digest('hex');
    const stampFile = join(to, 'stamp');
    if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stampText) return;

    // Written aside and moved, because a test run and a build may compile at the same time.
    const aside = `${to}-${process.pid}`;
    rmSync(aside, { recursive: true, force: true });
    writeProject(root, tags);
    await compile({
        project: resolve(root, project),
        outdir: join(aside, 'paraglide'),
        outputStructure: 'locale-modules',
        emitReadme: false,
        emitGitIgnore: false,
        emitPrettierIgnore: false,
    });
    const index = readFileSync(join(aside, 'paraglide/messages/_index.js'), 'utf8');
    const names = [...index.matchAll(/^export \{ (\w+) as "(.+)" \}/gm)];
    writeFileSync(join(aside, 'words.ts'), shapeOf(all.get(base) ?? {}));
    writeFileSync(join(aside, 'others.ts'), othersOf(tags.filter((tag) => tag !== base)));
    for (const [tag, catalogue] of all) {
        const module = pathToFileURL(join(aside, `paraglide/messages/${tag}.js`)).href;
        const say = (await import(/* @vite-ignore */ `${module}?${stampText}`)) as Record<string, Compiled['say']>;
        const compiled = names.flatMap(([, name = '', id = '']): [string, Compiled][] =>
            say[name] ? [[id, { name, say: say[name] }]] : [],
        );
        const parts = { tag, catalogue, base: all.get(base) ?? {}, compiled: new Map(compiled) };
        writeFileSync(join(aside, `${tag}.ts`), joined(parts));
    }
    // Theirs makes a format of the browser's anew for each number that is written.
    writeFileSync(join(aside, 'paraglide/registry.js'), `export { number, plural } from '../../counting.ts';\n`);
    writeFileSync(join(aside, 'stamp'), stampText);
    rmSync(to, { recursive: true, force: true });
    renameSync(aside, to);
}

/** The settings that the compiler of messages reads: https://inlang.com/schema/project-settings */
function writeProject(root: string, locales: readonly string[]): void {
    const files = readdirSync(resolve(root, catalogues, base)).sort();
    const settings = {
        baseLocale: base,
        locales,
        telemetry: 'off',
        modules: ['./node_modules/@inlang/plugin-message-format/dist/index.js'],
        'plugin.inlang.messageFormat': { pathPattern: files.map((file) => `./${catalogues}/{locale}/${file}`) },
    };
    mkdirSync(resolve(root, project), { recursive: true });
    writeFileSync(resolve(root, project, 'settings.json'), JSON.stringify(settings, null, 4));
}

/** All files of a language as one tree. */
function readCatalogue(folder: string): Catalogue {
    const files = readdirSync(folder).sort();
    return Object.assign({}, ...files.map((file) => readJson(join(folder, file)))) as Catalogue;
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
