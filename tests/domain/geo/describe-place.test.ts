import { describe, expect, it } from 'vitest';
import { DIRECTIONS } from '../../../src/domain/geo/bearing.ts';
import { describePlace, roundDistance, roundRadius } from '../../../src/domain/geo/describe-place.ts';
import { positionAt } from '../../../src/domain/geo/local-plane.ts';
import type { Position } from '../../../src/domain/geo/positions.ts';
import { LANGUAGES } from '../../../src/domain/view/languages.ts';
import { TEXTS } from '../../../src/i18n/languages.ts';

const square: Position = [113.13, 27.83];
const known = { places: [{ name: '神农城', position: square }], stops: [] };
/** A position so far from the square, in the given eighth of the circle. */
const away = (metres: number, eighth: number): Position =>
  positionAt(square, [metres * Math.sin((eighth * Math.PI) / 4), metres * Math.cos((eighth * Math.PI) / 4)]);

describe('where something is', () => {
  it.each(DIRECTIONS.map((direction, eighth) => [direction, eighth] as const))(
    'is told in the direction %s, from the place to the position',
    (direction, eighth) => {
      const told = describePlace(away(180, eighth), known);
      expect(told).toEqual({ name: '神农城', kind: 'from', direction, distanceM: 180 });
    },
  );

  it('is beside the place where positions are not known better', () => {
    expect(describePlace(away(12, 2), known)?.kind).toBe('at');
    expect(describePlace(away(26, 2), known)?.kind).toBe('from');
  });

  it('is told from a place far away where nothing near has a name, and not at all where nothing has', () => {
    expect(describePlace(away(1_440, 4), known)).toMatchObject({ direction: 'south', distanceM: 1_400 });
    expect(describePlace(away(23_480, 4), known)).toMatchObject({ name: '神农城', distanceM: 23_500 });
    expect(describePlace(away(12, 2), { places: [], stops: [] })).toBeUndefined();
    const stops = [{ name: '站', position: away(1_300, 4) }];
    expect(describePlace(away(1_440, 4), { ...known, stops })).toMatchObject({ name: '站', distanceM: 140 });
  });

  it('is rounded to what the distance is worth', () => {
    expect([0, 26, 184, 296, 322, 980, 1_049, 1_449].map(roundDistance)).toEqual([
      0, 30, 180, 300, 300, 1_000, 1_000, 1_400,
    ]);
    expect([0, 22, 291, 301, 951, 1_049].map(roundRadius)).toEqual([0, 30, 300, 350, 1_000, 1_100]);
  });

  it('has a word for each direction in each language', async () => {
    for (const language of LANGUAGES) {
      const { whereabouts } = (await TEXTS[language].whereabouts()).default;
      const words = DIRECTIONS.map((direction) => whereabouts.direction[direction]);
      expect(new Set(words).size).toBe(8);
    }
  });
});
