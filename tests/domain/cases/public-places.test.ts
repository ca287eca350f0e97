import { expect, it } from 'vitest';
import { PUBLIC_PLACE_KINDS } from '../../../src/domain/cases/public-places.ts';

it('markets, squares, malls, streets and the places where people wait are public; a school is not', () => {
  const asked = ['MARKET', 'SQUARE', 'MALL', 'BUSY_STREET', 'STATION', 'HUB', 'HOSPITAL', 'SCHOOL', ''];
  expect(asked.map((kind) => PUBLIC_PLACE_KINDS.has(kind))).toEqual([
    true, true, true, true, true, true, true, false, false,
  ]); // prettier-ignore
});
