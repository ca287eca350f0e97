import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemSpans, memberSpans } from '../../../src/domain/exchange/files/json-spans.ts';
import { setProperty } from '../../../src/domain/exchange/files/set-property.ts';
import { replaceGeometries } from '../../../src/domain/exchange/files/replace-geometries.ts';

const NEW = { geometry: { type: 'Polygon', coordinates: [[[9, 9]]] }, box: [9, 9, 9, 9] };

describe('a property that is set in a text', () => {
  it('stands in the rows that are named, and every other character stays', () => {
    const text = `{"type":"FeatureCollection", "name":"grids", "features":[
  {"id":7, "type":"Feature", "properties":{ "a": 1.50 }, "geometry":null, "bbox":[1,2]},
  {"type":"Feature","properties":{"validTo" : null,"b":{}},"geometry":null},
  {"type":"Feature","properties":{},"geometry":null}, {"type":"Feature","properties":null,"geometry":null},
  {"type":"Feature","properties":{"a":2},"geometry":null}]}`;
    const expected = text
      .replace('1.50 }', '1.50,"validTo":"2026-02-28" }')
      .replace('"validTo" : null', '"validTo" : "2026-02-28"')
      .replace('"properties":{}', '"properties":{"validTo":"2026-02-28"}')
      .replace('"properties":null', '"properties":{"validTo":"2026-02-28"}');
    expect(setProperty(text, new Set([1, 2, 3, 4]), 'validTo', '2026-02-28')).toBe(expected);
    expect(setProperty('{"geometry":null}', new Set([1]), 'end', 'x')).toBe(
      '{"properties":{"end":"x"},"geometry":null}',
    );
  });
});

describe('geometries that are replaced in a text', () => {
  it('leave every other character as it was: ids, foreign members, spaces, long numbers', () => {
    const text = `{ "type": "FeatureCollection", "crs": {"type":"name", "properties":{"name":"urn:ogc:def:crs:EPSG::4490"}},
  "features": [
    {"type":"Feature", "id": 430204001001901000, "properties": {"a, ]}": "\\"}, \\u20ac", "code": 1.50}, "geometry": { "type": "Polygon", "coordinates": [[[1,2]]] }, "source": {"geometry": null}},
    null,
    {"geometry": null, "bbox": [1, 2, 3, 4], "type": "Feature"}
  ], "drawnBy": "somebody" }\n`;
    const shape = JSON.stringify(NEW.geometry);
    const expected = text
      .replace('{ "type": "Polygon", "coordinates": [[[1,2]]] }', shape)
      .replace('{"geometry": null, "bbox": [1, 2, 3, 4]', `{"geometry": ${shape}, "bbox": [9,9,9,9]`);
    expect(replaceGeometries(text, new Map([[1, NEW], [3, NEW]]))).toBe(expected); // prettier-ignore
    expect(replaceGeometries(text, new Map())).toBe(text);
  });

  it('stand in a single feature, and in one feature a line', () => {
    const feature = '{"type":"Feature","properties":{},"geometry":null}';
    const mended = feature.replace('null', JSON.stringify(NEW.geometry));
    expect(replaceGeometries(feature, new Map([[1, NEW]]))).toBe(mended);
    expect(replaceGeometries(`${feature}\r\n\n${feature}\n`, new Map([[2, NEW]]))).toBe(
      `${feature}\r\n\n${mended}\n`,
    );
  });

  it('values of any JSON text are found where they stand', () => {
    const values = [fc.dictionary(fc.string(), fc.jsonValue()), fc.array(fc.jsonValue()), fc.nat(3)] as const;
    fc.assert(
      fc.property(...values, (object, list, space) => {
        const members = JSON.stringify(object, null, space);
        const whole = JSON.parse(members) as Record<string, unknown>;
        const spans = memberSpans(members, 0);
        expect(spans.size).toBe(Object.keys(whole).length);
        for (const [key, [from, to]] of spans)
          expect(JSON.parse(members.slice(from, to))).toEqual(whole[key]);
        const items = JSON.stringify(list, null, space);
        const found = itemSpans(items, 0).map(([from, to]) => JSON.parse(items.slice(from, to)) as unknown);
        expect(found).toEqual(JSON.parse(items));
      }),
      { seed: 7, numRuns: 200 },
    );
  });
});
