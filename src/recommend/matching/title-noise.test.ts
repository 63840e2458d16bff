import { expect, test } from 'vitest';
import { withoutNoise } from './title-noise.ts';

test.each([
    ['Bohemian Rhapsody (Official Video)', 'Bohemian Rhapsody ( )'],
    ['Halo [Official Music Video] HD', 'Halo [ ]'],
    ['Empire State of Mind (feat. Alicia Keys) [Live]', 'Empire State of Mind ( ) [Live]'],
    ['Umbrella ft. JAY-Z', 'Umbrella'],
    ['夜に駆ける #YOASOBI #shorts', '夜に駆ける'],
    ['ﾊﾅﾐｽﾞｷ ＭＶ', 'ハナミズキ'],
    ['좋은 날 M/V 가사', '좋은 날'],
    ['晴天 官方MV', '晴天'],
    ['Мокрые кроссы (Премьера клипа)', 'Мокрые кроссы ( )'],
    ['Left Behind', 'Left Behind'],
    ['Fulltime', 'Fulltime'],
    ['#1', '#1'],
    ['Lyrics', 'Lyrics'],
    ['Audio', 'Audio'],
    ['', ''],
])('%j without noise is %j', (title, bare) => {
    expect(withoutNoise(title)).toBe(bare);
});

test('of an endless title the beginning is read', () => {
    expect(withoutNoise('a'.repeat(10_000))).toHaveLength(500);
});
