import type { Segue } from '../../app/segue.svelte.ts';
import type { Track } from '../../flow.ts';
import { bitRate, bytes, clock } from '../words/format.ts';
import { loudness } from '../words/music.ts';

/** What tells one copy of a song from another: kind of file, size, rate, length, loudness. */
export function copyFacts({ fileName, analysis }: Track, sizeBytes: number | null): readonly string[] {
    const { durationSeconds, rhythm } = analysis;
    const kind = /\.([a-z0-9]{1,5})$/i.exec(fileName)?.[1]?.toUpperCase();
    const kilobits = sizeBytes === null ? null : (sizeBytes * 8) / 1000 / durationSeconds;
    return [
        ...(kind ? [kind] : []),
        ...(kilobits === null ? [] : [bitRate(kilobits)]),
        ...(sizeBytes === null ? [] : [bytes(sizeBytes)]),
        clock(durationSeconds),
        ...(rhythm.loudnessLufs === null ? [] : [loudness(rhythm.loudnessLufs)]),
    ];
}

/** Null where no file is at hand. */
export function sizeOf(app: Pick<Segue, 'copies' | 'folders' | 'player'>, trackId: string): number | null {
    return app.player.fileOf(trackId)?.size ?? app.folders.sizeOf(trackId) ?? app.copies.all.get(trackId) ?? null;
}
