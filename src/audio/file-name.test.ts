import { expect, test } from 'vitest';
import { titleFromFileName } from './file-name.ts';

test.each([
    ['Title.mp3', { title: 'Title' }],
    ['Artist - Title.flac', { artist: 'Artist', title: 'Title' }],
    ['01 - Artist - Title.mp3', { artist: 'Artist', title: 'Title' }],
    ['01 Artist - Title.mp3', { artist: 'Artist', title: 'Title' }],
    ['03. Title.m4a', { title: 'Title' }],
    ['7) Title.ogg', { title: 'Title' }],
    ['2-05 Title.mp3', { title: 'Title' }],
    ['12 - Title.wav', { title: 'Title' }],
    ['Some_Artist_-_Some_Title.opus', { artist: 'Some Artist', title: 'Some Title' }],
    ['Artist – Title – Live.mp3', { artist: 'Artist', title: 'Title - Live' }],
    ['folder/sub\\Artist - Title.mp3', { artist: 'Artist', title: 'Title' }],
    ['99 Luftballons.mp3', { title: '99 Luftballons' }],
    ['1999.mp3', { title: '1999' }],
    ['A-ha.mp3', { title: 'A-ha' }],
    ['Mr. Blue', { title: 'Mr. Blue' }],
    ['Björk - Jóga.mp3', { artist: 'Björk', title: 'Jóga' }],
    ['.mp3', { title: '.mp3' }],
    [' - .mp3', { title: '-' }],
    ['', { title: '' }],
])('%j is read as %j', (fileName, expected) => {
    expect(titleFromFileName(fileName)).toEqual(expected);
});
