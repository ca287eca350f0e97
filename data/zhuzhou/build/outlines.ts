import { signedGeodesicAreaM2 } from '../../../src/domain/geo/rings.ts';
import type { Fields } from './fields.ts';
import { meander } from './meander.ts';
import type { Mesh, Ring } from './mesh.ts';
import { toDegrees, toPlane, type Point } from './projection.ts';
import { createRandom } from './random.ts';
import { segmentsMeet, smoothLine } from './shapes.ts';
import { COUNTY_AREAS_KM2, OUT, SKETCH_ARCS, SKETCH_NODES, type SketchNode } from './sketch.ts';

/** The 湘江 divides 渌口 into two faces of the sketch; the county is both. */
export const WEST_BANK = '430212-west';
export const EAST_BANK = '430212-east';

interface Arc {
  from: string;
  to: string;
  left: string;
  right: string;
  points: Point[];
  fixed: boolean;
}

export interface Outlines {
  /** Ring of each county, counter-clockwise. */
  counties: Map<string, Ring>;
  /** The rings to divide into townships: one per county, two for 渌口. */
  faces: Map<string, Ring>;
  /** Course of the river, downstream. */
  river: number[];
}

const RIVER_NODES: { node: string; left: string; right: string }[] = [
  { node: 'tianyuan-lukou-river', left: WEST_BANK, right: EAST_BANK },
  { node: 'lusong-tianyuan-lukou', left: '430211', right: EAST_BANK },
  { node: 'shifeng-lusong-tianyuan', left: '430211', right: '430203' },
  { node: 'river-mouth', left: '430211', right: '430204' },
];

/** Draws the districts: sketch, wandering borders, areas tuned to the published ones. */
export function drawOutlines(mesh: Mesh, fields: Fields, river: readonly Point[]): Outlines {
  const arcs = [...riverArcs(river), ...borderArcs(fields, river)];
  for (let round = 0; round < 60; round++) tuneAreas(arcs);
  assertApart(arcs);
  const nodes = new Map<string, number>();
  const lines = arcs.map((arc) => {
    const ends = [arc.from, arc.to].map((node, end) => {
      const vertex = nodes.get(node) ?? mesh.vertex(end === 0 ? arc.points[0]! : arc.points.at(-1)!);
      nodes.set(node, vertex);
      return vertex;
    });
    return [ends[0]!, ...arc.points.slice(1, -1).map((p) => mesh.vertex(p)), ends[1]!];
  });
  const faceNames = [...new Set(arcs.flatMap((arc) => [arc.left, arc.right]))].filter((f) => f !== OUT);
  const ringOf = (members: string[]) =>
    chain(
      arcs.flatMap((arc, i) => {
        const [left, right] = [members.includes(arc.left), members.includes(arc.right)];
        return left === right ? [] : [left ? lines[i]! : lines[i]!.toReversed()];
      }),
    );
  const faces = new Map(faceNames.map((face) => [face, ringOf([face])]));
  const counties = new Map(
    Object.keys(COUNTY_AREAS_KM2).map((code) => [
      code,
      ringOf(faceNames.filter((face) => face.startsWith(code))),
    ]),
  );
  const course = lines.slice(0, RIVER_NODES.length).flatMap((line, i) => (i === 0 ? line : line.slice(1)));
  return { counties, faces, river: course };
}

/** The river cut at the nodes of the sketch that lie on it. */
function riverArcs(river: readonly Point[]): Arc[] {
  let start = 0;
  return RIVER_NODES.map(({ node, left, right }, i) => {
    const [x, y] = toPlane(SKETCH_NODES[node as SketchNode]);
    const distance = (p: Point) => Math.hypot(p[0] - x, p[1] - y);
    let end = start + 1;
    river.forEach((p, at) => {
      if (distance(p) < distance(river[end]!)) end = at;
    });
    const from = i === 0 ? 'river-source' : RIVER_NODES[i - 1]!.node;
    const points = river.slice(start, end + 1).map((p): Point => [...p]);
    start = end;
    return { from, to: node, left, right, points, fixed: true };
  });
}

/** The face of a county on a bank: only 渌口 has two. */
const onBank = (code: string, bank: string): string => (code === '430212' ? bank : code);

function borderArcs(fields: Fields, river: readonly Point[]): Arc[] {
  const roughness = (point: Point) => 0.3 - 0.24 * fields.urbanity(point);
  return SKETCH_ARCS.flatMap((sketch): Arc[] => {
    const control = [SKETCH_NODES[sketch.from], ...sketch.via, SKETCH_NODES[sketch.to]].map((p) =>
      toPlane(p as [number, number]),
    );
    const inner = [sketch.left, sketch.right].some((code) =>
      ['430202', '430203', '430204', '430211'].includes(code),
    );
    const draw = (line: Point[], name: string) => {
      // Borders leave a node straight, so that they keep clear of each other.
      const calm = ([x, y]: Point) =>
        Math.min(1, ...[line[0]!, line.at(-1)!].map((end) => Math.hypot(x - end[0], y - end[1]) / 3000));
      return meander(
        smoothLine(line, inner ? 1500 : 4500),
        (point) => roughness(point) * calm(point),
        inner ? 190 : 330,
        createRandom(name),
      );
    };
    const name = `${sketch.from} ${sketch.to} ${sketch.left}`;
    const { from, to, left, right } = sketch;
    if (left !== '430212' && right !== '430212')
      return [{ from, to, left, right, points: draw(control, name), fixed: false }];
    if (from !== 'tianyuan-lukou-out')
      return [
        {
          from,
          to,
          left: onBank(left, EAST_BANK),
          right: onBank(right, EAST_BANK),
          points: draw(control, name),
          fixed: false,
        },
      ];
    const west = { left: onBank(left, WEST_BANK), right: onBank(right, WEST_BANK), fixed: false };
    if (to !== 'lukou-you-out') return [{ from, to, ...west, points: draw(control, name) }];
    const source = river[0]!;
    const cut = control.findIndex((p) => Math.hypot(p[0] - source[0], p[1] - source[1]) < 1000);
    if (cut < 0) throw new Error('the river does not start on the outline of 渌口');
    return [
      { from, to: 'river-source', ...west, points: draw([...control.slice(0, cut), source], `${name} 1`) },
      {
        from: 'river-source',
        to,
        left: EAST_BANK,
        right,
        points: draw([source, ...control.slice(cut + 1)], `${name} 2`),
        fixed: false,
      },
    ];
  });
}

const countyOf = (face: string): string => face.slice(0, 6);

/** One round of tuning: borders move from districts that are too large into those that are too small. */
function tuneAreas(arcs: Arc[]): void {
  const pressure = new Map<string, number>([[OUT, 0]]);
  for (const county of Object.keys(COUNTY_AREAS_KM2)) {
    let area = 0;
    let perimeter = 0;
    for (const arc of arcs) {
      const sign = Number(countyOf(arc.left) === county) - Number(countyOf(arc.right) === county);
      if (sign === 0) continue;
      // The closing edge back to the start is counted for every arc and cancels around the ring.
      area += sign * openAreaM2(arc.points);
      if (!arc.fixed) perimeter += lineLength(arc.points);
    }
    pressure.set(county, (COUNTY_AREAS_KM2[county]! * 1e6 - area) / perimeter);
  }
  for (const arc of arcs) {
    if (arc.fixed) continue;
    const push = 0.35 * (pressure.get(countyOf(arc.left))! - pressure.get(countyOf(arc.right))!);
    const last = arc.points.length - 1;
    const moved = arc.points.map((p, i): Point => {
      const before = arc.points[Math.max(0, i - 10)]!;
      const after = arc.points[Math.min(last, i + 10)]!;
      const length = Math.hypot(after[0] - before[0], after[1] - before[1]) || 1;
      const taper = Math.min(1, i / 12, (last - i) / 12) * push;
      return [
        p[0] + ((after[1] - before[1]) / length) * taper,
        p[1] - ((after[0] - before[0]) / length) * taper,
      ];
    });
    arc.points = moved;
  }
}

/** Contribution of an open line to the area of a ring, in m² on the sphere. */
function openAreaM2(points: readonly Point[]): number {
  const line = points.map(toDegrees);
  const radians = Math.PI / 180;
  const [first, last] = [line[0]!, line.at(-1)!];
  const closing =
    (-(first[0] - last[0]) *
      radians *
      (Math.sin(first[1] * radians) + Math.sin(last[1] * radians)) *
      6_371_008.8 ** 2) /
    2;
  return signedGeodesicAreaM2(line) - closing;
}

function lineLength(points: readonly Point[]): number {
  let sum = 0;
  for (let i = 1; i < points.length; i++)
    sum += Math.hypot(points[i]![0] - points[i - 1]![0], points[i]![1] - points[i - 1]![1]);
  return sum;
}

const same = (p: Point, q: Point): boolean => Math.hypot(p[0] - q[0], p[1] - q[1]) < 1;

/** Throws where two borders of the finished outline cross, or one crosses itself. */
function assertApart(arcs: readonly Arc[]): void {
  const segments = arcs.flatMap(({ points, from, to }) =>
    points.slice(1).map((b, i) => ({ a: points[i]!, b, name: `${from} to ${to}` })),
  );
  for (const [k, s] of segments.entries())
    for (let m = k + 1; m < segments.length; m++) {
      const t = segments[m]!;
      if (same(s.a, t.a) || same(s.a, t.b) || same(s.b, t.a) || same(s.b, t.b)) continue;
      if (segmentsMeet(s.a, s.b, t.a, t.b))
        throw new Error(`the border ${s.name} crosses ${t.name} near ${toDegrees(s.a).join(', ')}`);
    }
}

/** Joins directed lines end to end to one ring. */
function chain(lines: number[][]): Ring {
  const byStart = new Map(lines.map((line) => [line[0]!, line]));
  const ring: Ring = [];
  let line = lines[0]!;
  do {
    ring.push(...line.slice(0, -1));
    const next = byStart.get(line.at(-1)!);
    if (!next) throw new Error('the borders of a district do not close');
    line = next;
  } while (line !== lines[0]);
  return ring;
}
