import { hasViewSector, type CameraView } from '../cameras/camera-view.ts';
import { seesPoint } from '../cameras/sees.ts';
import { usualRanges } from '../cameras/usual-range.ts';
import { distanceM, type Position } from '../geo/positions.ts';
import { metresFrom } from '../geo/local-plane.ts';
import { createPointIndex } from '../hotspots/plane/point-index.ts';
import type { Task } from '../tasks/task.ts';
import type { TimeRange } from '../time/ranges.ts';
import { greedyCover, type Cover } from './greedy-cover.ts';
import { riskSpots, type RiskCases, type RiskCell, type RiskSpots } from './risk-spots.ts';

/** Cells of the risk, m a side. */
export const BLIND_SPOT_CELL_M = 100;
/** Positions that are proposed at most. */
export const MOST_PROPOSALS = 20;

/** What cameras of unknown sector count as: they see nothing, or all around as far as their class usually does. */
export const UNKNOWN_SECTORS = ['nothing', 'usualRange'] as const;
export type UnknownSectors = (typeof UNKNOWN_SECTORS)[number];

export interface BlindSpotCamera extends CameraView {
  readonly pointClass: number;
  readonly status: string;
}

export interface BlindSpotQuestion {
  readonly cases: RiskCases;
  readonly cameras: readonly BlindSpotCamera[];
  /** The risk is that of the 52 weeks before, epoch ms. */
  readonly untilMs: number;
  /** How far a new camera sees, all around, m. */
  readonly viewRadiusM: number;
}

/** A position for one more camera. */
export interface Proposal {
  /** 1, 2, 3 … in the order in which they gain. */
  readonly order: number;
  readonly position: Position;
  /** Thefts to expect in 52 weeks that it sees and no camera, and no position before it, does. */
  readonly gainPerYear: number;
  /** The gain, and that of all up to here, as a share (0–1) of all thefts to expect. */
  readonly gainShare: number;
  readonly sumShare: number;
  /** Cases counted within its view. */
  readonly cases: number;
}

/** A cell with what nobody sees of it, thefts to expect in 52 weeks. */
export interface UnseenCell extends RiskCell {
  readonly unseenPerYear: Readonly<Record<UnknownSectors, number>>;
}

export interface BlindSpots {
  readonly window: TimeRange;
  readonly viewRadiusM: number;
  /** Cases counted, and those inside a bus, which were not. */
  readonly cases: number;
  readonly insideBus: number;
  readonly cameras: {
    readonly standing: number;
    readonly withSector: number;
    readonly withoutPosition: number;
    /** Counted as if they worked: what is missing there is a repair. */
    readonly outOfOrder: number;
  };
  readonly perYear: number;
  readonly cells: readonly UnseenCell[];
  readonly ways: Readonly<
    Record<UnknownSectors, { readonly unseenPerYear: number; readonly proposals: readonly Proposal[] }>
  >;
}

/** Cameras or spots that are looked at before others get their turn. */
const AT_ONCE = 128;

/**
 * Where thefts are to be expected and no camera looks: risk × not seen, and the next best positions by greedy cover. A
 * position is one of the spots of the risk. Taken twice: cameras of unknown sector see nothing, or see as far around as
 * their class usually does. Cameras that were taken down see nothing, and neither do those without a position.
 */
export function* findBlindSpots(
  { cases, cameras, untilMs, viewRadiusM }: BlindSpotQuestion,
  report: (share: number) => void,
): Task<BlindSpots> {
  const spots = riskSpots(cases, untilMs, BLIND_SPOT_CELL_M);
  const standing = cameras.filter(({ status }) => status !== 'removed');
  const seen = yield* seenSpots(spots, standing, viewRadiusM, (share) => report(share / 3));
  const cover = yield* coverOfSpots(spots, viewRadiusM, (share) => report((1 + share) / 3));
  const total = sum(spots.perYear);
  const unseen = (way: UnknownSectors): Float64Array =>
    spots.perYear.map((perYear, spot) => (seen[way][spot] === 1 ? 0 : perYear));
  const weights = { nothing: unseen('nothing'), usualRange: unseen('usualRange') };
  const ways = {
    nothing: yield* propose('nothing'),
    usualRange: yield* propose('usualRange'),
  };
  report(1);
  return {
    window: spots.window,
    viewRadiusM,
    cases: spots.rows.length,
    insideBus: spots.insideBus,
    cameras: {
      standing: standing.length,
      withSector: standing.filter(hasViewSector).length,
      withoutPosition: standing.filter(({ point }) => point === undefined).length,
      outOfOrder: standing.filter(({ status }) => status !== 'online').length,
    },
    perYear: total,
    cells: unseenCells(spots, weights),
    ways,
  };

  function* propose(way: UnknownSectors): Task<BlindSpots['ways'][UnknownSectors]> {
    const steps = yield* greedyCover(cover, weights[way], MOST_PROPOSALS);
    let gained = 0;
    const proposals = steps.map(({ candidate, gain }, index): Proposal => {
      gained += gain;
      const position = spots.positions[candidate]!;
      const isInView = (row: number): boolean =>
        distanceM(position, [cases.longitude[row]!, cases.latitude[row]!]) <= viewRadiusM;
      return {
        order: index + 1,
        position,
        gainPerYear: gain,
        gainShare: gain / total,
        sumShare: gained / total,
        cases: spots.rows.filter(isInView).length,
      };
    });
    return { unseenPerYear: sum(weights[way]), proposals };
  }
}

/** Which spots are seen, 1 = seen. */
function* seenSpots(
  spots: RiskSpots,
  cameras: readonly BlindSpotCamera[],
  cellM: number,
  report: (share: number) => void,
): Task<Record<UnknownSectors, Uint8Array>> {
  const usualRangeM = usualRanges(cameras);
  const seen = {
    nothing: new Uint8Array(spots.positions.length),
    usualRange: new Uint8Array(spots.positions.length),
  };
  const index = createPointIndex(spots.points, cellM);
  for (const [at, camera] of cameras.entries()) {
    if (at % AT_ONCE === 0) {
      report(at / cameras.length);
      yield;
    }
    const { point } = camera;
    if (point === undefined) continue;
    const reachM = camera.rangeM ?? usualRangeM(camera.pointClass) ?? 0;
    const [x, y] = spots.planeOf(point);
    index.forEachWithin(x, y, reachM * spots.stretch, (spot) => {
      const position = spots.positions[spot]!;
      if (hasViewSector(camera)) {
        if (seesPoint(camera, position)) seen.nothing[spot] = seen.usualRange[spot] = 1;
      } else if (Math.hypot(...metresFrom(point, position)) <= reachM) seen.usualRange[spot] = 1;
    });
  }
  return seen;
}

/** What a camera at each spot would see. */
function* coverOfSpots(spots: RiskSpots, radiusM: number, report: (share: number) => void): Task<Cover> {
  const index = createPointIndex(spots.points, radiusM);
  const { x, y } = spots.points;
  const starts = new Uint32Array(x.length + 1);
  const items: number[] = [];
  for (let spot = 0; spot < x.length; spot++) {
    if (spot % AT_ONCE === 0) {
      report(spot / x.length);
      yield;
    }
    const here = spots.positions[spot]!;
    index.forEachWithin(x[spot]!, y[spot]!, radiusM * spots.stretch, (other) => {
      if (Math.hypot(...metresFrom(here, spots.positions[other]!)) <= radiusM) items.push(other);
    });
    starts[spot + 1] = items.length;
  }
  return { starts, items: Uint32Array.from(items) };
}

function unseenCells(
  { cells, cellOf }: RiskSpots,
  weights: Readonly<Record<UnknownSectors, Float64Array>>,
): UnseenCell[] {
  const perCell = (unseen: Float64Array): Float64Array => {
    const sums = new Float64Array(cells.length);
    unseen.forEach((perYear, spot) => (sums[cellOf[spot]!]! += perYear));
    return sums;
  };
  const [nothing, usualRange] = [perCell(weights.nothing), perCell(weights.usualRange)];
  return cells
    .map((cell, at) => ({ ...cell, unseenPerYear: { nothing: nothing[at]!, usualRange: usualRange[at]! } }))
    .filter(({ unseenPerYear }) => unseenPerYear.nothing > 0);
}

function sum(values: Float64Array): number {
  return values.reduce((total, value) => total + value, 0);
}
