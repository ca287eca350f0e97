import type { Kysely } from 'kysely';
import type { AlertBudget } from '../../src/domain/situation/alert-budget.ts';
import type { Learned } from '../../src/domain/situation/learn-past.ts';
import type { ReportColumns } from '../../src/domain/situation/past-reports.ts';
import {
  replayOneCause,
  replaySilence,
  replaySurges,
  replayUnusual,
} from '../../src/domain/situation/replay.ts';
import { dayKey, MINUTE_MS } from '../../src/domain/time/zone.ts';
import type { Database } from '../database/schema.ts';
import { readVersion } from '../repositories/data-version.ts';
import { learnFromPast } from './learn-past.ts';
import { applyRules, type RuleFindings } from './rules.ts';
import { runTaskInSlices } from '../time-slices.ts';

/** The rules are applied at most this often. */
const RULES_EVERY_MS = MINUTE_MS;

export interface BackgroundOptions {
  now: () => number;
  /** Called with a failure; the next request tries again. */
  onError: (error: unknown) => void;
}

/**
 * Work that takes too long for a request: learning from the past, once a day and after a data set was loaded; the rules,
 * once a minute; and the replay for the budgets, after each learning. `scheduleDue` starts what is due and never waits. The
 * properties hold the results so far.
 */
export class BackgroundScheduler {
  learned: Learned | undefined;
  findings: RuleFindings | undefined;
  budgets: AlertBudget[] = [];
  readonly #db: Kysely<Database>;
  readonly #options: BackgroundOptions;
  #learnedFor = '';
  #isLearning = false;
  #rulesAt = Number.NEGATIVE_INFINITY;
  #running: Promise<void> | undefined;
  #isStopped = false;

  constructor(db: Kysely<Database>, options: BackgroundOptions) {
    this.#db = db;
    this.#options = options;
  }

  /** Whether nobody knows yet what the past teaches: it is being read for the first time, or the rules were not applied yet. */
  get isReadingPast(): boolean {
    if (this.learned === undefined) return this.#learnedFor === '' || this.#isLearning;
    return this.findings === undefined;
  }

  /** Starts what is due, unless something is running. */
  scheduleDue(): void {
    if (this.#isStopped || this.#running !== undefined) return;
    this.#running = this.#work()
      .catch((error: unknown) => {
        if (!this.#isStopped) this.#options.onError(error);
      })
      .finally(() => (this.#running = undefined));
  }

  /** Ends what is running. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    await this.#running;
  }

  async #work(): Promise<void> {
    const asOf = this.#options.now();
    const isStopped = () => this.#isStopped;
    const version = `${dayKey(asOf)} ${await readVersion(this.#db, ['dataset'])}`;
    let reports: ReportColumns | undefined;
    if (version !== this.#learnedFor) {
      this.#isLearning = true;
      const past = await learnFromPast(this.#db, asOf, isStopped).finally(() => (this.#isLearning = false));
      if (isStopped()) return;
      this.learned = past?.learned;
      reports = past?.reports;
      this.#learnedFor = version;
      this.#rulesAt = Number.NEGATIVE_INFINITY;
    }
    if (this.learned === undefined) return;
    if (asOf - this.#rulesAt >= RULES_EVERY_MS) {
      this.findings = await applyRules(this.#db, this.learned, asOf, isStopped);
      this.#rulesAt = asOf;
    }
    if (reports !== undefined) await this.#replay(this.learned, reports, isStopped);
  }

  async #replay(learned: Learned, reports: ReportColumns, isStopped: () => boolean): Promise<void> {
    const budgets: AlertBudget[] = [];
    for (const replay of [replaySilence, replayOneCause, replayUnusual, replaySurges]) {
      const budget = await runTaskInSlices(replay(learned, reports), isStopped);
      if (isStopped()) return;
      if (budget) budgets.push(budget);
    }
    this.budgets = budgets;
  }
}
