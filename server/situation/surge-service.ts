import type { Kysely } from 'kysely';
import { SHORTEST_PAST_MS, type Learned } from '../../src/domain/situation/learn-past.ts';
import { FALSE_SURGES_PER_MONTH } from '../../src/domain/situation/surge-model.ts';
import { surgeSteps, type Surge } from '../../src/domain/situation/surge-watch.ts';
import { DAY_MS } from '../../src/domain/time/civil-day.ts';
import { MINUTE_MS } from '../../src/domain/time/zone.ts';
import type { SurgeAcknowledgement, SurgesReply } from '../../src/schemas/surges.ts';
import type { Database } from '../database/schema.ts';
import { readVersion } from '../repositories/data-version.ts';
import { readAcknowledgements, writeAcknowledgements } from '../repositories/surge-acknowledgements.ts';
import type { BackgroundScheduler } from './background-scheduler.ts';
import { KeptAnswer } from './kept-answer.ts';
import { readReportSpan } from './learn-past.ts';
import { isNamedBy, toRecords, type RecordedSurge } from './surge-records.ts';
import { runTaskInSlices } from '../time-slices.ts';
import { readReports, type WeekReport } from './week-reports.ts';

/** Where something has changed, the surges are worked out at most this often. */
const WORK_EVERY_MS = 2_000;
/** Where nothing has changed, this often: a surge ends, and what is usual in its time grows. */
const SAME_MS = 5 * MINUTE_MS;
/** Surges that were over earlier are not listed: three shifts. */
const LISTED_MS = DAY_MS;
/** The watch begins this long before, so that what goes on at the edge of the list is known. */
const WARM_UP_MS = DAY_MS / 2;
/** A surge that was under way when the watch began is followed back this far: 12 days. */
const LONGEST_WATCH_MS = 12 * DAY_MS;

interface Watched {
  /** All since the watch began, in order of their beginnings; `undefined` without a judgement. */
  readonly surges: readonly Surge<WeekReport>[] | undefined;
  readonly from: number;
}

/**
 * The surges of the whole city, worked out anew from the reports of the last 36 hours (12 days where one lasts): nothing but
 * the acknowledgements is stored, so a restart forgets none. What the past teaches comes from the background.
 */
export class SurgeService {
  readonly #db: Kysely<Database>;
  readonly #now: () => number;
  readonly #background: BackgroundScheduler;
  readonly #watched: KeptAnswer<Watched>;
  #isStopped = false;

  constructor(db: Kysely<Database>, now: () => number, background: BackgroundScheduler) {
    this.#db = db;
    this.#now = now;
    this.#background = background;
    this.#watched = new KeptAnswer(
      WORK_EVERY_MS,
      () => this.#state(),
      () => this.#work(),
    );
  }

  /** What goes on, and what was over in the last 24 hours; the last that began first. */
  async read(): Promise<SurgesReply> {
    const surges = await this.#list();
    this.#background.scheduleDue();
    return {
      asOf: this.#now(),
      falseAlarmsPerMonth: FALSE_SURGES_PER_MONTH,
      isReadingPast: this.#background.isReadingPast,
      surges: surges ?? null,
    };
  }

  /**
   * Writes down that surges were seen, or takes that back; ids that are not listed any more, and what is so already, change
   * nothing. `undefined` while there is no judgement.
   */
  async acknowledge({ ids, isAcknowledged }: SurgeAcknowledgement): Promise<SurgesReply | undefined> {
    const listed = await this.#list();
    if (listed === undefined) return undefined;
    const isNamed = isNamedBy(ids);
    const changed = listed.filter(
      (surge) => isNamed(surge) && (surge.acknowledgedAt !== null) !== isAcknowledged,
    );
    await writeAcknowledgements(this.#db, changed, isAcknowledged);
    return this.read();
  }

  /** Ends what is being worked out. */
  stop(): void {
    this.#isStopped = true;
  }

  /** The same text while the surges are the same. */
  async #state(): Promise<string> {
    const asOf = this.#now();
    const version = await readVersion(this.#db, ['incident', 'dataset']);
    // A clock may be ahead: such a report comes in with its moment.
    const lastAt = (await readReportSpan(this.#db, asOf))?.lastAt;
    return [version, lastAt, this.#background.learned?.asOf, Math.floor(asOf / SAME_MS)].join(' ');
  }

  async #list(): Promise<RecordedSurge[] | undefined> {
    const { surges, from } = await this.#watched.get();
    if (surges === undefined) return undefined;
    const acknowledged = await readAcknowledgements(this.#db, from - LONGEST_WATCH_MS);
    const listedFrom = this.#now() - LISTED_MS;
    return toRecords(surges, acknowledged, from + WARM_UP_MS)
      .filter(({ endedAt }) => endedAt === null || endedAt >= listedFrom)
      .toReversed();
  }

  async #work(): Promise<Watched> {
    const asOf = this.#now();
    const { learned } = this.#background;
    let watchMs = LISTED_MS + WARM_UP_MS;
    let watched = await this.#watch(learned, asOf - watchMs, asOf);
    // Until it is calm at the edge: else a surge that lasts would begin anew with every hour.
    while (watchMs < LONGEST_WATCH_MS && isCut(watched, asOf)) {
      watchMs *= 2;
      const longer = await this.#watch(learned, asOf - watchMs, asOf);
      if (longer.surges === undefined) break;
      watched = longer;
    }
    return watched;
  }

  async #watch(learned: Learned | undefined, from: number, asOf: number): Promise<Watched> {
    if (learned === undefined || learned.series.days * DAY_MS < SHORTEST_PAST_MS)
      return { surges: undefined, from };
    const reports = await readReports(this.#db, from, asOf);
    const steps = reports && surgeSteps(reports, learned.series, asOf);
    return { surges: steps && (await runTaskInSlices(steps, () => this.#isStopped)), from };
  }
}

/** Whether one that is listed may have been under way when the watch began. */
function isCut({ surges, from }: Watched, asOf: number): boolean {
  const isListed = (endedAt: number | null): boolean => endedAt === null || endedAt >= asOf - LISTED_MS;
  return (surges ?? []).some(({ firstAt, endedAt }) => firstAt < from + WARM_UP_MS && isListed(endedAt));
}
