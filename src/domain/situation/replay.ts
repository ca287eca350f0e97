import { ancestorCode } from '../grids/codes.ts';
import { DAY_MS } from '../time/civil-day.ts';
import { alertBudget, evaluationTimes, MONTH_DAYS, REPLAY_DAYS, type AlertBudget } from './alert-budget.ts';
import { LOOK_BACK_MS, SHORTEST_PAST_MS, type Learned } from './learn-past.ts';
import { CAUSE_FALSE_DISCOVERY_RATE, CAUSE_WINDOW_MS, oneCauseSteps, type CauseReport } from './one-cause.ts';
import { createPastCells } from './past-cells.ts';
import type { ReportColumns } from './past-reports.ts';
import type { Task } from '../tasks/task.ts';
import { createSeriesCounts } from './series-past.ts';
import { FALSE_SURGES_PER_MONTH } from './surge-model.ts';
import { createSurgeWatch } from './surge-watch.ts';
import { SILENCE_FALSE_DISCOVERY_RATE, silentGrids, type GridHistory } from './silent-grids.ts';
import { UNUSUAL_FALSE_DISCOVERY_RATE, unusualCounts } from './unusual.ts';
import { UNUSUAL_WINDOW_MS, unusualSeries } from './unusual-series.ts';

/** A replay results in the budget, where there was a day to replay. */
type Replay = Task<AlertBudget | undefined>;

/** Tests daily for silent grids; a silence that goes on is one alarm. */
export function* replaySilence({ asOf, profile, dispersion }: Learned, reports: ReportColumns): Replay {
  const firstAt = reports.size > 0 ? reports.time(0) : asOf;
  const times = evaluationTimes(firstAt + SHORTEST_PAST_MS, asOf, DAY_MS);
  const grids = reports.units.map((unit) => ancestorCode(unit, 'grid'));
  const histories = new Map<string, GridHistory>();
  const flagged = new Set<string>();
  let [entered, left] = [0, 0];
  for (const time of times) {
    const from = Math.max(firstAt, time - LOOK_BACK_MS);
    for (; entered < reports.size && reports.time(entered) <= time; entered += 1) {
      const unitCode = grids[reports.unit(entered)];
      if (unitCode === undefined) continue;
      const count = (histories.get(unitCode)?.count ?? 0) + 1;
      histories.set(unitCode, { unitCode, count, lastAt: reports.time(entered) });
      yield;
    }
    for (; left < entered && reports.time(left) < from; left += 1) {
      const unitCode = grids[reports.unit(left)];
      const history = unitCode === undefined ? undefined : histories.get(unitCode);
      if (history === undefined) continue;
      if (history.count === 1) histories.delete(history.unitCode);
      else history.count -= 1;
      yield;
    }
    const until = entered > 0 ? reports.time(entered - 1) : time;
    const input = { grids: [...histories.values()], from, until, profile, dispersion };
    for (const { unitCode, lastAt } of silentGrids(input)) flagged.add(`${unitCode} ${lastAt}`);
    yield;
  }
  return alertBudget('silent', flagged.size, times.length, DAY_MS, SILENCE_FALSE_DISCOVERY_RATE);
}

/** Tests daily for many reports with one cause; a proposal that only adds reports to an earlier one is no new alarm. */
export function* replayOneCause({ asOf, dispersion }: Learned, reports: ReportColumns): Replay {
  const firstAt = reports.size > 0 ? reports.time(0) : asOf;
  const times = evaluationTimes(firstAt + CAUSE_WINDOW_MS + SHORTEST_PAST_MS, asOf, DAY_MS);
  const past = createPastCells();
  const proposed = new Set<string>();
  let alarms = 0;
  let [entered, left] = [0, 0];
  const move = (row: number, count: number) => {
    if (reports.isValid(row))
      past.add(reports.category(row), reports.longitude(row), reports.latitude(row), count);
  };
  for (const until of times) {
    const pastTo = until - CAUSE_WINDOW_MS;
    const pastFrom = Math.max(firstAt, pastTo - LOOK_BACK_MS);
    for (; entered < reports.size && reports.time(entered) < pastTo; entered += 1) {
      move(entered, 1);
      yield;
    }
    for (; left < entered && reports.time(left) < pastFrom; left += 1) {
      move(left, -1);
      yield;
    }
    const window = yield* validBetween(reports, pastTo, until);
    const input = { reports: window, past, pastMs: pastTo - pastFrom, dispersion };
    for (const proposal of yield* oneCauseSteps(input)) {
      if (proposal.reports.every(({ eventNo }) => !proposed.has(eventNo))) alarms += 1;
      for (const { eventNo } of proposal.reports) proposed.add(eventNo);
    }
    yield;
  }
  return alertBudget('oneCause', alarms, times.length, DAY_MS, CAUSE_FALSE_DISCOVERY_RATE);
}

/** Tests every six hours, without overlap, for unusual counts; each flagged count is an alarm. */
export function* replayUnusual({ asOf, dispersion }: Learned, reports: ReportColumns): Replay {
  const firstAt = reports.size > 0 ? reports.time(0) : asOf;
  const times = evaluationTimes(firstAt + SHORTEST_PAST_MS + UNUSUAL_WINDOW_MS, asOf, UNUSUAL_WINDOW_MS);
  let alarms = 0;
  for (const to of times) {
    alarms += unusualCounts(unusualSeries(reports, firstAt, to), dispersion).length;
    yield;
  }
  return alertBudget('unusual', alarms, times.length, UNUSUAL_WINDOW_MS, UNUSUAL_FALSE_DISCOVERY_RATE);
}

/** Tests every report as it came, against the reports before it, for a surge; each that begins is an alarm. */
export function* replaySurges({ asOf, series }: Learned, reports: ReportColumns): Replay {
  const firstAt = reports.size > 0 ? reports.time(0) : asOf;
  const from = Math.max(firstAt + SHORTEST_PAST_MS, asOf - REPLAY_DAYS * DAY_MS);
  const days = Math.floor((asOf - from) / DAY_MS);
  const counts = createSeriesCounts();
  const past = { ...series, counts, days: 1 };
  const watch = createSurgeWatch(past);
  const unitOf = (row: number) => reports.units[reports.unit(row)] ?? '';
  const count = (row: number, by: number) => {
    if (reports.isValid(row)) counts.add(unitOf(row), reports.category(row), by);
  };
  let [entered, left] = [0, 0];
  for (let day = 0; day < days; day += 1) {
    // The counts are of what came before the day; hours of the week and spread are of the whole past, later days too. Live,
    // the past ends at the day's learning, so what came up to then counts in it.
    const start = asOf - (days - day) * DAY_MS;
    const pastFrom = Math.max(firstAt, start - LOOK_BACK_MS);
    for (; entered < reports.size && reports.time(entered) < start; entered += 1) {
      count(entered, 1);
      yield;
    }
    for (; left < entered && reports.time(left) < pastFrom; left += 1) {
      count(left, -1);
      yield;
    }
    past.days = (start - pastFrom) / DAY_MS;
    yield;
    const end = reports.firstFrom(start + DAY_MS);
    for (let row = entered; row < end; row += 1) {
      yield;
      if (!reports.isValid(row)) continue;
      const [reportedAt, categoryCode] = [reports.time(row), reports.category(row)];
      watch.take({ reportedAt, categoryCode, unitCode: unitOf(row) });
    }
  }
  return alertBudget('surge', watch.begun, days, DAY_MS, FALSE_SURGES_PER_MONTH / MONTH_DAYS);
}

function* validBetween(reports: ReportColumns, from: number, until: number): Task<CauseReport[]> {
  const valid: CauseReport[] = [];
  const end = reports.firstFrom(until + 1);
  for (let row = reports.firstFrom(from); row < end; row += 1) {
    if (reports.isValid(row))
      valid.push({
        eventNo: String(row),
        categoryCode: reports.category(row),
        reportedAt: reports.time(row),
        longitude: reports.longitude(row),
        latitude: reports.latitude(row),
      });
    yield;
  }
  return valid;
}
