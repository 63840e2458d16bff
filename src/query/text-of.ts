/** A question as it may be typed: what `understand` makes the same criteria of. */
import type { Criterion, CriterionOf } from './criterion.ts';
import type { Lexicon } from './lexicon.ts';
import { notationOf } from './notation.ts';
import { type Beside, understand } from './understand.ts';

/** In words of the first language where it has any, else in the notation. */
export const textOf = (criteria: readonly Criterion[], beside: Beside): string =>
    criteria.map((criterion) => partOf(criterion, beside)).join(', ');

function partOf(criterion: Criterion, beside: Beside): string {
    const isSame = (text: string): boolean => {
        const [read, another] = understand(`${text},`, beside);
        return another === undefined && JSON.stringify(ordered(read)) === JSON.stringify(ordered(criterion));
    };
    return [...candidates(criterion, beside)].find(isSame) ?? notationOf(criterion);
}

function* candidates(criterion: Criterion, { lexicon }: Beside): Generator<string> {
    const said = lexicon.canonical(notationOf(criterion));
    if (said !== undefined) yield said;
    const unwanted = lexicon.canonical(notationOf({ ...criterion, isWanted: true }));
    if (unwanted !== undefined && !criterion.isWanted) yield `-${unwanted}`;
    if (criterion.kind === 'any') yield* choiceTexts(criterion, lexicon);
    if (criterion.kind === 'text') yield `${criterion.isWanted ? '' : '-'}"${criterion.text}"`;
    if (criterion.kind === 'tempo' || criterion.kind === 'year') yield* rangeTexts(criterion);
    if (criterion.kind === 'like') yield* likeTexts(criterion, lexicon.canonical.bind(lexicon));
    if (criterion.kind === 'key') yield criterion.names.join(' ');
}

/** Where each of them has its word. */
function* choiceTexts({ of, isWanted }: CriterionOf<'any'>, lexicon: Lexicon): Generator<string> {
    const said = of.map((one) => lexicon.canonical(notationOf(one)));
    if (isWanted && said.every((word) => word !== undefined)) yield said.join(` ${lexicon.canonical('or') ?? ''} `);
}

function* rangeTexts({ kind, from, to }: CriterionOf<'tempo' | 'year'>): Generator<string> {
    if (from === null || to === null) return;
    if (kind === 'year') yield from === to ? String(from) : `${from}-${to}`;
    else yield `${from}-${to} bpm`;
}

function* likeTexts(
    { name, isWanted }: CriterionOf<'like'>,
    say: (role: string) => string | undefined,
): Generator<string> {
    const [before, behind] = isWanted ? [say('like'), say('likeAfter')] : [say('unlike'), say('unlikeAfter')];
    if (behind !== undefined) yield `${name}${behind}`;
    if (before !== undefined) yield `${before} ${name}`;
}

const ordered = (criterion: Criterion | undefined): unknown =>
    criterion && Object.fromEntries(Object.entries(criterion).sort(([a], [b]) => a.localeCompare(b)));
