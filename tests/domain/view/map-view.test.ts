import { expect, test } from 'vitest';
import { levelAtZoom } from '../../../src/domain/view/map-view.ts';

test.each([
  [0, 'county'],
  [9.49, 'county'],
  [9.5, 'township'],
  [10.49, 'township'],
  [10.5, 'village'],
  [10.99, 'village'],
  [11, 'finest'],
  [22, 'finest'],
])('at zoom %d units of the level %s are drawn', (zoom, level) => {
  expect(levelAtZoom(zoom)).toBe(level);
});
