import type { Position } from '../../geo/positions.ts';
import { getisOrd } from '../../hotspots/significance/getis-ord.ts';
import { hotspotClasses, type HotspotClass } from '../../hotspots/significance/hotspot-class.ts';
import type { Task } from '../../tasks/task.ts';
import { placeCells, type CellChoice, type PlaceCells } from './place-cells.ts';
import { FEWEST_CASES_TO_TEST, type PictureFacts, type PlaceInput } from './place-question.ts';
import { weighCases } from './weigh-cases.ts';

export interface SignificanceInput extends PlaceInput {
  readonly cells: CellChoice;
}

/** How the cells of a picture lie. */
export interface CellFacts {
  readonly kind: CellChoice['kind'];
  readonly count: number;
  readonly distanceM: number;
  readonly edgeM: number | null;
  readonly areaKm2: number | null;
}

/** A cell that is drawn. */
export interface DrawnCell {
  /** Code of the unit or of the hexagon. */
  readonly key: string;
  readonly position: Position;
  /** `null` for a unit. */
  readonly ring: readonly Position[] | null;
  /** Sum of the weights in it, and the number of cases. */
  readonly weight: number;
  readonly cases: number;
}

/** Cells with their Gi*. */
export interface SignificancePicture {
  readonly kind: 'significance';
  readonly facts: PictureFacts;
  readonly cells: CellFacts;
  /** The false discovery rate that is held; `null` where there are too few cases to test. */
  readonly level: number | null;
  /** Cells with a case, and significant ones without. */
  readonly drawn: readonly (DrawnCell & {
    readonly z: number;
    readonly p: number;
    readonly class: HotspotClass;
  })[];
  /** Sum of the weights of cases that no cell holds. */
  readonly outside: number;
}

/** The false discovery rate of all pictures. */
export const DISCOVERY_LEVEL = 0.05;

/** Which cells are hot or cold against all others, with the false discovery rate held. */
export function* significancePicture(input: SignificanceInput): Task<SignificancePicture> {
  const { rows, weights, facts } = weighCases(input);
  yield;
  const cells = placeCells(input.cases, input.filter, input.cells);
  yield;
  const values = new Float64Array(cells.count);
  const cases = new Uint32Array(cells.count);
  let outside = 0;
  rows.forEach((row, at) => {
    const cell = cells.cellOf(row);
    if (cell < 0) outside += weights[at]!;
    else {
      values[cell]! += weights[at]!;
      cases[cell]! += 1;
    }
  });
  yield;
  const scores = getisOrd(cells.points, values, { distanceM: cells.distanceM, isStar: true });
  const isTested = facts.cases >= FEWEST_CASES_TO_TEST;
  const classes = hotspotClasses(scores, DISCOVERY_LEVEL);
  const drawn: SignificancePicture['drawn'][number][] = [];
  for (let cell = 0; cell < cells.count; cell++) {
    const found = isTested ? classes[cell]! : 'not-significant';
    if (cases[cell] === 0 && found === 'not-significant') continue;
    drawn.push({
      ...drawnCell(cells, cell, values[cell]!, cases[cell]!),
      z: scores.z[cell]!,
      p: scores.p[cell]!,
      class: found,
    });
  }
  return {
    kind: 'significance',
    facts,
    cells: cellFacts(cells),
    level: isTested ? DISCOVERY_LEVEL : null,
    drawn,
    outside,
  };
}

/** A cell as it is drawn. */
export function drawnCell(cells: PlaceCells, cell: number, weight: number, cases: number): DrawnCell {
  return {
    key: cells.keyOf(cell),
    position: cells.positionOf(cell),
    ring: cells.ringOf(cell),
    weight,
    cases,
  };
}

/** What is said of the cells. */
export function cellFacts({ kind, count, distanceM, edgeM, areaKm2 }: PlaceCells): CellFacts {
  return { kind, count, distanceM, edgeM, areaKm2 };
}
