import { createRandom } from '../../random/random.ts';
import { civilDayOfTime, dateOfCivilDay } from '../../time/civil-day.ts';
import { formatIso } from '../../time/zone.ts';
import { createSceneSource } from './background.ts';
import { createBusNet } from './bus-rides.ts';
import type { CaseCity, CaseDraft, SimulatedCase } from './case-city.ts';
import { addCircumstances } from './circumstances.ts';
import { repeatOf } from './near-repeats.ts';
import { commuterSeries, passingSeries } from './planted-series.ts';

export type { CaseCity, SimulatedCase } from './case-city.ts';

export interface CaseSimulation {
  seed: number;
  /** Moment of the simulation, epoch ms; nothing is reported after it. */
  asOf: number;
  city: CaseCity;
  /** Number of cases; default 1,200. */
  volume?: number;
}

/** Names of the planted series and the numbers of their cases. */
export type PlantedSeries = Record<'commuters' | 'passing', string[]>;

const WEEKS = 52;
const NODE_ID = 'square-xiangshi';
const PASSING_COUNTIES = ['430202', '430211'] as const;

/**
 * Pickpocketing cases of the 52 weeks before `asOf`, oldest report first: everyday cases by place type, hour, market
 * day, commute and season, near repeats, and two planted travelling series. Pure and deterministic in seed, moment and
 * city. Everything is synthetic; shares are assumed (the papers print none).
 */
export function simulateCases(simulation: CaseSimulation): SimulatedCase[] {
  return simulateCasesWithTruth(simulation).cases;
}

/** As `simulateCases`, with the case numbers of the planted series: for tests only, never for the application. */
export function simulateCasesWithTruth({ seed, asOf, city, volume = 1200 }: CaseSimulation): {
  cases: SimulatedCase[];
  truth: PlantedSeries;
} {
  const lastDay = civilDayOfTime(asOf);
  const firstDay = lastDay - WEEKS * 7 + 1;
  const buses = createBusNet(city);
  const planted = [
    ...commuterSeries(createRandom(seed, 1), city, buses, NODE_ID, lastDay),
    ...passingSeries(createRandom(seed, 2), city, PASSING_COUNTIES, lastDay),
  ].slice(0, volume);
  const drafts = [...planted, ...everyday(volume - planted.length)].filter(isInCity);
  const cases = numbered(
    drafts.toSorted((a, b) => a.reportedAt - b.reportedAt || a.occurredFrom - b.occurredFrom),
  );
  const truth: PlantedSeries = { commuters: [], passing: [] };
  for (const { series, record } of cases)
    if (series === 'commuters' || series === 'passing') truth[series].push(record.caseNo);
  return { cases: cases.map(({ record }) => record), truth };

  function everyday(count: number): CaseDraft[] {
    const source = createSceneSource(city, buses, firstDay, lastDay);
    if (!source) return [];
    const scenes = createRandom(seed, 3);
    const circumstances = createRandom(seed, 4);
    const list: CaseDraft[] = [];
    // A city that contains none of its places would never fill the list.
    for (let attempt = 0; list.length < count && attempt < 20 * count; attempt++) {
      const scene = source(scenes);
      const again = repeatOf(scenes, scene);
      for (const one of again ? [scene, again] : [scene]) {
        const draft = addCircumstances(circumstances, one, asOf);
        if (draft.reportedAt <= asOf && list.length < count && isInCity(draft)) list.push(draft);
      }
    }
    return list;
  }

  function isInCity({ point }: CaseDraft): boolean {
    return city.unitAt(point) !== undefined;
  }

  function numbered(sorted: readonly CaseDraft[]): { record: SimulatedCase; series: string | undefined }[] {
    const serials = new Map<string, number>();
    return sorted.map(({ series, ...draft }) => {
      // Where the division began later, today's stands.
      const unitCode = city.unitAt(draft.point, draft.reportedAt) ?? city.unitAt(draft.point)!;
      const day = dateOfCivilDay(civilDayOfTime(draft.reportedAt)).replaceAll('-', '');
      const prefix = `SIM-${unitCode.slice(0, 6)}-${day}`;
      const serial = (serials.get(prefix) ?? 0) + 1;
      serials.set(prefix, serial);
      const caseNo = `${prefix}-${String(serial).padStart(3, '0')}`;
      return { series, record: toRecord(draft, caseNo, unitCode) };
    });
  }
}

function toRecord(draft: Omit<CaseDraft, 'series'>, caseNo: string, unitCode: string): SimulatedCase {
  const { point, occurredFrom, occurredTo, reportedAt, arrestedAt, ...rest } = draft;
  return {
    caseNo,
    offenceCode: '050240',
    ...rest,
    occurredFrom: formatIso(occurredFrom),
    occurredTo: formatIso(occurredTo),
    reportedAt: formatIso(reportedAt),
    carriedOnPerson: true,
    longitude: point[0],
    latitude: point[1],
    unitCode,
    ...(arrestedAt === undefined ? {} : { arrestedAt: formatIso(arrestedAt) }),
    origin: 'synthetic',
  };
}
