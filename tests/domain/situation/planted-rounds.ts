import type { FeatureCollection, Point, Polygon } from 'geojson';
import { ancestorCode } from '../../../src/domain/grids/codes.ts';
import { createRandom, type Random } from '../../../src/domain/random/random.ts';
import {
  simulateIncidents,
  type SimulatedPlace,
  type SimulatedUnit,
} from '../../../src/domain/simulation/incidents/simulate-incidents.ts';
import { plantedTruth } from '../simulation/incidents/planted-truth.ts';
import type { SimulatedIncident } from '../../../src/domain/simulation/incidents/simulated-incident.ts';
import { groupBy } from '../../../src/domain/arrays/group-by.ts';
import { createPastLearner, LOOK_BACK_MS, type Learned } from '../../../src/domain/situation/learn-past.ts';
import {
  CAUSE_WINDOW_MS,
  oneCauseSteps,
  type CauseProposal,
} from '../../../src/domain/situation/one-cause.ts';
import { isValidReport } from '../../../src/domain/situation/past-reports.ts';
import {
  eligibleGrids,
  silenceOf,
  silentGrids,
  type GridHistory,
  type SilenceInput,
} from '../../../src/domain/situation/silent-grids.ts';
import { runTask } from '../../../src/domain/tasks/task.ts';
import { parseIso } from '../../../src/domain/time/zone.ts';
import { cityCalibration, readCityFile } from '../simulation/incidents/simulation-checks.ts';

/** Two districts of the bundled city, in which grids are planted silent; about 152 days at their natural rate. */
const COUNTIES = ['430204', '430211'];
const VOLUME = 14_000;
const asOf = parseIso('2026-11-20T22:41:07+08:00');
const calibration = cityCalibration();
const units = finestUnits();
const places = (readCityFile('places.geojson') as FeatureCollection<Point, SimulatedPlace>).features.map(
  ({ properties, geometry }) => ({ ...properties, point: geometry.coordinates as [number, number] }),
);

function finestUnits(): SimulatedUnit[] {
  const all = ['village', 'grid', 'micro-grid'].flatMap((level) => {
    const { features } = readCityFile(`units-${level}.geojson`) as FeatureCollection<
      Polygon,
      SimulatedUnit & { parentCode: string }
    >;
    return features.map((feature) => ({ ...feature.properties, geometry: feature.geometry }));
  });
  const parents = new Set(all.map((unit) => unit.parentCode));
  return all.filter((unit) => !parents.has(unit.code) && COUNTIES.includes(unit.code.slice(0, 6)));
}

/** What the rules made of one seed. */
export interface Round {
  planted: number;
  found: number;
  /** Grids tested, and those flagged that were not planted. */
  tested: number;
  others: number;
  /** The same after the reports were shuffled among the grids of their district: nothing is planted there. */
  shuffled: { tested: number; belowOnePercent: number; flagged: number };
  /** Causes with so many reports in the last week (7 = 7 and more), and those that were proposed. */
  causes: Map<number, { planted: number; found: number }>;
  proposals: number;
  /** Proposals in which no two reports have one cause. */
  accidental: number;
  /** Proposals after the categories were shuffled: nothing has one cause there. */
  shuffledProposals: number;
}

const inputOf = (seed: number) => ({ seed, asOf, volume: VOLUME, calibration, units, places });

/** The reports of one seed, oldest first, and what they teach. */
export function playQuietFeed(seed: number) {
  const incidents = [...simulateIncidents(inputOf(seed))].flat();
  const learner = createPastLearner(incidents[0]?.reportedAt ?? asOf, asOf);
  for (const incident of incidents) learner.add(incident);
  return { incidents, learned: learner.learn(), reports: learner.reports, calibration };
}

/** Simulates one seed and applies the rules to it. */
export function playRound(seed: number): Round {
  const input = inputOf(seed);
  const incidents = [...simulateIncidents(input)].flat();
  const planted = new Set(plantedTruth(input).silentGrids.map(({ unitCode }) => unitCode));
  const learned = learnFrom(incidents);
  const flagged = silentGrids(silenceInput(incidents, learned));
  const random = createRandom(seed, 1);
  const proposals = proposalsOf(incidents, learned);
  const shuffledCategories = shuffleWithin(incidents, random, () => '', 'categoryCode');
  return {
    planted: planted.size,
    found: flagged.filter(({ unitCode }) => planted.has(unitCode)).length,
    tested: eligibleGrids(silenceInput(incidents, learned)).length,
    others: flagged.filter(({ unitCode }) => !planted.has(unitCode)).length,
    shuffled: testShuffled(
      shuffleWithin(incidents, random, (incident) => incident.unitCode.slice(0, 6), 'unitCode'),
      learned,
    ),
    causes: scoreCauses(incidents, proposals),
    proposals: proposals.length,
    accidental: proposals.filter((proposal) => mostOfOneCause(proposal) < 2).length,
    shuffledProposals: proposalsOf(shuffledCategories, learnFrom(shuffledCategories)).length,
  };
}

function learnFrom(incidents: readonly SimulatedIncident[]): Learned {
  const learner = createPastLearner(incidents[0]?.reportedAt ?? asOf, asOf);
  for (const incident of incidents) learner.add(incident);
  return learner.learn();
}

function silenceInput(incidents: readonly SimulatedIncident[], learned: Learned): SilenceInput {
  const from = Math.max(incidents[0]?.reportedAt ?? asOf, asOf - LOOK_BACK_MS);
  const histories = new Map<string, GridHistory>();
  for (const { unitCode: finest, reportedAt } of incidents) {
    const unitCode = ancestorCode(finest, 'grid');
    if (unitCode === undefined || reportedAt < from) continue;
    const count = (histories.get(unitCode)?.count ?? 0) + 1;
    histories.set(unitCode, { unitCode, count, lastAt: reportedAt });
  }
  const { profile, dispersion } = learned;
  const until = incidents.at(-1)?.reportedAt ?? asOf;
  return { grids: [...histories.values()], from, until, profile, dispersion };
}

function testShuffled(incidents: readonly SimulatedIncident[], learned: Learned): Round['shuffled'] {
  const input = silenceInput(incidents, learned);
  const tested = eligibleGrids(input).map((grid) => silenceOf(grid, input).probability);
  return {
    tested: tested.length,
    belowOnePercent: tested.filter((probability) => probability < 0.01).length,
    flagged: silentGrids(input).length,
  };
}

/** The same incidents with one field shuffled among those of a group. */
function shuffleWithin(
  incidents: readonly SimulatedIncident[],
  random: Random,
  groupOf: (incident: SimulatedIncident) => string,
  field: 'unitCode' | 'categoryCode',
): SimulatedIncident[] {
  const shuffled = incidents.map((incident) => ({ ...incident }));
  for (const group of groupBy(shuffled, groupOf).values())
    for (let last = group.length - 1; last > 0; last -= 1) {
      const other = group[Math.floor(random.next() * (last + 1))]!;
      [group[last]![field], other[field]] = [other[field], group[last]![field]];
    }
  return shuffled;
}

const week = (incidents: readonly SimulatedIncident[]) =>
  incidents.filter((incident) => incident.reportedAt >= asOf - CAUSE_WINDOW_MS && isValidReport(incident));

function proposalsOf(incidents: readonly SimulatedIncident[], { past, pastMs, dispersion }: Learned) {
  return runTask(oneCauseSteps({ reports: week(incidents), past, pastMs, dispersion }));
}

/** The first report of a cause names it. */
const causeOf = ({ parentEventNo, eventNo }: SimulatedIncident) => parentEventNo ?? eventNo;

function mostOfOneCause({ reports }: CauseProposal<SimulatedIncident>): number {
  return Math.max(...[...groupBy(reports, causeOf).values()].map((group) => group.length));
}

/** A cause counts as found where one proposal holds at least half of its reports, and at least two. */
function scoreCauses(
  incidents: readonly SimulatedIncident[],
  proposals: readonly CauseProposal<SimulatedIncident>[],
): Round['causes'] {
  const causes: Round['causes'] = new Map();
  for (const [cause, group] of groupBy(week(incidents), causeOf)) {
    if (group.length < 3) continue;
    const size = Math.min(group.length, 7);
    const entry = causes.get(size) ?? { planted: 0, found: 0 };
    causes.set(size, entry);
    entry.planted += 1;
    const most = proposals.map(({ reports }) => reports.filter((report) => causeOf(report) === cause).length);
    if (Math.max(0, ...most) >= Math.max(2, group.length / 2)) entry.found += 1;
  }
  return causes;
}
