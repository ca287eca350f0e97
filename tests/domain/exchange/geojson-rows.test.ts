import { describe, expect, it } from 'vitest';
import { parseJson, readGeoJson } from '../../../src/domain/exchange/files/geojson-rows.ts';

const feature = (properties: unknown, more: Record<string, unknown> = {}) => ({
  type: 'Feature',
  properties,
  geometry: { type: 'Point', coordinates: [113, 27] },
  ...more,
});
const read = (value: unknown) => readGeoJson(JSON.stringify(value));
const row = (number: number, properties: Record<string, unknown>) => ({
  row: number,
  properties,
  geometry: { type: 'Point', coordinates: [113, 27] },
});

describe('the features of a GeoJSON text', () => {
  it('are those of a collection, counted from 1', () => {
    expect(read({ type: 'FeatureCollection', features: [feature({ a: 1 }), feature({ b: 2 })] })).toEqual({
      features: [row(1, { a: 1 }), row(2, { b: 2 })],
      broken: [],
    });
    expect(read({ type: 'FeatureCollection', features: [] })).toEqual({ features: [], broken: [] });
  });

  it('are a feature that stands alone', () => {
    expect(read(feature({ a: 1 }))).toEqual({ features: [row(1, { a: 1 })], broken: [] });
  });

  it('are those of lines, however the lines end and begin', () => {
    const lines = [feature({ a: 1 }), feature({ b: 2 }), feature({ c: 3 })].map((one) => JSON.stringify(one));
    const expected = { features: [row(1, { a: 1 }), row(2, { b: 2 }), row(3, { c: 3 })], broken: [] };
    for (const text of [
      lines.join('\n'),
      `${lines.join('\r\n')}\r\n`,
      lines.join('\r'),
      // RFC 8142: each text begins with a record separator.
      lines.map((line) => `\u001e${line}\n`).join(''),
      lines.join('\n  \n\n'),
    ])
      expect(readGeoJson(text)).toEqual(expected);
    expect(readGeoJson(lines.slice(0, 2).join('\n'))).toMatchObject({ broken: [] });
  });

  it('are without properties where these are no object', () => {
    for (const properties of [null, undefined, 5, 'text', [1]])
      expect(read(feature(properties))).toEqual({ features: [row(1, {})], broken: [] });
  });

  it('have the id of the feature among the properties, where these have none', () => {
    expect(read(feature({ a: 1 }, { id: 'X-7' }))).toMatchObject({
      features: [{ properties: { a: 1, id: 'X-7' } }],
    });
    expect(read(feature({ id: 'own' }, { id: 'X-7' }))).toMatchObject({
      features: [{ properties: { id: 'own' } }],
    });
    expect(read(feature({ a: 1 }))).toEqual({ features: [row(1, { a: 1 })], broken: [] });
  });

  it('leave out what is no feature, which is named by its row', () => {
    const items = [feature({ a: 1 }), null, 7, [], { type: 'Point' }, feature({ b: 2 })];
    expect(read({ type: 'FeatureCollection', features: items })).toEqual({
      features: [row(1, { a: 1 }), row(6, { b: 2 })],
      broken: [2, 3, 4, 5].map((at) => ({ row: at, reason: 'is not a GeoJSON feature' })),
    });
  });

  it('come with the coordinate system that the file names', () => {
    const crsOf = (crs: unknown) => {
      const found = read({ type: 'FeatureCollection', crs, features: [] });
      return 'declaredCrs' in found ? found.declaredCrs : undefined;
    };
    expect(crsOf({ type: 'name', properties: { name: 'urn:ogc:def:crs:EPSG::4490' } })).toBe(
      'urn:ogc:def:crs:EPSG::4490',
    );
    expect(crsOf('EPSG:4326')).toBe('EPSG:4326');
    expect(crsOf({ type: 'EPSG', properties: { code: 3857 } })).toBe('EPSG:3857');
    const href = 'http://spatialreference.org/ref/epsg/4526/proj4/';
    expect(crsOf({ type: 'link', properties: { href, type: 'proj4' } })).toBe(href);
    for (const crs of [undefined, null, 7, {}, { properties: 7 }, { properties: { name: 4490 } }])
      expect(crsOf(crs)).toBeUndefined();
    expect(read({ type: 'FeatureCollection', features: [] })).not.toHaveProperty('declaredCrs');
  });
});

describe('a text that is no GeoJSON', () => {
  it.each([
    ['', 'the file is empty'],
    [' \n\t ', 'the file is empty'],
    ['[]', 'is not GeoJSON: the outermost value is no object'],
    ['null', 'is not GeoJSON: the outermost value is no object'],
    ['17', 'is not GeoJSON: the outermost value is no object'],
    ['{}', 'is not a FeatureCollection: its type is absent'],
    [
      '{"type":"Topology"}',
      'is not a FeatureCollection: its type is "Topology"; convert it to GeoJSON, for example with ogr2ogr out.geojson in.json',
    ],
    [`{"type":"${'x'.repeat(60)}"}`, `is not a FeatureCollection: its type is "${'x'.repeat(39)}`],
    ['{"type":"FeatureCollection"}', 'is a FeatureCollection without a list of features'],
    ['{"type":"FeatureCollection","features":{}}', 'is a FeatureCollection without a list of features'],
  ])('%j: %s', (text, fault) => {
    expect(readGeoJson(text)).toEqual({ fault });
  });

  it('is told by where it stops being JSON, also where it has several lines', () => {
    for (const text of [
      '{"type":',
      '{"type":"Feature"}\n{"type":',
      '{"type":"Feature"}\n{"type":"Point"}',
      '{"type":"Feature"}\n7',
      '{"type":"Feature"} 7',
    ])
      expect(readGeoJson(text)).toEqual({ fault: expect.stringMatching(/^is not JSON: ./) });
  });
});

describe('JSON', () => {
  it('may begin with a byte order mark', () => {
    expect(parseJson('\ufeff{"a":1}')).toEqual({ value: { a: 1 } });
    expect(parseJson('{"a":"\ufeff"}')).toEqual({ value: { a: '\ufeff' } });
  });

  it('that is broken is told without its numbers, in one line of at most 160 signs', () => {
    const told = (text: string) => {
      const parsed = parseJson(text);
      return 'fault' in parsed ? parsed.fault : '';
    };
    expect(told('{"t": x13812345678}')).not.toMatch(/\d{3}/);
    expect(told('{"t": x13812345678}')).toContain('…');
    expect(told('{"a":\n\n\t x')).not.toMatch(/[\n\t]| {2}/);
    const long = told(`{"a":\n ${'"x" '.repeat(200)}`);
    expect(long.length).toBeLessThanOrEqual('is not JSON: '.length + 160);
    // Digits that are two at most say where the fault is.
    expect(told('[x12, 34]')).toMatch(/12, 34/);
  });
});
