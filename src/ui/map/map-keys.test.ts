import { expect, test } from 'vitest';
import { mapKey } from './map-keys.ts';

const pressed = (key: string, held: Partial<KeyboardEvent> = {}) =>
    mapKey({ key, shiftKey: false, ctrlKey: false, altKey: false, metaKey: false, ...held });

test('arrows go from song to song, and move the map with Shift', () => {
    expect(pressed('ArrowLeft')).toEqual({ kind: 'go', way: { x: -1, y: 0 } });
    expect(pressed('ArrowDown', { shiftKey: true })).toEqual({ kind: 'pan', way: { x: 0, y: 1 } });
});

test('keys of the browser and of the page keep their meaning', () => {
    expect(pressed('+')).toEqual({ kind: 'nearer' });
    expect(pressed('+', { ctrlKey: true })).toBeNull();
    expect(pressed('/')).toBeNull();
    expect(pressed('Tab')).toBeNull();
});
