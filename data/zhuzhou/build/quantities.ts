import type { Quantity } from '../../../src/schemas/common.ts';
import type { UnitProperties } from '../../../src/schemas/units.ts';
import { QINGSHUITANG } from './grid-quotas.ts';
import { shareOut } from './quotas.ts';
import { createRandom } from './random.ts';
import { COUNTY_AREAS_KM2 } from './sketch.ts';
import type { DraftsByLevel, DraftUnit } from './units.ts';

type Quantities = UnitProperties['quantities'];

/** Day on which invented numbers are dated. */
export const SYNTHETIC_AS_OF = '2024-04-10';

const reported = (
  value: number,
  unit: string,
  qualifier: Quantity['qualifier'],
  asOf: string,
  source: string,
): Quantity => ({ value, unit, qualifier, asOf, origin: 'reported', source });

const invented = (value: number, unit: string): Quantity => ({
  value,
  unit,
  qualifier: 'approx',
  asOf: SYNTHETIC_AS_OF,
  origin: 'synthetic',
});

const S0 = '株洲日报 政法周刊, 约 2024-03-27';
const S2 = '石峰区网格报道, 2019-06-26';
const S3 = '清水塘街道网格报道, 约 2019-11-26';
const S4 = '天元区综述报道, 约 2022-01-10';
const AREA_SOURCE = '公开面积, 见 SOURCE.md';

/** Published numbers by unit code. */
const REPORTED: Record<string, Quantities> = {
  '430204000000': {
    residents: reported(260_000, '人', 'approx', '2019-06-25', S2),
    grids: reported(232, '个', 'eq', '2019-06-25', S2),
  },
  '430204003000': {
    communities: reported(10, '个', 'eq', '2019-11-26', S3),
    grids: reported(43, '个', 'eq', '2019-11-26', S3),
    partyMembers: reported(3000, '人', 'approx', '2019-11-26', S3),
    partyBranches: reported(30, '个', 'eq', '2019-11-26', S3),
  },
  '430211000000': {
    grids: reported(800, '个', 'eq', '2022-01-10', S4),
    legalServiceStations: reported(110, '个', 'eq', '2022-01-10', S4),
    communityPartyCommittees: reported(100, '个', 'eq', '2022-01-10', S4),
    gridPartyBranches: reported(141, '个', 'eq', '2022-01-10', S4),
  },
};

/** The totals printed for the twelve areas together. */
const AREA_TOTALS: Quantities = {
  allAreasSelfBuiltHouses: reported(1687, '栋', 'eq', '2024-03-27', S0),
  allAreasWorkshops: reported(3000, '家', 'le', '2024-03-27', S0),
  allAreasMigrantShare: reported(85, '%', 'ge', '2024-03-27', S0),
};

/** Writes the quantities of every unit into `extra`: published ones as printed, the others invented and marked so. */
export function addQuantities(drafts: DraftsByLevel): void {
  for (const county of drafts.county)
    setQuantities(county, {
      areaKm2: reported(
        COUNTY_AREAS_KM2[county.code.slice(0, 6)]!,
        'km²',
        'approx',
        '2023-12-31',
        AREA_SOURCE,
      ),
      ...REPORTED[county.code],
    });
  for (const township of drafts.township) setQuantities(township, REPORTED[township.code] ?? {});
  addGridPeople(drafts.grid);
  addHouses(drafts);
}

function setQuantities(unit: DraftUnit, quantities: Quantities): void {
  if (Object.keys(quantities).length > 0) unit.extra.quantities = { ...unit.extra.quantities, ...quantities };
}

/** Households, residents and party members of grids; in 清水塘 within the rule of 500 households and 100 members. */
function addGridPeople(grids: readonly DraftUnit[]): void {
  const qingshuitang = grids.filter(({ code }) => code.startsWith(QINGSHUITANG));
  const random = createRandom('people of the grids');
  const members = shareOut(
    3000,
    qingshuitang.map(() => 0.75 + 0.5 * random()),
    40,
  );
  for (const grid of grids) {
    const ruled = qingshuitang.indexOf(grid);
    const crowd = Math.min(1, Math.sqrt(grid.density / 2.5));
    const most = ruled >= 0 ? 490 : grid.code.startsWith('430204') ? 520 : 560;
    const households = Math.round(90 + (most - 90) * (0.25 + 0.75 * crowd) * (0.72 + 0.28 * random()));
    const residents = Math.round(households * (2.3 + 0.5 * random()));
    setQuantities(grid, {
      households: invented(households, '户'),
      residents: invented(residents, '人'),
      partyMembers: invented(
        ruled >= 0 ? members[ruled]! : Math.round(households * (0.08 + 0.1 * random())),
        '人',
      ),
    });
  }
}

/** Shares the printed totals of 合泰/富家垅 out over the micro-grids, so that areas and total agree. */
function addHouses(drafts: DraftsByLevel): void {
  const random = createRandom('houses');
  const weights = drafts['micro-grid'].map(({ mass }) => mass * (0.7 + 0.6 * random()));
  const houses = shareOut(1687, weights, 20);
  const workshops = shareOut(3000, weights, 30);
  const of = new Map(drafts['micro-grid'].map(({ code }, i) => [code, [houses[i]!, workshops[i]!] as const]));
  const counts = (codes: readonly string[]): Quantities => {
    const sum = (k: 0 | 1) => codes.reduce((total, code) => total + of.get(code)![k], 0);
    return {
      selfBuiltHouses: invented(sum(0), '栋'),
      workshops: { ...invented(sum(1), '家'), qualifier: 'le' },
    };
  };
  for (const unit of drafts['micro-grid']) setQuantities(unit, counts([unit.code]));
  for (const area of drafts.area)
    setQuantities(area, { ...counts(area.extra.memberCodes ?? []), ...AREA_TOTALS });
}
