/** "120 or 130 bpm": a number has the unit of the one that it is given with. */
import type { Token } from './tokens.ts';

/** Bare numbers that "or" joins to a tempo are tempos, and those of a list before it: "120, 130 or 140 bpm". */
export function withUnits(tokens: readonly Token[]): readonly Token[] {
    const all = [...tokens];
    for (let i = all.length - 1, isListed = false; i >= 0; i -= 1) {
        const [token, next, after] = [all[i], all[i + 1], all[i + 2]];
        if (token?.kind !== 'number') continue;
        const isJoined: boolean = isOr(next) || (isListed && next?.kind === 'pause');
        isListed = token.number.of === 'bare' && isJoined && (isTempo(after) || isFaster(after));
        if (isListed) all[i] = asTempo(token);
    }
    return all.map((token, i) =>
        token.kind === 'number' && token.number.of === 'bare' && isOr(all[i - 1]) && isTempo(all[i - 2])
            ? asTempo(token)
            : token,
    );
}

const isOr = (token: Token | undefined): boolean => token?.kind === 'role' && token.role === 'or';
const isTempo = (token: Token | undefined): boolean => token?.kind === 'number' && token.number.of === 'tempo';
/** "120 or faster". */
const isFaster = (token: Token | undefined): boolean =>
    token?.kind === 'criteria' && token.criteria.some((one) => one.kind === 'more' && one.of === 'tempo');
const asTempo = (token: Token & { readonly kind: 'number' }): Token => ({
    ...token,
    number: { ...token.number, of: 'tempo' },
});
