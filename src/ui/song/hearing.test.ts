import { describe, expect, it } from 'vitest';
import type { Picture } from '../../flow.ts';
import type { QueueItem } from '../../intake/queue.svelte.ts';
import { hearingOfItem, lengthSeconds } from './hearing.ts';

const file = new File([], '03 - The Lanterns - Tin Roof.mp3');
const item = (more: Partial<QueueItem> = {}): QueueItem => ({
    id: 1,
    file,
    stage: 'listening',
    fraction: 0.5,
    ...more,
});
const picture: Picture = { bands: 1, columns: 40, columnSeconds: 0.5, levels: new Uint8Array(40) };

describe('a song that is being heard', () => {
    it('is named by its tags, else by its file', () => {
        expect(hearingOfItem(item())).toMatchObject({ title: 'Tin Roof', artist: 'The Lanterns' });
        expect(hearingOfItem(item({ fileTags: { title: 'Rain', artist: 'Ida' } }))).toMatchObject({
            title: 'Rain',
            artist: 'Ida',
        });
    });

    it('says how many songs stand in its file', () => {
        expect(hearingOfItem(item({ fileTags: { parts: 12 } })).parts).toBe(12);
        expect(hearingOfItem(item()).parts).toBe(1);
    });

    it('is heard, though it could not be kept', () => {
        expect(hearingOfItem(item({ stage: 'failed', reason: 'storage-blocked' })).stage).toBe('done');
        expect(hearingOfItem(item({ stage: 'failed', reason: 'damaged' })).stage).toBe('failed');
    });

    it('is as long as it says, else as its picture lets expect', () => {
        expect(lengthSeconds(hearingOfItem(item({ soFar: { durationSeconds: 61 } })), picture)).toBe(61);
        expect(lengthSeconds(hearingOfItem(item()), picture)).toBe(40);
        expect(lengthSeconds(hearingOfItem(item({ fraction: 0 })), picture)).toBe(20);
        expect(lengthSeconds(hearingOfItem(item({ fraction: 0 })), null)).toBe(0);
    });
});
