import { PositionEncoding, Workspace, type Diagnostic } from '@astral-sh/ruff-wasm-nodejs';

/** The table `[tool.ruff]` of a pyproject.toml. */
export type Settings = Readonly<Record<string, unknown>>;

export interface Source {
    readonly name: string;
    readonly text: string;
}

/** A mend may make way for another one; no more than so many in a file. */
const mostMends = 100;

/** What the linter finds, and whether the formatter would write it otherwise: `name:row:column: CODE message`. */
export function complaints({ name, text }: Source, settings: Settings): string[] {
    const ruff = new Workspace(settings, PositionEncoding.Utf16);
    const found = (ruff.check(text) as Diagnostic[]).map(({ code, message, start_location: { row, column } }) =>
        [`${name}:${String(row)}:${String(column)}:`, code ?? 'syntax', message].join(' '),
    );
    const hasSyntax = found.every((complaint) => !complaint.includes(' invalid-syntax '));
    if (hasSyntax && ruff.format(text) !== text) found.push(`${name}: would be formatted otherwise`);
    return found;
}

/** The text after all mends that ruff thinks safe, formatted. */
export function mended(text: string, settings: Settings): string {
    const ruff = new Workspace(settings, PositionEncoding.Utf16);
    for (let count = 0; count < mostMends; count++) {
        const fix = (ruff.check(text) as Diagnostic[]).find((diagnostic) => diagnostic.fix)?.fix;
        if (!fix) break;
        text = applied(text, fix.edits);
    }
    return ruff.format(text);
}

type Edit = NonNullable<Diagnostic['fix']>['edits'][number];

/** Edits do not overlap; the last come first, so that the places of the others stay. */
function applied(text: string, edits: readonly Edit[]): string {
    const starts = [0];
    for (const line of text.split('\n')) starts.push((starts.at(-1) ?? 0) + line.length + 1);
    const place = ({ row, column }: Edit['location']) => (starts[row - 1] ?? 0) + column - 1;
    const ordered = [...edits].sort((one, other) => place(other.location) - place(one.location));
    return ordered.reduce(
        (changed, { location, end_location, content }) =>
            changed.slice(0, place(location)) + (content ?? '') + changed.slice(place(end_location)),
        text,
    );
}
