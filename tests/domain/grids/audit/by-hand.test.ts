import { describe, expect, it } from 'vitest';
import { auditDivision } from '../../../../src/domain/grids/audit/audit-division.ts';
import type { AuditUnit } from '../../../../src/domain/grids/audit/audit-input.ts';
import { AUDIT_TOLERANCES } from '../../../../src/domain/grids/audit/audit-input.ts';
import { canonicalJson } from '../../../../src/domain/grids/audit/canonical-json.ts';
import { ellipsoidalArea } from '../../../../src/domain/grids/audit/geodesic-area.ts';
import { ringFaults } from '../../../../src/domain/grids/audit/ring-faults.ts';
import { nodeEdges } from '../../../../src/domain/grids/audit/node-edges.ts';
import type { Position } from '../../../../src/domain/geo/positions.ts';

/** A box in thousandths of a degree from 113.1 E, 27.8 N, with its edges cut at further places if need be. */
const box = (west: number, south: number, east: number, north: number): Position[] =>
  ring([[west, south], [east, south], [east, north], [west, north]]); // prettier-ignore
const ring = (corners: [number, number][]): Position[] =>
  [...corners, corners[0]!].map(([x, y]): Position => [(113_100 + x) / 1_000, (27_800 + y) / 1_000]);
const unit = (code: string, level: AuditUnit['level'], ...rings: Position[][]): AuditUnit => ({
  code,
  level,
  geometry: { type: 'Polygon', coordinates: rings },
});
const VILLAGE = unit('430204001001', 'village', box(0, 0, 10, 10));
const kinds = (units: AuditUnit[], more = {}) =>
  auditDivision({ units, ...more }).findings.map(({ kind, codes }) => `${kind} ${codes.join(' ')}`);

describe('an audit by hand', () => {
  it('measures on the ellipsoid: a degree by a degree at the equator has 12 308.8 km²', () => {
    // 12 308 778 361.469 m² in the tests of GeographicLib (Karney).
    const { areaM2 } = ellipsoidalArea([[0, 0], [1, 0], [1, 1], [0, 1]]); // prettier-ignore
    expect(areaM2 / 1e6).toBeCloseTo(12_308.778, 2);
  });

  it('takes a corner on a neighbour’s edge for no gap', () => {
    const west = unit('430204001001901000', 'grid', box(0, 0, 5, 10));
    const east = unit('430204001001902000', 'grid', ring([[5, 0], [10, 0], [10, 10], [5, 10], [5, 7], [5, 3]])); // prettier-ignore
    expect(kinds([VILLAGE, west, east])).toEqual([]);
  });

  it('misses nothing where a unit has no units of the next level', () => {
    const other = unit('430204001002', 'village', box(10, 0, 20, 10));
    const grid = unit('430204001001901000', 'grid', box(0, 0, 10, 10));
    expect(kinds([VILLAGE, other, grid])).toEqual([]);
  });

  it('tells units apart that no unit holds together: they overlap, and enclose a hole', () => {
    const frame = unit('430204000000', 'county', box(0, 0, 9, 9), box(3, 3, 6, 6));
    const beside = unit('430202000000', 'county', box(8, 0, 12, 9));
    expect(kinds([frame, beside])).toEqual(['overlap 430204000000 430202000000', 'hole 430204000000']);
    const enclave = unit('430203000000', 'county', box(3, 3, 6, 6));
    expect(kinds([frame, enclave])).toEqual([]);
  });

  it('finds an incident on the border of two grids in one of them', () => {
    const grids = [
      unit('430204001001901000', 'grid', box(0, 0, 5, 10)),
      unit('430204001001902000', 'grid', box(5, 0, 10, 10)),
    ];
    const at = (x: number, y: number): Position => [(113_100 + x) / 1_000, (27_800 + y) / 1_000];
    const points = [[5, 4], [0, 4], [5, 0], [5, 10], [3, 3]].map(([x, y], id) => ({ id: String(id), position: at(x!, y!) })); // prettier-ignore
    expect(kinds([VILLAGE, ...grids], { points })).toEqual([]);
    expect(kinds([VILLAGE, ...grids], { points: [{ id: 'far', position: at(30, 30) }] })).toEqual([
      'incidentInNoGrid far',
    ]);
  });

  it('keeps what is within the tolerances to itself, and counts it all the same', () => {
    // 0.001° of latitude by 0.005° of longitude: about 54 600 m².
    const grids = [
      unit('430204001001901000', 'grid', box(0, 0, 5, 10)),
      unit('430204001001902000', 'grid', box(5, 0, 10, 9)),
    ];
    expect(kinds([VILLAGE, ...grids])).toEqual(['gap 430204001001 430204001001902000 430204001001901000']);
    const tolerances = { ...AUDIT_TOLERANCES, gapM2: 60_000 };
    const { levels, findings } = auditDivision({ units: [VILLAGE, ...grids], tolerances });
    expect(findings).toEqual([]);
    expect(levels.find(({ level }) => level === 'grid')?.gapM2).toBeCloseTo(54_600, -3);
    const asSliver = { ...AUDIT_TOLERANCES, sliverM2: 60_000 };
    expect(kinds([VILLAGE, ...grids], { tolerances: asSliver })[0]).toMatch(/^sliver/);
  });

  it('says the same of units in another order', () => {
    const grids = [
      unit('430204001001901000', 'grid', box(0, 0, 6, 10)),
      unit('430204001001902000', 'grid', box(5, 0, 9, 10)),
    ];
    const told = (units: AuditUnit[]) =>
      auditDivision({ units }).findings.map(({ kind, areaM2 }) => [kind, areaM2?.toFixed(3)]);
    expect(told([...grids, VILLAGE])).toEqual(told([VILLAGE, ...grids.toReversed()]));
  });

  it('gives an edge the corners that others have on it, and no others', () => {
    const square: Position[] = [[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]; // prettier-ignore
    const beside: Position[] = [[10, 7], [10, 3], [12, 3], [10, 7]]; // prettier-ignore
    const off: Position[] = [[5, 0.1], [6, 0.1], [6, 1], [5, 0.1]]; // prettier-ignore
    const polygon = (points: Position[]) => ({ type: 'Polygon' as const, coordinates: [points] });
    const [noded, ...others] = nodeEdges([square, beside, off].map(polygon), 0.01);
    expect(noded).toEqual(polygon([[0, 0], [10, 0], [10, 3], [10, 7], [10, 10], [0, 10], [0, 0]])); // prettier-ignore
    expect(others).toEqual([beside, off].map(polygon));
  });

  describe('a strip of 0.1 m along an edge of 5 km, which has no area between geodesics', () => {
    const south = unit('430204001001901000', 'grid', ring([[0, 0], [50, 0], [50, 5], [40, 5.001], [30, 5.001], [20, 5.001], [10, 5.001], [0, 5]])); // prettier-ignore
    const north = unit('430204001001902000', 'grid', box(0, 5, 50, 10));

    it('is told as an overlap of both units', () => {
      const village = unit('430204001001', 'village', box(0, 0, 50, 10));
      const { findings } = auditDivision({ units: [village, south, north] });
      expect(findings.map(({ kind, codes }) => [kind, ...codes.toSorted()])).toEqual([
        ['sliver', south.code, north.code],
      ]);
      expect(findings[0]!.areaM2).toBe(0);
      expect(findings[0]!.proposal?.action).toBe('trim');
    });

    it('is told as excess of the unit that leaves its parent', () => {
      const village = unit('430204001001', 'village', box(0, 0, 50, 5));
      expect(kinds([village, south])).toEqual([`outsideParent ${south.code} 430204001001`]);
    });
  });

  it('finds holes that lie outside of their ring, and in another hole', () => {
    const outside = unit('430204001001901000', 'grid', box(0, 0, 10, 10), box(20, 20, 21, 21));
    const within = unit('430204001002901000', 'grid', box(0, 0, 10, 10), box(2, 2, 8, 8), box(4, 4, 5, 5));
    const smallFirst = unit(
      '430204001002901000',
      'grid',
      box(0, 0, 10, 10),
      box(4, 4, 6, 6),
      box(2, 2, 8, 8),
    );
    const apart = unit('430204001003901000', 'grid', box(0, 0, 10, 10), box(1, 1, 2, 2), box(4, 4, 5, 5));
    const faults = (...units: AuditUnit[]) =>
      units.map((one) => ringFaults(one.geometry).map(({ reason }) => reason));
    expect(faults(outside, within, smallFirst, apart)).toEqual([
      [{ id: 'holeOutside', hole: 1 }],
      [{ id: 'holeInHole', hole: 2, other: 1 }],
      [{ id: 'holeInHole', hole: 1, other: 2 }],
      [],
    ]);
    expect(auditDivision({ units: [outside] }).findings.map(({ message }) => message)).toContain(
      'hole 1 lies outside of the outer ring',
    );
  });

  it('names layer, file and row of the unit, and of the incident', () => {
    const at = (row: number) => ({ layer: 'grids', file: 'grids.geojson', row });
    const grids = [
      { ...unit('430204001001901000', 'grid', box(0, 0, 6, 10)), at: at(7) },
      { ...unit('430204001001902000', 'grid', box(5, 0, 10, 10)), at: at(8) },
      { ...unit('x', 'grid', box(20, 0, 21, 1)), at: at(9) },
    ];
    const points = [{ id: 'E1', position: [113.1055, 27.805] as Position, at: { layer: 'events', row: 3 } }];
    const { findings } = auditDivision({ units: [VILLAGE, ...grids], points });
    expect(findings.map(({ kind, at: place }) => [kind, place])).toEqual([
      ['overlap', at(8)],
      ['malformedCode', at(9)],
      ['incidentInTwoGrids', { layer: 'events', row: 3 }],
    ]);
  });

  it('counts codes once and drawings each, and members of areas at their own level', () => {
    const grids = [
      unit('430204001001901000', 'grid', box(0, 0, 5, 10)),
      unit('430204001001902000', 'grid', box(5, 0, 10, 10)),
      unit('430204001001902000', 'grid', box(5, 0, 10, 10)),
    ];
    const area = (code: string, memberCodes: string[]) => ({
      ...unit(code, 'area', box(0, 0, 5, 10)),
      memberCodes,
    });
    const { levels } = auditDivision({
      units: [VILLAGE, ...grids, area('HT-PQ-01', ['430204001001901', '430204001001909'])],
    });
    expect(
      levels.map(({ level, parentLevel, expected, found, drawn }) => [
        level,
        parentLevel,
        expected,
        found,
        drawn,
      ]),
    ).toEqual([
      ['village', null, null, 1, 1],
      ['grid', 'village', null, 2, 3],
      ['area', null, null, 1, 1],
      ['grid', 'area', 2, 1, 1],
    ]);
  });

  it('writes equal values as equal texts', () => {
    expect(canonicalJson({ b: [1, { d: 'ä', c: null }], a: undefined, A: 0.1 })).toBe(
      '{"A":0.1,"b":[1,{"c":null,"d":"ä"}]}',
    );
  });
});
