import { auditDivision } from '../../src/domain/grids/audit/audit-division.ts';
import type { Position } from '../../src/domain/geo/positions.ts';
import { createRandom } from '../../src/domain/random/random.ts';
import { below } from '../../src/domain/random/distributions.ts';
import { FAULT_NAMES, faultyDivision, type FaultName } from './planted-faults.ts';
import type { Draft } from './seeded-division.ts';

/** Faults of ground that other programs can be asked about: they take no ring that is open or has two corners. */
const OF_GROUND = FAULT_NAMES.filter((name) =>
  (['missingGrid', 'gap', 'overlap', 'sliverGap', 'sliverOverlap', 'hole', 'outsideParent', 'spike', 'crossedRing', 'incidentInTwoGrids'] as FaultName[]).includes(name),
); // prettier-ignore

/** Areas in m² by what they are of: `gap <parent>`, `overlap <unit> <unit>`, `outside <unit>`; and `invalid <unit>` as 1. */
export type Misfits = ReadonlyMap<string, number>;

/** Divisions with faults of their ground, the same for every program, named by their number. */
export function divisionsOfGround(count: number): Draft[][] {
  return Array.from({ length: count }, (_, seed) => {
    const random = createRandom(seed, 7);
    const faults = OF_GROUND.filter(() => below(random, 2) === 0);
    return faultyDivision(random, faults).units.filter(
      ({ level }) => level !== 'area' && level !== 'micro-grid',
    );
  });
}

/** What our own audit says of divisions. Areas that it tells piece by piece are added up. */
export function ownMisfits(divisions: readonly (readonly Draft[])[]): Misfits {
  const misfits = new Map<string, number>();
  const add = (key: string, areaM2: number) => misfits.set(key, (misfits.get(key) ?? 0) + areaM2);
  for (const [number, units] of divisions.entries())
    for (const { kind, codes, areaM2 = 0, message } of auditDivision({ units }).findings) {
      const of = (codes: readonly string[]) => `${number} ${[...codes].sort().join(' ')}`;
      if (kind === 'invalidRing') misfits.set(`invalid ${of(codes)}`, 1);
      else if (kind === 'outsideParent') add(`outside ${of(codes.slice(0, 1))}`, areaM2);
      else if (message.startsWith('ground of')) add(`overlap ${of(codes)}`, areaM2);
      else add(`gap ${of(codes.slice(0, 1))}`, areaM2);
    }
  return misfits;
}

/** Units as rows for SQL. */
export function unitRows(divisions: readonly (readonly Draft[])[]) {
  return divisions.flatMap((units, division) =>
    units.map(({ code, level, geometry }) => ({
      division,
      code: level === 'county' ? code : code,
      level,
      parent: parentOf(code, level),
      geometry: { type: 'Polygon', coordinates: geometry.coordinates as Position[][] },
    })),
  );
}

function parentOf(code: string, level: Draft['level']): string | null {
  if (level === 'grid') return code.slice(0, 12);
  if (level === 'village') return `${code.slice(0, 9)}000`;
  return level === 'township' ? `${code.slice(0, 6)}000000` : null;
}

/** Ways in which two answers differ: what only one has, and areas that are more than so far apart. */
export function differences(ours: Misfits, theirs: Misfits, share: number): string[] {
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((key) => {
    const [a, b] = [ours.get(key), theirs.get(key)];
    const isSame = a !== undefined && b !== undefined && Math.abs(a - b) <= share * Math.max(a, b);
    return isSame ? [] : [`${key}: ${a} here, ${b} there`];
  });
}
