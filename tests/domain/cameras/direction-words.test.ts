import { describe, expect, it, test } from 'vitest';
import { bearingOfWords } from '../../../src/domain/cameras/direction-words.ts';

test.each([
  ['东', 90],
  ['正北', 0],
  ['朝东南', 135],
  ['西南方向', 225],
  ['面向西', 270],
  ['北侧', 0],
  ['西向东', 90],
  ['由北往南', 180],
  ['自东北向西南', 225],
  ['东(西向东)', 90],
  ['南（北向南）', 180],
  ['北偏东30°', 30],
  ['南偏西 45 度', 225],
  ['北偏西10', 350],
  ['NE', 45],
  ['south-west', 225],
  ['Ｎ', 0],
])('%s is %d degrees', (words, bearing) => {
  expect(bearingOfWords(words)).toBe(bearing);
});

describe('no bearing', () => {
  it.each(['南北向', '东西', '东(东向西)', '东向北', '路口', '', '1', '全景', '东'.repeat(50)])(
    'is in %j',
    (words) => {
      expect(bearingOfWords(words)).toBeUndefined();
    },
  );
});
