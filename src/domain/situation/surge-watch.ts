import { countyCode } from '../grids/codes.ts';
import type { Task } from '../tasks/task.ts';
import { HOUR_MS, MINUTE_MS } from '../time/zone.ts';
import { countInterval, probabilityAtLeast } from './count-distribution.ts';
import type { SeriesPast } from './series-past.ts';
import {
  FEWEST_SURGE_REPORTS,
  LONGEST_SURGE_WINDOW_MS,
  othersModel,
  seriesModel,
  SHORTEST_SURGE_WINDOW_MS,
  SURGE_WINDOWS_MS,
  surgeLevel,
  type SurgeSeries,
} from './surge-model.ts';

/** A surge is over when the last hour is as usual: its count lies in the lower 95 %. */
const CALM_WINDOW_MS = HOUR_MS;
const CALM_LEVEL = 0.05;
/** It lasts at least this long after the last report that was significant. */
const LEAST_LASTING_MS = 30 * MINUTE_MS;
/** How often it is asked whether it is over. */
const CHECK_EVERY_MS = 5 * MINUTE_MS;
/** Coverage of the interval that the seen number is held against. */
const COVERAGE = 0.99;

export interface SurgeReport {
  readonly reportedAt: number;
  readonly categoryCode: string;
  readonly unitCode: string;
}

/** Many more reports of a series than its past lets expect. Times are epoch ms. */
export interface Surge<Report extends SurgeReport> extends SurgeSeries {
  /** Of the first report of the burst. */
  readonly firstAt: number;
  /** Of the report that made it significant. */
  readonly startedAt: number;
  /** When it was over; `null` while it goes on. */
  readonly endedAt: number | null;
  /** Reports that the past lets expect in its time, and the 99 % interval. */
  readonly expected: number;
  readonly low: number;
  readonly high: number;
  /** The smallest chance of any of its reports to find as many others before it. */
  readonly probability: number;
  /** Every report of the series since the first, in order of time. */
  readonly reports: readonly Report[];
}

interface Running<Report> {
  readonly startedAt: number;
  probability: number;
  significantAt: number;
  checkAt: number;
  endedAt: number | null;
  /** The first is that of the burst. */
  reports: Report[];
}

interface Watched<Report> {
  readonly series: SurgeSeries;
  /** Reports of the longest window, none of them from before the end of the last surge. */
  recent: Report[];
  calmFrom: number;
  running: Running<Report> | undefined;
}

/** What a report is tested against: others of its series. */
type Tested<Report> = Pick<Watched<Report>, 'series' | 'recent' | 'calmFrom'>;

/** Takes reports in order of time and says which surges there were. */
export interface SurgeWatch<Report extends SurgeReport> {
  take(report: Report): void;
  /** All surges up to `asOf`, by the time at which they began. */
  surges(asOf: number): Surge<Report>[];
  /** How many have begun. */
  readonly begun: number;
}

/** A watch that has seen nothing. A report of a voided or refused incident is not to be taken. */
export function createSurgeWatch<Report extends SurgeReport>(past: SeriesPast): SurgeWatch<Report> {
  const watched = new Map<string, Watched<Report>>();
  const all: { readonly series: SurgeSeries; readonly surge: Running<Report> }[] = [];

  function seriesOf(county: string, categoryCode: string | null): Watched<Report> {
    const key = `${county} ${categoryCode ?? ''}`;
    const known = watched.get(key);
    if (known !== undefined) return known;
    const series = { countyCode: county, categoryCode };
    const made: Watched<Report> = { series, recent: [], calmFrom: -Infinity, running: undefined };
    watched.set(key, made);
    return made;
  }

  /** Ends what was over before a moment. */
  function settle(one: Watched<Report>, time: number): void {
    for (let { running } = one; running !== undefined && running.checkAt <= time;) {
      const at = running.checkAt;
      running.checkAt += CHECK_EVERY_MS;
      if (at - running.significantAt < LEAST_LASTING_MS) continue;
      const count = one.recent.filter(
        ({ reportedAt }) => reportedAt > at - CALM_WINDOW_MS && reportedAt <= at,
      ).length;
      const usual = seriesModel(past, one.series, at - CALM_WINDOW_MS, at);
      if (probabilityAtLeast(usual, count) <= CALM_LEVEL) continue;
      running.endedAt = at;
      one.running = running = undefined;
      one.calmFrom = at;
      one.recent = [];
    }
  }

  /** The smallest chance of as many others before a report; `undefined` where they are in no window too many. */
  function test(one: Tested<Report>, { reportedAt }: Report): number | undefined {
    const level = surgeLevel(past);
    let least: number | undefined;
    for (const windowMs of SURGE_WINDOWS_MS) {
      const from = Math.max(reportedAt - windowMs, one.calmFrom);
      const first = one.recent.findIndex((other) => other.reportedAt > from);
      const others = first < 0 ? 0 : one.recent.length - first;
      if (others + 1 < FEWEST_SURGE_REPORTS) continue;
      const model = othersModel(seriesModel(past, one.series, from, reportedAt));
      if (others <= model.mean) continue;
      const probability = probabilityAtLeast(model, others);
      if (probability <= level) least = Math.min(probability, least ?? 1);
    }
    return least;
  }

  /** Since which of the recent reports the crowd is least likely: there it began. */
  function firstOf({ series, recent }: Watched<Report>, until: number): number {
    let best = { first: Math.max(recent.length - FEWEST_SURGE_REPORTS, 0), probability: Infinity };
    for (let first = 0; first <= recent.length - FEWEST_SURGE_REPORTS; first += 1) {
      const since = recent[first]?.reportedAt ?? until;
      const model = othersModel(seriesModel(past, series, since, until));
      // The first and the last are given.
      const probability = probabilityAtLeast(model, recent.length - first - 2);
      if (probability < best.probability) best = { first, probability };
    }
    return best.first;
  }

  /**
   * Without the few that stand alone before the burst: fewer than a surge needs, further from the rest than the rest is long,
   * where the rest is a surge by itself. A rare category has its crowd least likely with a lone one of hours before. What made
   * the surge significant stays.
   */
  function burstOf({ series, calmFrom }: Watched<Report>, { reports, startedAt }: Running<Report>): Report[] {
    const last = reports.at(-1);
    if (last === undefined) return reports;
    const most = Math.min(FEWEST_SURGE_REPORTS - 1, reports.length - FEWEST_SURGE_REPORTS);
    for (let before = most; before > 0; before -= 1) {
      const [lone, first] = [reports[before - 1], reports[before]];
      if (lone === undefined || first === undefined || first.reportedAt > startedAt) continue;
      const lastsMs = Math.max(last.reportedAt - first.reportedAt, SHORTEST_SURGE_WINDOW_MS);
      if (first.reportedAt - lone.reportedAt <= lastsMs) continue;
      const others = reports.slice(before, -1);
      if (test({ series, calmFrom, recent: others }, last) !== undefined) return reports.slice(before);
    }
    return reports;
  }

  function begin(one: Watched<Report>, { reportedAt }: Report, probability: number): Running<Report> {
    const reports = one.recent.slice(firstOf(one, reportedAt));
    const running: Running<Report> = {
      startedAt: reportedAt,
      probability,
      significantAt: reportedAt,
      checkAt: reportedAt + CHECK_EVERY_MS,
      endedAt: null,
      reports,
    };
    all.push({ series: one.series, surge: running });
    return running;
  }

  function takeInto(one: Watched<Report>, report: Report): void {
    settle(one, report.reportedAt);
    const oldest = report.reportedAt - LONGEST_SURGE_WINDOW_MS;
    const kept = one.recent.findIndex(({ reportedAt }) => reportedAt > oldest);
    one.recent = kept < 0 ? [] : kept === 0 ? one.recent : one.recent.slice(kept);
    const probability = test(one, report);
    one.recent.push(report);
    one.running?.reports.push(report);
    if (probability === undefined) return;
    const running = (one.running ??= begin(one, report, probability));
    running.reports = burstOf(one, running);
    running.significantAt = report.reportedAt;
    running.probability = Math.min(running.probability, probability);
  }

  return {
    take(report) {
      const county = countyCode(report.unitCode);
      takeInto(seriesOf(county, report.categoryCode), report);
      takeInto(seriesOf(county, null), report);
    },
    surges(asOf) {
      for (const one of watched.values()) settle(one, asOf);
      return all.map(({ series, surge }) => {
        const { startedAt, endedAt, probability, reports } = surge;
        const firstAt = reports[0]?.reportedAt ?? startedAt;
        const usual = seriesModel(past, series, firstAt, endedAt ?? asOf);
        const interval = countInterval(usual, COVERAGE);
        const times = { firstAt, startedAt, endedAt };
        return { ...series, ...times, expected: usual.mean, ...interval, probability, reports };
      });
    },
    get begun() {
      return all.length;
    },
  };
}

/** The surges of reports in order of time, up to `asOf`; a task with a step for each report. */
export function* surgeSteps<Report extends SurgeReport>(
  reports: readonly Report[],
  past: SeriesPast,
  asOf: number,
): Task<Surge<Report>[]> {
  const watch = createSurgeWatch<Report>(past);
  for (const report of reports) {
    watch.take(report);
    yield;
  }
  return watch.surges(asOf);
}
