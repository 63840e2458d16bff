/** The source files, as the checks read them. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../', import.meta.url));

export interface Source {
    readonly path: string;
    readonly text: string;
}

/** The app's, without tests, fixtures and declarations; paths are relative to `src/`. */
export function readSources(): Source[] {
    return readFolders('src')
        .filter(({ path }) => !isTest(path) && !/(\.d\.ts|\.mjs)$/.test(path))
        .map(({ path, text }) => ({ path: relative('src', path), text }));
}

/** All files of these folders, tests too; paths are relative to the repository. */
export function readFolders(...folders: readonly string[]): Source[] {
    return folders.flatMap((folder) =>
        readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
            .filter((entry) => entry.isFile() && /\.(ts|mjs|svelte)$/.test(entry.name))
            .map((entry) => relative(root, join(entry.parentPath, entry.name)))
            .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') })),
    );
}

export function isTest(path: string): boolean {
    return /\.(test|fixture)\.ts$/.test(path);
}

/** What a file imports, of types too, and what it starts as a worker; an address that names a folder is no module. */
export function importsOf(text: string): string[] {
    const pattern = /\b(?:from\s*|import\s*\(\s*|import\s+|new URL\(\s*)(['"])([^'"\n]+)\1/g;
    return [...withoutComments(text).matchAll(pattern)]
        .map(([, , specifier = '']) => specifier)
        .filter((specifier) => !specifier.endsWith('/') && specifier !== '.');
}

/** Paths of the files that a file imports, in the form that its own has. */
export function localImportsOf({ path, text }: Source): string[] {
    return importsOf(text)
        .filter((specifier) => specifier.startsWith('.'))
        .map((specifier) => join(dirname(path), specifier));
}

export function withoutComments(text: string): string {
    return text.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
}
