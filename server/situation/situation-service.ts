import type { Kysely } from 'kysely';
import type { BreachModel } from '../../src/domain/situation/breach.ts';
import { byDepartment } from '../../src/domain/situation/radar.ts';
import { FEWEST_WEEKS, baselineCount } from '../../src/domain/situation/unusual.ts';
import { pastWeeks } from '../../src/domain/situation/unusual-series.ts';
import { DAY_MS } from '../../src/domain/time/civil-day.ts';
import type { Shift } from '../../src/domain/time/shifts.ts';
import type { ShiftEnd } from '../../src/schemas/shift-end.ts';
import { periodUntil } from '../../src/domain/time/ranges.ts';
import { MINUTE_MS, startOfDay, WEEK_MS } from '../../src/domain/time/zone.ts';
import type { RadarItem, Situation } from '../../src/schemas/situation.ts';
import type { Database } from '../database/schema.ts';
import { TtlCache } from './ttl-cache.ts';
import { BackgroundScheduler, type BackgroundOptions } from './background-scheduler.ts';
import { readCameraSituation } from './cameras.ts';
import { readBurning, readNearDeadline, readOpenSummary, type OpenIncident } from './open-incidents.ts';
import { readReportSpan } from './learn-past.ts';
import { countWeekly, readCompletion, readWeekCounts, readWhistles } from './periods.ts';
import { findingsIn } from './rules.ts';
import { assessmentRule, readMonthlyFigures, type MonthlyFigures } from './monthly-figures.ts';
import { readScope, type Scope } from './scope.ts';
import { readOpenAtEnd } from './shift-end.ts';
import { SurgeService } from './surge-service.ts';
import { yieldToEventLoop } from '../time-slices.ts';

const ANSWER_EVERY_MS = 5_000;
/** The monthly figures and the cameras change slowly. */
const MONTHLY_EVERY_MS = 10 * MINUTE_MS;
const CAMERAS_EVERY_MS = MINUTE_MS;
/** What has ended changes only by steps that come late. */
const SHIFT_ENDS_EVERY_MS = MINUTE_MS;
/** How long an answer waits for the monthly figures. */
const PATIENCE_MS = 500;
const COMPLETION_DAYS = 30;
const MOST_DEPARTMENTS = 12;
const MOST_ITEMS = 30;

/** Answers what the situation is, from cached results where they are young enough. */
export class SituationService {
  /** The surges, by what this service learns from the past. */
  readonly surges: SurgeService;
  readonly #db: Kysely<Database>;
  readonly #now: () => number;
  readonly #options: BackgroundOptions;
  readonly #background: BackgroundScheduler;
  readonly #answers: TtlCache<Situation | undefined>;
  readonly #monthly: TtlCache<MonthlyFigures>;
  readonly #cameras: TtlCache<Situation['cameras']>;
  readonly #shiftEnds: TtlCache<ShiftEnd | undefined>;

  constructor(db: Kysely<Database>, options: BackgroundOptions) {
    const { now } = options;
    this.#db = db;
    this.#now = now;
    this.#options = options;
    this.#background = new BackgroundScheduler(db, options);
    this.surges = new SurgeService(db, now, this.#background);
    this.#answers = new TtlCache(now, ANSWER_EVERY_MS);
    this.#monthly = new TtlCache(now, MONTHLY_EVERY_MS);
    this.#cameras = new TtlCache(now, CAMERAS_EVERY_MS);
    this.#shiftEnds = new TtlCache(now, SHIFT_ENDS_EVERY_MS);
  }

  /** The situation of a unit or of everything; `undefined` for an unknown unit. */
  read(unitCode: string | undefined): Promise<Situation | undefined> {
    return this.#answers.get(unitCode ?? '', async () => {
      const scope = await readScope(this.#db, unitCode);
      const situation = scope && (await this.#answer(scope));
      this.#background.scheduleDue();
      return situation;
    });
  }

  /** What was true when a shift ended; `undefined` for an unknown unit, and where nothing had been reported by then. */
  readShiftEnd(unitCode: string | undefined, shift: Shift): Promise<ShiftEnd | undefined> {
    return this.#shiftEnds.get(`${unitCode ?? ''} ${shift.from}`, async () => {
      const scope = await readScope(this.#db, unitCode);
      if (scope === undefined) return undefined;
      return this.#db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute((trx) => this.#endShift(trx, scope, shift));
    });
  }

  async #endShift(db: Kysely<Database>, scope: Scope, shift: Shift): Promise<ShiftEnd | undefined> {
    const { from, to } = shift;
    const last = to - 1;
    const span = await readReportSpan(db, last);
    if (span === undefined) return undefined;
    const completionFrom = beginOfCompletion(last);
    const open = await readOpenAtEnd(db, scope, shift);
    await yieldToEventLoop();
    const completion = await readCompletion(db, scope, { from: completionFrom, to: last }, to);
    await yieldToEventLoop();
    return {
      from,
      asOf: to,
      unitCode: scope.unitCode,
      ...open,
      // What is usual is learned anew every day: the sheet of a past shift does not follow that.
      today: await readToday(db, scope, { asOf: last, firstAt: span.firstAt, dispersion: undefined }),
      completion: { ...completion, value: completion.value ?? null, from: completionFrom, to },
    };
  }

  /** Ends what runs in the background. */
  stop(): Promise<void> {
    this.surges.stop();
    return this.#background.stop();
  }

  #answer(scope: Scope): Promise<Situation> {
    // Started first: the embedded database makes the answer after it, PostgreSQL counts both at the same time.
    const monthly = this.#readMonthly(scope);
    // One transaction, so that all numbers of an answer describe the same time.
    return this.#db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((trx) => this.#make(trx, scope, monthly));
  }

  /** The monthly figures take long to count: an answer waits for them only briefly, the next one has them. */
  #readMonthly(scope: Scope): Promise<MonthlyFigures | undefined> {
    const make = async () => {
      try {
        return await readMonthlyFigures(this.#db, scope, this.#now());
      } catch (error) {
        this.#options.onError(error);
        throw error;
      }
    };
    return this.#monthly.latest(scope.unitCode ?? '', make, PATIENCE_MS);
  }

  async #make(
    db: Kysely<Database>,
    scope: Scope,
    pending: Promise<MonthlyFigures | undefined>,
  ): Promise<Situation> {
    const asOf = this.#now();
    const key = scope.unitCode ?? '';
    const { breach, dispersion } = this.#background.learned ?? {};
    const completionFrom = beginOfCompletion(asOf);
    await yieldToEventLoop();
    const open = await readOpenSummary(db, scope, asOf);
    await yieldToEventLoop();
    const span = await readReportSpan(db, asOf);
    const week = periodUntil(WEEK_MS, asOf, span?.lastMoment ?? asOf);
    const { categories, ...channelHours } = await readWeekCounts(db, scope, week);
    await yieldToEventLoop();
    const completion = await readCompletion(db, scope, { from: completionFrom, to: asOf });
    await yieldToEventLoop();
    const today = await readToday(db, scope, { asOf, firstAt: span?.firstAt, dispersion });
    await yieldToEventLoop();
    const burning = await readBurning(db, scope, asOf);
    await yieldToEventLoop();
    const radar = await readRadar(db, scope, asOf, breach);
    await yieldToEventLoop();
    const whistles = await readWhistles(db, scope, week);
    await yieldToEventLoop();
    const monthly = await pending;
    return {
      asOf,
      unitCode: scope.unitCode,
      today,
      completion: { ...completion, value: completion.value ?? null, from: completionFrom, to: asOf },
      ...open.total,
      burning: burning.map((row) => toBurning(row, asOf, breach)),
      radar,
      channelHours,
      categories,
      tiers: open.byTier.map((tier) => ({
        ...tier,
        medianMs: monthly?.medians.get(tier.tier)?.medianMs ?? null,
        n: monthly === undefined ? null : (monthly.medians.get(tier.tier)?.n ?? 0),
      })),
      command: open.levels,
      assessment: monthly?.assessment ?? { ...assessmentRule(scope, asOf), rows: null },
      cameras: await this.#cameras.get(key, () => readCameraSituation(db, scope, asOf)),
      whistles,
      ...findingsIn(this.#background.findings, scope),
      budgets: this.#background.budgets,
      isReadingPast: this.#background.isReadingPast,
    };
  }
}

/** 办结率 is of the day of `asOf` and the 30 days before. */
const beginOfCompletion = (asOf: number): number => startOfDay(asOf) - COMPLETION_DAYS * DAY_MS;

async function readToday(
  db: Kysely<Database>,
  scope: Scope,
  past: { asOf: number; firstAt: number | undefined; dispersion: number | undefined },
): Promise<Situation['today']> {
  const { asOf, firstAt, dispersion } = past;
  const from = startOfDay(asOf);
  const weeks = firstAt === undefined || dispersion === undefined ? 0 : pastWeeks(firstAt, from);
  const [reported = 0, ...before] = await countWeekly(db, scope, { from, to: asOf }, weeks);
  const isKnown = dispersion !== undefined && weeks >= FEWEST_WEEKS;
  return { from, reported, usual: (isKnown ? baselineCount(before, dispersion) : undefined) ?? null };
}

async function readRadar(
  db: Kysely<Database>,
  scope: Scope,
  asOf: number,
  breach: BreachModel | undefined,
): Promise<Situation['radar']> {
  const rows = await readNearDeadline(db, scope, asOf);
  const departments = byDepartment(rows, (row) => row.leadDept, MOST_DEPARTMENTS, MOST_ITEMS);
  return departments.map(({ department, items }) => ({
    department,
    items: items.map((row) => toItem(row, asOf, breach)),
  }));
}

function toBurning(
  row: OpenIncident,
  asOf: number,
  breach: BreachModel | undefined,
): Situation['burning'][number] {
  const { deadlineAt, status } = row;
  if (deadlineAt !== null) return { ...toItem({ ...row, deadlineAt }, asOf, breach), status };
  return { ...itemHead(row), status, deadlineAt, used: null, breachProbability: null, n: 0 };
}

function toItem(
  row: OpenIncident & { deadlineAt: number },
  asOf: number,
  breach: BreachModel | undefined,
): RadarItem {
  const { reportedAt, deadlineAt } = row;
  return {
    ...itemHead(row),
    deadlineAt,
    used: deadlineAt > reportedAt ? (asOf - reportedAt) / (deadlineAt - reportedAt) : 1,
    ...(breach?.(row, asOf) ?? { breachProbability: null, n: 0 }),
  };
}

function itemHead(row: OpenIncident) {
  const {
    eventNo,
    title,
    categoryCode,
    tier,
    urgency,
    unitCode,
    longitude,
    latitude,
    reportedAt,
    knownToDay,
  } = row;
  return {
    eventNo,
    title,
    categoryCode,
    tier,
    urgency,
    unitCode,
    longitude,
    latitude,
    reportedAt,
    ...(knownToDay && { knownToDay }),
  };
}
