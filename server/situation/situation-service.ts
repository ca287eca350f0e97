import type { Kysely } from 'kysely';
import type { BreachModel } from '../../src/domain/situation/breach.ts';
import { byDepartment } from '../../src/domain/situation/radar.ts';
import { FEWEST_WEEKS, usualCount } from '../../src/domain/situation/unusual.ts';
import { pastWeeks } from '../../src/domain/situation/unusual-series.ts';
import { DAY_MS } from '../../src/domain/time/civil-day.ts';
import { startOfDay } from '../../src/domain/time/zone.ts';
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
import { yieldToEventLoop } from './time-slices.ts';

const ANSWER_EVERY_MS = 5_000;
/** What covers months, and the cameras, change slowly. */
const STANDING_EVERY_MS = 600_000;
const CAMERAS_EVERY_MS = 60_000;
/** How long an answer waits for what covers months. */
const PATIENCE_MS = 500;
const COMPLETION_DAYS = 30;
const MOST_DEPARTMENTS = 12;
const MOST_ITEMS = 30;

/** Answers what the situation is, from what was worked out a moment ago where possible. */
export class SituationService {
  readonly #db: Kysely<Database>;
  readonly #now: () => number;
  readonly #options: BackgroundOptions;
  readonly #background: BackgroundScheduler;
  readonly #answers: TtlCache<Situation | undefined>;
  readonly #standing: TtlCache<MonthlyFigures>;
  readonly #cameras: TtlCache<Situation['cameras']>;

  constructor(db: Kysely<Database>, options: BackgroundOptions) {
    const { now } = options;
    this.#db = db;
    this.#now = now;
    this.#options = options;
    this.#background = new BackgroundScheduler(db, options);
    this.#answers = new TtlCache(now, ANSWER_EVERY_MS);
    this.#standing = new TtlCache(now, STANDING_EVERY_MS);
    this.#cameras = new TtlCache(now, CAMERAS_EVERY_MS);
  }

  /** The situation of a unit or of everything; `undefined` for a unit that is not there. */
  read(unitCode: string | undefined): Promise<Situation | undefined> {
    return this.#answers.get(unitCode ?? '', async () => {
      const scope = await readScope(this.#db, unitCode);
      const situation = scope && (await this.#answer(scope));
      this.#background.poke();
      return situation;
    });
  }

  /** Ends what runs in the background. */
  stop(): Promise<void> {
    return this.#background.stop();
  }

  #answer(scope: Scope): Promise<Situation> {
    // Begun first: on the embedded database the answer comes after it, elsewhere it is counted beside.
    const standing = this.#readStanding(scope);
    // One transaction, so that all numbers of an answer are of one moment.
    return this.#db
      .transaction()
      .setIsolationLevel('repeatable read')
      .execute((trx) => this.#make(trx, scope, standing));
  }

  /** What covers months takes long to count: an answer waits only a moment for it, the next one has it. */
  #readStanding(scope: Scope): Promise<MonthlyFigures | undefined> {
    const make = async () => {
      try {
        return await readMonthlyFigures(this.#db, scope, this.#now());
      } catch (error) {
        this.#options.onError(error);
        throw error;
      }
    };
    return this.#standing.latest(scope.unitCode ?? '', make, PATIENCE_MS);
  }

  async #make(
    db: Kysely<Database>,
    scope: Scope,
    counting: Promise<MonthlyFigures | undefined>,
  ): Promise<Situation> {
    const asOf = this.#now();
    const key = scope.unitCode ?? '';
    const { breach, dispersion } = this.#background.learned ?? {};
    const completionFrom = startOfDay(asOf) - COMPLETION_DAYS * DAY_MS;
    await yieldToEventLoop();
    const open = await readOpenSummary(db, scope, asOf);
    await yieldToEventLoop();
    const { categories, ...channelHours } = await readWeekCounts(db, scope, asOf);
    await yieldToEventLoop();
    const completion = await readCompletion(db, scope, { from: completionFrom, to: asOf });
    await yieldToEventLoop();
    const today = await readToday(db, scope, asOf, dispersion);
    await yieldToEventLoop();
    const burning = await readBurning(db, scope, asOf);
    await yieldToEventLoop();
    const radar = await readRadar(db, scope, asOf, breach);
    await yieldToEventLoop();
    const whistles = await readWhistles(db, scope, asOf);
    await yieldToEventLoop();
    const standing = await counting;
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
        medianMs: standing?.medians.get(tier.tier)?.medianMs ?? null,
        n: standing === undefined ? null : (standing.medians.get(tier.tier)?.n ?? 0),
      })),
      command: open.levels,
      assessment: standing?.assessment ?? { ...assessmentRule(scope, asOf), rows: null },
      cameras: await this.#cameras.get(key, () => readCameraSituation(db, scope, asOf)),
      whistles,
      ...findingsIn(this.#background.findings, scope),
      budgets: this.#background.budgets,
    };
  }
}

async function readToday(
  db: Kysely<Database>,
  scope: Scope,
  asOf: number,
  dispersion: number | undefined,
): Promise<Situation['today']> {
  const from = startOfDay(asOf);
  const span = await readReportSpan(db, asOf);
  const weeks = span === undefined ? 0 : pastWeeks(span.firstAt, from);
  const [reported = 0, ...past] = await countWeekly(db, scope, { from, to: asOf }, weeks);
  const isKnown = dispersion !== undefined && weeks >= FEWEST_WEEKS;
  return { from, reported, usual: (isKnown ? usualCount(past, dispersion) : undefined) ?? null };
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
  return { ...described(row), status, deadlineAt, used: null, breachProbability: null, n: 0 };
}

function toItem(
  row: OpenIncident & { deadlineAt: number },
  asOf: number,
  breach: BreachModel | undefined,
): RadarItem {
  const { reportedAt, deadlineAt } = row;
  return {
    ...described(row),
    deadlineAt,
    used: deadlineAt > reportedAt ? (asOf - reportedAt) / (deadlineAt - reportedAt) : 1,
    ...(breach?.(row, asOf) ?? { breachProbability: null, n: 0 }),
  };
}

function described(row: OpenIncident) {
  const { eventNo, title, categoryCode, tier, urgency, unitCode, longitude, latitude, reportedAt } = row;
  return { eventNo, title, categoryCode, tier, urgency, unitCode, longitude, latitude, reportedAt };
}
