import type { ReadContext } from '../../src/domain/exchange/rows/read-context.ts';
import { createUnitLocator } from '../../src/domain/exchange/units/unit-locator.ts';
import type { CodeTables } from '../../src/schemas/code-tables.ts';
import { makeVocabularies } from './vocabularies.ts';

/** What readers are made with where only their fields are asked for: no units, all of the world. */
export function emptyContext(codeTables: CodeTables): ReadContext {
  return {
    crs: 'wgs84',
    bounds: [-180, -90, 180, 90],
    asOf: 0,
    vocabularies: makeVocabularies(codeTables),
    locator: createUnitLocator([]),
  };
}
