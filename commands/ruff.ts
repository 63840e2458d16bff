/** Ruff over the training's Python, by models/pyproject.toml; with `--fix` what it can mend is mended. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { complaints, mended, type Settings, type Source } from './ruff/look.ts';

const folder = fileURLToPath(new URL('../models/', import.meta.url));
const isFixing = process.argv.includes('--fix');

/** Python reads its own kind of settings. */
const reader = 'import json, sys, tomllib; print(json.dumps(tomllib.load(open(sys.argv[1], "rb"))["tool"]["ruff"]))';
const settings = JSON.parse(
    execFileSync('/usr/bin/python3', ['-c', reader, `${folder}pyproject.toml`], { encoding: 'utf8' }),
) as Settings;

const sources: readonly Source[] = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.py'))
    .sort()
    .map((name) => ({ name, text: readFileSync(folder + name, 'utf8') }));

const found = sources.flatMap((source) => {
    if (!isFixing) return complaints(source, settings);
    const text = mended(source.text, settings);
    if (text !== source.text) writeFileSync(folder + source.name, text);
    return complaints({ ...source, text }, settings);
});
for (const complaint of found) console.error(`models/${complaint}`);
console.log(`ruff: ${String(sources.length)} files, ${found.length === 0 ? 'nothing' : String(found.length)} to mend`);
process.exit(found.length === 0 ? 0 : 1);
