import { QINGSHUITANG } from './grid-quotas.ts';
import { SYNTHETIC_AS_OF } from './quantities.ts';
import { createRandom, type Random } from './random.ts';
import type { DraftsByLevel } from './units.ts';

/** Ids of the staffing schemes that the grids of the bundled city use; the code tables describe them. */
const SCHEMES = {
  onePlusThree: '1+3',
  onePlusFivePlusX: '1+5+X',
  onePlusThreePlusN: '1+3+N',
  threeHeads: 'three-heads',
} as const;

/** Writes the staffing of every grid and micro-grid into `extra`: role counts, no persons; invented but for the scheme. */
export function addStaffing(drafts: DraftsByLevel): void {
  const random = createRandom('staffing');
  for (const unit of [...drafts.grid, ...drafts['micro-grid']]) {
    const { schemeId, counts } = staffOf(unit.code, random);
    unit.extra.staffing = { schemeId, counts, asOf: SYNTHETIC_AS_OF, origin: 'synthetic' };
  }
}

function staffOf(code: string, random: Random): { schemeId: string; counts: Record<string, number> } {
  const some = (least: number, most: number) => least + Math.floor(random() * (most - least + 1));
  if (code.startsWith(QINGSHUITANG))
    return {
      schemeId: SCHEMES.onePlusFivePlusX,
      counts: {
        gridWorker: 1,
        partyWorker: 1,
        healthWorker: 1,
        envWorker: 1,
        aidWorker: 1,
        emergencyWorker: 1,
        buildingHead: some(4, 14),
        volunteer: some(3, 18),
      },
    };
  if (code.startsWith('430204'))
    return {
      schemeId: SCHEMES.onePlusThree,
      counts: { gridWorker: 1, contactOfficer: 1, urbanMgmt: 1, cleaner: 1 },
    };
  if (code.startsWith('430202'))
    return {
      schemeId: SCHEMES.threeHeads,
      counts: { areaHead: 1, groupHead: some(2, 5), neighbourHead: some(6, 16) },
    };
  return {
    schemeId: SCHEMES.onePlusThreePlusN,
    counts: {
      gridWorker: 1,
      communityPolice: 1,
      buildingHead: some(2, 10),
      unitHead: some(3, 20),
      volunteer: some(0, 12),
    },
  };
}
