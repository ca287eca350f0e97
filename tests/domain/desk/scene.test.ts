import { expect, it } from 'vitest';
import { EMPTY_DESK_SCENE } from '../../../src/domain/desk/scene.ts';

it('an empty desk draws nothing', () => {
  expect(EMPTY_DESK_SCENE).toEqual({
    plan: null,
    blindSpots: null,
    series: null,
    place: null,
    audit: null,
    marked: null,
  });
});
