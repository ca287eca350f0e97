import { planDocument, type PlanDocument } from '../../src/domain/shift/written-plan.ts';
import { makePlan } from '../../src/domain/shift/make-plan.ts';
import { endOfReportedDays } from '../../src/domain/shift/case-events.ts';
import { planTrial } from '../../src/domain/shift/plan-trial.ts';
import { nextShiftDate, startsOfTeams } from '../../src/domain/shift/shift-defaults.ts';
import { shiftOutlook } from '../../src/domain/shift/shift-outlook.ts';
import { shiftProblem } from '../../src/domain/shift/shift-problem.ts';
import { SHIFT_BOUNDS, shiftPeriod, TRAVEL_MODES } from '../../src/domain/shift/shift-settings.ts';
import { CARD_SETTINGS, evaluateCases } from '../../src/domain/shift/evaluate-cases.ts';
import { travelMinutes } from '../../src/domain/shift/travel-minutes.ts';
import { MODEL_NAMES } from '../../src/domain/hotspots/forecast/model-by-name.ts';
import { runTask } from '../../src/domain/tasks/task.ts';
import { textTable, type AnalyseAnswer } from './analyse-answer.ts';
import { chosenWord, share, wholeNumber } from './analyse-numbers.ts';
import { readCity, type PlanCity } from './plan-city.ts';

/** Options of `gridlight analyse plan` as they are typed. */
export interface PlanArguments {
  teams: string;
  shift: string;
  date?: string;
  travel: string;
  model: string;
  stops: string;
  stay: string;
  gap: string;
  compactness: string;
  seed: string;
}

/** `auto` is what the forecast card would use. */
const AUTO = 'auto';

/** The rounds of a shift in the city of the database, as the desk plans them. */
export async function analysePlan(
  options: PlanArguments,
  nowMs = Date.now(),
  read: () => Promise<PlanCity> = readCity,
): Promise<AnalyseAnswer> {
  const { teams, stops, stayMinutes, gapMinutes } = SHIFT_BOUNDS;
  const teamCount = wholeNumber('--teams', options.teams, teams.least, teams.most);
  const [fromMinute, toMinute] = shiftMinutes(options.shift);
  const travel = chosenWord('--travel', options.travel, TRAVEL_MODES);
  const [least, most] = rangeOf('--stay', options.stay, stayMinutes.least, stayMinutes.most);
  const seed = wholeNumber('--seed', options.seed, 0, 2 ** 31 - 1);
  const asked = {
    date: options.date ?? nextShiftDate(nowMs, { fromMinute, toMinute }),
    fromMinute,
    toMinute,
    stayMinutes: { least, most },
    mostGapMinutes: wholeNumber('--gap', options.gap, gapMinutes.least, gapMinutes.most),
    mostStops: wholeNumber('--stops', options.stops, stops.least, stops.most),
    travel,
    compactness: options.compactness === '0' ? 0 : share('--compactness', options.compactness),
    mustGoIds: [],
    locks: [],
    refusedIds: [],
  };
  const shift = periodOf(asked);
  const city = await read();
  const { cases, candidates } = city;
  if (cases.count === 0) throw new Error('the database has no cases: nothing to plan by');
  const model = chosenModel(options.model, city, seed);
  const cellM = CARD_SETTINGS.cellM;
  const { heldWeeks } = CARD_SETTINGS;
  const outlook = runTask(shiftOutlook({ cases, nowMs, candidates, shift, model, cellM, heldWeeks }));
  const chosen = Array.from({ length: teamCount }, () => null);
  const settings = { ...asked, startIds: startsOfTeams(chosen, candidates, outlook.risk.cases) };
  const places = candidates.map(({ position }) => position);
  const ways = runTask(
    travelMinutes(
      { places, graph: city.graph, buses: travel === 'bus' ? city.buses : null },
      () => undefined,
    ),
  );
  const origin = shiftProblem(settings, candidates, outlook.risk, ways);
  const trial = planTrial(origin, outlook, []);
  const made = runTask(makePlan({ problem: origin.problem, seed, previous: null, trial }));
  const document = planDocument(made, { ...origin, settings, candidates, seed, model });
  return {
    method: 'plan',
    parameters: { ...settings, model, seed, cell: cellM },
    n: outlook.cases,
    warnings: [
      ...(city.graph === null ? ['no streets: ways are estimated as the crow flies times 1.4'] : []),
      ...(city.graph !== null && ways.offStreet > 0
        ? [`${ways.offStreet} stops lie off the streets: their ways are estimated`]
        : []),
      ...(trial === null ? ['too few earlier cases for held-out weeks: no trial'] : []),
      ...document.outcome.unserved.map(({ name, reason }) => `${name} cannot be visited: ${reason}`),
    ],
    result: document,
    table: planTable(document),
  };
}

function chosenModel(text: string, { cases }: PlanCity, seed: number): string {
  if (text !== AUTO) {
    const known = [...MODEL_NAMES, AUTO].filter((name) => name !== 'counts-N');
    if (!/^counts-[1-9]\d{0,4}$/.test(text)) chosenWord('--model', text, known);
    return text;
  }
  const untilMs = endOfReportedDays(cases) ?? 0;
  try {
    return runTask(evaluateCases({ ...CARD_SETTINGS, cases, untilMs, seed }, () => undefined)).use;
  } catch (error) {
    // Too few cases for a held-out test: plain counts, as the desk does.
    if (error instanceof RangeError) return 'counts';
    throw error;
  }
}

function shiftMinutes(text: string): [number, number] {
  const match = /^(\d{1,2}):([0-5]\d)-(\d{1,2}):([0-5]\d)$/.exec(text);
  const [from = -1, to = -1] =
    match === null
      ? []
      : [Number(match[1]) * 60 + Number(match[2]), Number(match[3]) * 60 + Number(match[4])];
  const hours = ((to - from + 1440) % 1440 || 1440) / 60;
  const isRight = from >= 0 && from < 1440 && to >= 0 && to <= 1440;
  if (!isRight || hours > SHIFT_BOUNDS.hours.most || hours < SHIFT_BOUNDS.hours.least)
    throw new Error(`--shift ${text}: must be as 17:00-21:00, from 1 to 12 hours`);
  return [from, to];
}

function periodOf(settings: { date: string; fromMinute: number; toMinute: number }) {
  try {
    return shiftPeriod(settings);
  } catch {
    throw new Error(`--date ${settings.date}: must be a date as 2026-11-20`);
  }
}

function rangeOf(option: string, text: string, least: number, most: number): [number, number] {
  const parts = text.split('-');
  const [low, high] = [parts[0] ?? '', parts[1] ?? parts[0] ?? ''].map((part) =>
    wholeNumber(option, part, least, most),
  );
  if (parts.length > 2 || low === undefined || high === undefined || low > high)
    throw new Error(`${option} ${text}: must be as ${least}-${most}`);
  return [low, high];
}

function planTable({ rounds, outcome }: PlanDocument): string[] {
  const clock = (text: string): string => text.slice(11, 16);
  const { expected, trial } = outcome;
  const percent = (part: number, whole: number): string =>
    whole > 0 ? `${((part / whole) * 100).toFixed(0)} %` : '–';
  return [
    ...rounds.flatMap((round, team) => [
      `team ${team + 1}`,
      ...textTable(
        ['', 'arrive', 'leave', 'way', 'reason', 'place'],
        round.map(({ name, arriveAt, leaveAt, travelMinutes: way, reason }, index) => [
          index + 1,
          clock(arriveAt),
          clock(leaveAt),
          Math.round(way),
          reason.line ?? reason.kind,
          name,
        ]),
      ),
      '',
    ]),
    `expected thefts within reach: ${percent(expected.captured, expected.thefts)} of ${expected.thefts.toFixed(2)}`,
    ...(trial === null
      ? []
      : [
          `held-out weeks (${trial.shifts} shifts, n = ${trial.planned.thefts.toFixed(1)}): planned ${percent(trial.planned.captured, trial.planned.thefts)} (${(trial.planned.low * 100).toFixed(0)}–${(trial.planned.high * 100).toFixed(0)}), spread evenly ${percent(trial.even.captured, trial.even.thefts)}`,
        ]),
    `on the way: ${outcome.walkMinutes} minutes, all teams`,
  ];
}
