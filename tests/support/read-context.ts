import type { ReadContext } from '../../src/domain/exchange/rows/read-context.ts';
import { createUnitLocator } from '../../src/domain/exchange/units/unit-locator.ts';
import { makeVocabularies } from '../../server/load/vocabularies.ts';
import { AS_OF } from '../load/load-time.ts';

const square = (west: number, south: number, side: number) => ({
  type: 'Polygon' as const,
  coordinates: [[[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]], // prettier-ignore
});
const codeRow = { code: 'B1', labels: { 'zh-CN': '路灯', en: 'Street lamp' }, origin: 'assumed' as const };
/** What rows are read against: one county, one category, one channel. */
export const READ_CONTEXT: ReadContext = {
  crs: 'wgs84',
  bounds: [113, 27, 114, 28],
  asOf: AS_OF,
  vocabularies: makeVocabularies({
    categories: [codeRow],
    channels: [{ ...codeRow, code: 'GRID_APP' }],
    departments: [],
    staffingSchemes: [],
  }),
  locator: createUnitLocator([
    {
      code: '430202000000',
      level: 'county',
      areaM2: 1e10,
      labelPoint: [113.5, 27.5],
      geometry: square(113, 27, 1),
    },
  ]),
};
