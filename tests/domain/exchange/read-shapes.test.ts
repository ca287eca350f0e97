import { describe, expect, it, test } from 'vitest';
import { createLineReader } from '../../../src/domain/exchange/rows/read-line.ts';
import {
  createFacilityReader,
  createPlaceReader,
} from '../../../src/domain/exchange/rows/read-point-record.ts';
import { createFigureReader } from '../../../src/domain/exchange/rows/read-figure.ts';
import { createUnitReader } from '../../../src/domain/exchange/rows/read-unit.ts';
import type { UnitLevel } from '../../../src/domain/grids/codes.ts';
import { context, faultsOf, LEAST_ROWS, repairsOf, rowOf, square, warningsOf } from './rows.ts';
import { createUnitLocator } from '../../../src/domain/exchange/units/unit-locator.ts';

describe('a line', () => {
  const read = (coordinates: unknown, type = 'LineString') =>
    createLineReader(context).read(rowOf(LEAST_ROWS.lines, { type, coordinates }));
  const one = [[113.1, 27.1], [113.2, 27.2]]; // prettier-ignore
  const other = [[113.3, 27.1], [113.4, 27.2]]; // prettier-ignore

  it('is taken as it is written, in one part or in several', () => {
    expect(read(one).record).toEqual({
      ...LEAST_ROWS.lines,
      origin: 'reported',
      geometry: { type: 'LineString', coordinates: one },
    });
    expect(read([one, other], 'MultiLineString').record).toMatchObject({
      geometry: { type: 'MultiLineString', coordinates: [one, other] },
    });
  });

  it('passes over a corner that is written twice running', () => {
    const [a, b] = one;
    expect(read([a, a, b, b, a]).record).toMatchObject({ geometry: { coordinates: [a, b, a] } });
    // The same longitude or latitude alone is another corner.
    const stairs = [[113.1, 27.1], [113.1, 27.2], [113.2, 27.2]]; // prettier-ignore
    expect(read(stairs).record).toMatchObject({ geometry: { coordinates: stairs } });
  });

  it('may leave the bounds, with one of its parts too', () => {
    const away = [[120, 30], [121, 31]]; // prettier-ignore
    expect(faultsOf(read([[113.1, 27.1], ...away]))).toEqual([]); // prettier-ignore
    expect(faultsOf(read([one, away], 'MultiLineString'))).toEqual([]);
    expect(faultsOf(read(away))).toEqual(['geometry: lies outside the bounds of the data set']);
  });

  it('is turned where only the other way round lies in the bounds', () => {
    const result = read(one.map(([x, y]) => [y, x]));
    expect(result.record).toMatchObject({ geometry: { coordinates: one } });
    expect(repairsOf(result)).toEqual([
      'geometry: LineString → LineString: longitude and latitude were swapped',
    ]);
    expect(repairsOf(read(one))).toEqual([]);
    expect(repairsOf(read([one, [one[0]]], 'MultiLineString'))).toEqual([
      'geometry: MultiLineString → MultiLineString: 1 parts with fewer than two different positions dropped',
    ]);
  });

  it.each([
    [one, 'Polygon', 'is not a line'],
    [5, 'LineString', 'is not a line'],
    [[one[0]], 'LineString', 'has fewer than two different positions'],
    [[one[0], one[0]], 'LineString', 'has fewer than two different positions'],
    [[[one[0]], [one[0]]], 'MultiLineString', 'has fewer than two different positions'],
    [[one[0], 'x'], 'LineString', 'holds something that is no position'],
    [[one[0], [113.2]], 'LineString', 'holds something that is no position'],
    [[one[0], [113.2, '27']], 'LineString', 'holds something that is no position'],
    [[one[0], [500, 27]], 'LineString', 'holds something that is no position'],
    [[one, 5], 'MultiLineString', 'holds something that is no position'],
    [[], 'MultiLineString', 'is empty'],
  ])('%j is none as a %s', (coordinates, type, reason) => {
    expect(faultsOf(read(coordinates, type))).toEqual([`geometry: ${reason}`]);
  });

  it('is no row without a geometry', () => {
    expect(faultsOf(createLineReader(context).read(rowOf(LEAST_ROWS.lines)))).toEqual([
      'geometry: is not a line',
    ]);
  });
});

describe('a place and a facility', () => {
  const place = (cells: object) => createPlaceReader(context).read(rowOf({ ...LEAST_ROWS.places, ...cells }));
  const facility = (cells: object) =>
    createFacilityReader(context).read(rowOf({ ...LEAST_ROWS.facilities, ...cells }));
  const nowhere = { longitude: undefined, latitude: undefined };

  it('have one point and the unit in which it lies', () => {
    expect(place({ note: '逢五' }).record).toEqual({
      id: 'p1',
      name: '广场',
      kind: 'SQUARE',
      note: '逢五',
      point: [113.3, 27.3],
      unitCode: '430202001000',
      origin: 'reported',
    });
    expect(facility({ openHours: '9–17' }).record).toMatchObject({ openHours: '9–17', point: [113.3, 27.3] });
  });

  it('stand at the label point of their unit where only that is known; only a place says how exactly', () => {
    const unitCode = '430202001000';
    expect(place({ ...nowhere, unitCode }).record).toMatchObject({ point: [113.3, 27.3], accuracyM: 10_000 });
    const { record } = facility({ ...nowhere, unitCode });
    expect(record).toMatchObject({ point: [113.3, 27.3] });
    expect(record).not.toHaveProperty('accuracyM');
  });

  it('need a position or a unit, but not a unit around their position', () => {
    expect(faultsOf(place(nowhere))).toEqual(['longitude, latitude: neither a position nor a unit is given']);
    const outside = place({ longitude: 112.95 });
    expect(outside.record).not.toHaveProperty('unitCode');
    expect(warningsOf(outside)).toEqual(['unitCode: lies in none of the units loaded']);
    expect(faultsOf(place({ unitCode: '430299' }))).toEqual(['unitCode: is no unit that was loaded']);
    expect(faultsOf(place({ ...nowhere, name: undefined }))).toEqual(['name: is required and blank']);
  });
});

test('a figure is passed on as it is written, but for signs that are no text', () => {
  const reader = createFigureReader({ locator: createUnitLocator([]) });
  const { record } = reader.read(rowOf({ id: 'x\u0000', value: 12.5, labels: { en: ' a ' } }));
  expect(record).toEqual({ id: 'x', value: 12.5, labels: { en: 'a' } });
  expect(reader.fields.every(({ isReadApart }) => isReadApart)).toBe(true);
  expect(reader.fields.map(({ field }) => field)).toContain('denominator');
});

describe('a unit', () => {
  const area = square(113.6, 27.6, 0.1);
  const read = (
    cells: object,
    { geometry = area as unknown, level = undefined as UnitLevel | undefined } = {},
  ) => createUnitReader(context, level).read(rowOf({ ...LEAST_ROWS.units, ...cells }, geometry));

  it('has its area, its label point and what nobody said of it', () => {
    const { record } = read({});
    // A square of 0.1° at 27.65° north: 11,119.5 m by 9,849.6 m.
    expect(record).toEqual({
      code: '430202002000',
      name: '街道',
      level: 'township',
      aliases: [],
      schematic: false,
      origin: 'reported',
      quantities: {},
      areaM2: expect.closeTo(11_119.5 * 9_849.6, -5) as number,
      labelPoint: [expect.closeTo(113.65, 2) as number, expect.closeTo(27.65, 2) as number],
      geometry: area,
    });
    for (const degrees of (record?.['labelPoint'] ?? []) as number[])
      expect(degrees).toBe(Math.round(degrees * 1e6) / 1e6);
    expect(Number.isInteger(record?.['areaM2'])).toBe(true);
  });

  it('has its code completed, or none where it is of another scheme', () => {
    const short = read({ code: '430202002' });
    expect(short.record).toMatchObject({ code: '430202002000' });
    expect(repairsOf(short)).toEqual(['code: 430202002 → 430202002000: completed from 9 to 12 digits']);
    expect(read({ code: 'WG-7' }).record).not.toHaveProperty('code');
    expect(faultsOf(read({ code: undefined }))).toEqual([]);
  });

  it('has the level of its code, else that of its row, else that of its layer', () => {
    expect(read({ code: undefined, level: '网格' }, { level: 'village' }).record).toMatchObject({
      level: 'grid',
    });
    expect(read({ code: undefined }, { level: 'village' }).record).toMatchObject({ level: 'village' });
    expect(read({ code: undefined }).record).not.toHaveProperty('level');
    expect(faultsOf(read({ level: '网格' }))).toEqual([
      'code: is the code of a township, but the row says grid',
    ]);
    expect(faultsOf(read({}, { level: 'grid' }))).toEqual([
      'code: is the code of a township, but the layer says grid',
    ]);
    expect(faultsOf(read({ level: 'township' }, { level: 'grid' }))).toEqual([]);
  });

  it('is turned where only the other way round lies in the bounds', () => {
    const turned = {
      type: 'Polygon',
      coordinates: area.coordinates.map((ring) => ring.map(([x, y]) => [y, x])),
    };
    const result = read({}, { geometry: turned });
    expect(result.record?.['labelPoint']).toEqual([expect.closeTo(113.65, 2), expect.closeTo(27.65, 2)]);
    expect(repairsOf(result)[0]).toBe('geometry: Polygon → Polygon: longitude and latitude were swapped');
    expect(repairsOf(read({}))).toEqual([]);
  });

  it('lies in the bounds with its middle', () => {
    expect(faultsOf(read({}, { geometry: square(120, 30, 0.1) }))).toEqual([
      'geometry: lies outside the bounds of the data set, 112.9 26.9 114.1 28.1',
    ]);
    const [fault] = read({}, { geometry: square(120, 30, 0.1) }).rejections;
    expect(fault?.value).toBe('120.05000, 30.05000');
    expect(faultsOf(read({}, { geometry: square(112.85, 27, 0.2) }))).toEqual([]);
    expect(faultsOf(read({}, { geometry: null }))).toHaveLength(1);
  });

  describe('has quantities', () => {
    const asOf = '2026-01-01';
    const people = { value: 1200, unit: '人', qualifier: 'eq', asOf, origin: 'reported' };

    it('from columns and from an object, with the unit of their name', () => {
      expect(read({ asOf, 'quantities.residents': '1,200' }).record).toMatchObject({
        quantities: { residents: people },
      });
      expect(read({ asOf, quantities: '{"residents": 1200, "dogs": 3}' }).record).toMatchObject({
        quantities: { residents: people, dogs: { value: 3, unit: '' } },
      });
      expect(read({ asOf, origin: '推算', 'quantities.areaKm2': 2.5 }).record).toMatchObject({
        quantities: { areaKm2: { value: 2.5, unit: 'km²', origin: 'derived' } },
      });
      expect(read({ asOf }).record).not.toHaveProperty('asOf');
    });

    it('that are whole already, passed on without a date', () => {
      expect(read({ 'quantities.residents': people }).record).toMatchObject({
        quantities: { residents: people },
      });
    });

    it('that are numbers, and have a date', () => {
      expect(faultsOf(read({ asOf, 'quantities.residents': '多' }))).toEqual([
        'quantities.residents: is not a number',
      ]);
      expect(faultsOf(read({ 'quantities.residents': 5 }))).toEqual([
        'quantities.residents: is a number without its date; give "asOf" as a column or a constant',
      ]);
      expect(repairsOf(read({ asOf, 'quantities.residents': '1,200' }))).toEqual([
        'quantities.residents: 1,200 → 1200: thousands separators dropped',
      ]);
    });
  });
});
