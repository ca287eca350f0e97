import { describe, expect, it } from 'vitest';
import { parseCoordinates } from '../../../src/domain/geo/parse-coordinates.ts';

const straight = { longitude: 113.14, latitude: 27.83, swapped: false };
const turned = { longitude: 113.14, latitude: 27.83, swapped: true };

describe('parseCoordinates', () => {
  it.each(['113.14,27.83', ' 113.14 27.83 ', '113.14，27.83', '113.14°E, 27.83°N', '113.14东 27.83北'])(
    'reads %s as longitude and latitude',
    (text) => expect(parseCoordinates(text)).toEqual(straight),
  );
  it.each(['27.83,113.14', '27.83N 113.14E', '27.83°北，113.14°东'])('reads %s as swapped', (text) =>
    expect(parseCoordinates(text)).toEqual(turned),
  );
  it('lets the bounds decide where both orders are possible', () => {
    const chengdeSized: [number, number, number, number] = [50, 20, 60, 30];
    expect(parseCoordinates('25,55', chengdeSized)).toEqual({ longitude: 55, latitude: 25, swapped: true });
    expect(parseCoordinates('55,25', chengdeSized)).toEqual({ longitude: 55, latitude: 25, swapped: false });
    expect(parseCoordinates('25,55')).toEqual({ longitude: 25, latitude: 55, swapped: false });
  });
  it.each(['清水塘', '430204003000', '113.14', '200,300', '1,2,3', ''])('does not read %s', (text) =>
    expect(parseCoordinates(text)).toBeUndefined(),
  );
  it('knows the sides of the earth', () => {
    expect(parseCoordinates('43.2W 22.9S')).toEqual({ longitude: -43.2, latitude: -22.9, swapped: false });
  });
});
