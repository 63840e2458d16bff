/** What was heard of a song and what stands in its file -> what is to stand there, field by field, and why. */
import { keySign, type KeyNotation } from '../meaning/key-notation.ts';
import type { Reading } from '../meaning/reading.ts';
import { isKeySure, isTempoSure } from '../meaning/rhythm-surety.ts';
import { words } from '../vocabulary.ts';
import { fields, type Field, type FieldChanges, type Standing } from './fields.ts';

export interface TagWish {
    readonly fields: readonly Field[];
    /** The clearest style, else the family; or always the family. */
    readonly genre: 'style' | 'family';
    readonly keyNotation: KeyNotation;
    /** Also what stands is replaced by what was heard; else empty fields alone are filled. */
    readonly replaces: boolean;
}

/** 'kept': something else stands there and is to stay. 'same': it stands there already. 'not-heard': nothing may be said. 'unlabelled': none of the listener's labels holds. 'off': not asked for. */
type FieldOutcome = 'filled' | 'replaced' | 'kept' | 'same' | 'not-heard' | 'unlabelled' | 'off';

export interface FieldPlan {
    readonly field: Field;
    readonly stands: readonly string[];
    /** Null where nothing may be said. */
    readonly heard: string | null;
    readonly outcome: FieldOutcome;
}

interface Known {
    readonly reading: Reading;
    /** Names of the listener's own labels that hold of the song. */
    readonly labels: readonly string[];
}

/** One for each field, in their order. */
export function changesFor({ reading, labels }: Known, stands: Standing, wish: TagWish): readonly FieldPlan[] {
    // One text, for few programs show more than the first.
    const heard = { ...heardIn(reading, wish), labels: labels.length > 0 ? labels.join('; ') : null };
    return fields.map((field) => {
        const plan = { field, stands: stands[field], heard: heard[field] };
        return { ...plan, outcome: outcomeOf(plan, wish) };
    });
}

/** What is to be written; empty where nothing is. */
export function changesIn(plans: readonly FieldPlan[]): FieldChanges {
    const changed = plans.filter(({ outcome }) => outcome === 'filled' || outcome === 'replaced');
    return Object.fromEntries(changed.map(({ field, heard }) => [field, heard === null ? [] : [heard]]));
}

function outcomeOf({ field, stands, heard }: Omit<FieldPlan, 'outcome'>, wish: TagWish): FieldOutcome {
    if (!wish.fields.includes(field)) return 'off';
    if (heard === null) return field === 'labels' ? 'unlabelled' : 'not-heard';
    if (stands.length === 0) return 'filled';
    if (stands.length === 1 && stands[0] === heard) return 'same';
    return wish.replaces ? 'replaced' : 'kept';
}

/** Names in English, as other programs and libraries have them, whatever language is shown. */
function heardIn(
    reading: Reading,
    { genre, keyNotation }: TagWish,
): Readonly<Record<Exclude<Field, 'labels'>, string | null>> {
    const { rhythm, filedUnder, ownStyle, feeling } = reading;
    const key = rhythm?.key ?? null;
    const mood = reading.shown.find(({ kind }) => kind === 'mood')?.name ?? feeling?.quadrant ?? null;
    const tempoBpm = rhythm && isTempoSure(rhythm) ? rhythm.tempoBpm : null;
    const energy = rhythm?.energy ?? null;
    return {
        genre: named(genre === 'style' ? (ownStyle ?? filedUnder) : filedUnder),
        // All of these fields hold whole numbers somewhere, and some programs read nothing else.
        bpm: tempoBpm === null ? null : String(Math.round(tempoBpm)),
        key: key && isKeySure({ key }) ? keySign(key, keyNotation) : null,
        mood: named(reading.claim.kind === 'no-music' || reading.isHeardByAnother ? null : mood),
        energy: energy === null ? null : String(energyLevel(energy)),
    };
}

/** 1 to 10, as Mixed In Key has it. */
const energyLevel = (energy: number): number => Math.min(10, Math.max(1, Math.round(energy * 10)));

function named(name: string | null): string | null {
    if (name === null) return null;
    const english = words(name, 'en')?.[0] ?? name;
    return english.charAt(0).toUpperCase() + english.slice(1);
}
