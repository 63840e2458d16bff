/** The app's source files, as the checks read them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const sourceFolder = fileURLToPath(new URL('../src/', import.meta.url));

export interface Source {
    /** Relative to `src/`. */
    readonly path: string;
    readonly text: string;
}

/** Without tests, fixtures and declarations. */
export function readSources(): Source[] {
    return readdirSync(sourceFolder, { recursive: true, withFileTypes: true })
        .filter(
            (entry) =>
                entry.isFile() && /\.(ts|svelte)$/.test(entry.name) && !/\.(test|fixture|d)\.ts$/.test(entry.name),
        )
        .map((entry) => join(entry.parentPath, entry.name))
        .map((file) => ({ path: relative(sourceFolder, file), text: readFileSync(file, 'utf8') }));
}

/** What a file imports, of types too, and what it starts as a worker. */
export function importsOf(text: string): string[] {
    const pattern = /\b(?:from\s*|import\s*\(\s*|import\s+|new URL\(\s*)(['"])([^'"\n]+)\1/g;
    return [...withoutComments(text).matchAll(pattern)].map(([, , specifier = '']) => specifier);
}

export function withoutComments(text: string): string {
    return text.replace(/\/\*[^]*?\*\/|^\s*\/\/.*$/gm, '');
}
