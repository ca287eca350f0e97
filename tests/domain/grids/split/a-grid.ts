import type { Position } from '../../../../src/domain/geo/positions.ts';
import { signedGeodesicAreaM2 } from '../../../../src/domain/geo/rings.ts';
import type { SplitUnit } from '../../../../src/domain/grids/split/split-unit.ts';
import type { SizeRule } from '../../../../src/domain/grids/rules/grid-rule.ts';
import { sizeFindings } from '../../../../src/domain/grids/rules/size-findings.ts';
import { proposeSplits } from '../../../../src/domain/grids/split/propose-splits.ts';

const ORIGIN: Position = [113.1, 27.8];
const PER_LATITUDE = 111_195;
const PER_LONGITUDE = PER_LATITUDE * Math.cos((27.8 * Math.PI) / 180);

/** A position so many metres east and north of 113.1, 27.8, as data files write it: seven decimals. */
export const at = ([x, y]: readonly [number, number]): Position => [
  Math.round((ORIGIN[0] + x / PER_LONGITUDE) * 1e7) / 1e7,
  Math.round((ORIGIN[1] + y / PER_LATITUDE) * 1e7) / 1e7,
];

/** Rings of metres as closed rings of degrees. */
export const degreesOf = (rings: readonly (readonly (readonly [number, number])[])[]): Position[][] =>
  rings.map((ring) => [...ring, ring[0]!].map(at));

export const areaOf = (rings: readonly Position[][]): number =>
  rings.reduce((sum, ring, index) => sum + (index === 0 ? 1 : -1) * Math.abs(signedGeodesicAreaM2(ring)), 0);

const approx = (value: number) => ({ value, qualifier: 'approx' as const });

/** A grid of 430204003001 with rings in metres. */
export function gridOf(
  rings: readonly (readonly (readonly [number, number])[])[],
  sizes: { households?: number; partyMembers?: number },
  code = '430204003001001000',
): SplitUnit {
  const coordinates = degreesOf(rings);
  return {
    code,
    level: code.endsWith('000') ? 'grid' : 'micro-grid',
    name: '第一网格',
    parentCode: code.endsWith('000') ? '430204003001' : `${code.slice(0, 15)}000`,
    areaM2: areaOf(coordinates),
    labelPoint: coordinates[0]![0]!,
    geometry: { type: 'Polygon', coordinates },
    quantities: Object.fromEntries(Object.entries(sizes).map(([name, value]) => [name, approx(value)])),
  };
}

export const RULE: SizeRule = {
  id: 'qst2019',
  level: 'grid',
  within: ['430204003000'],
  limits: [
    { quantity: 'households', most: 500 },
    { quantity: 'partyMembers', most: 100 },
  ],
};

/** What is proposed for some units under the rule of 清水塘. */
export const propose = (units: readonly SplitUnit[]) =>
  proposeSplits(units, [RULE], sizeFindings(units, [RULE]), '2027-01-01');
