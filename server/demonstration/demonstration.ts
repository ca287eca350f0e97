import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyBaseLogger } from 'fastify';
import type { Kysely } from 'kysely';
import type { FeedEntry } from '../../src/domain/simulation/rehearsal/feed-rows.ts';
import { FEED_SOURCE_IDS } from '../../src/domain/simulation/rehearsal/feed-sources.ts';
import { STEADY_MARK } from '../../src/domain/simulation/rehearsal/steady-feed.ts';
import { DAY_MS } from '../../src/domain/time/civil-day.ts';
import { HOUR_MS, startOfDay } from '../../src/domain/time/zone.ts';
import type { OpenDatabase } from '../database/open-database.ts';
import type { Database } from '../database/schema.ts';
import { ingestReports } from '../ingest/ingest-reports.ts';
import { ingestSteps } from '../ingest/ingest-steps.ts';
import type { Readiness } from '../readiness.ts';
import {
  forgetOldKeys,
  readDataOwners,
  removeSimulatedReports,
  vacuumFedTables,
} from '../repositories/demonstration-rows.ts';
import { endLease, holdLease } from '../repositories/feed-lease.ts';
import type { LiveStream } from '../stream/live-stream.ts';
import { BUNDLED_ID, readBundledCity } from './bundled-city.ts';
import { clearDemonstration, readFeedState, writeFeedState, type FeedState } from './feed-state.ts';
import { SteadySource, takeOver } from './steady-source.ts';
import { isInTheWay, reasonAgainst } from './whose-data.ts';

export interface DemonstrationOptions {
  readonly readiness: Readiness;
  readonly live: LiveStream;
  readonly now: () => number;
  readonly log: FastifyBaseLogger;
  /** How long after the first look the city is read, ms: the first page comes before it. */
  readonly patienceMs?: number;
}

const LOOK_EVERY_MS = 5_000;
const PATIENCE_MS = 20_000;
/** Rows that are sent in one go. */
const MOST_ROWS = 500;
/** Between two goes of a long catching up others have the database. */
const BREATH_MS = 100;
/** Reports that came in so long ago are removed, as many days as the city is filled with at most. */
const KEEP_MS = 400 * DAY_MS;
/** After this long no row of a report is sent again. */
const KEEP_KEYS_MS = 45 * DAY_MS;
/** A third of the time after which another server takes over. */
const HOLD_EVERY_MS = 20_000;
const FEED = { mark: STEADY_MARK, sources: FEED_SOURCE_IDS };

/** What is sent while it runs. */
interface Feed {
  readonly db: Kysely<Database>;
  readonly source: SteadySource;
  state: FeedState;
}

/**
 * The bundled city goes on living: simulated reports and steps, at the speed of life, as long as the database holds nothing
 * else. Whether it may run is read from the database at each look, so that a load of one's own data ends it.
 */
export class Demonstration {
  readonly #options: DemonstrationOptions;
  readonly #patienceMs: number;
  readonly #name = randomUUID();
  #lessor: Kysely<Database> | undefined;
  #heldAt = 0;
  #feed: Feed | undefined;
  #isRunning = false;
  #hasReachedNow = false;
  #firstLookAt: number | undefined;
  #reason: string | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isStopped = false;
  #looking: Promise<void> | undefined;

  constructor(options: DemonstrationOptions) {
    this.#options = options;
    this.#patienceMs = options.patienceMs ?? PATIENCE_MS;
  }

  /** Whether what the page shows is a demonstration. */
  get isRunning(): boolean {
    return this.#isRunning;
  }

  /** Whether it runs, and has not told yet what has happened up to now. */
  get isStarting(): boolean {
    return this.#isRunning && !this.#hasReachedNow;
  }

  /** Looks from now on every few seconds what there is to send. */
  start(): void {
    this.#timer = setInterval(() => void this.look(), LOOK_EVERY_MS);
    this.#timer.unref();
  }

  /** Ends it; what is being sent is finished. */
  async stop(): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#timer);
    await this.#looking;
    if (this.#lessor) await endLease(this.#lessor, this.#name).catch(() => undefined);
    this.#lessor = undefined;
  }

  /** Sends what has happened by now. A second look waits for the first; a failure is logged and the next look tries again. */
  look(): Promise<void> {
    this.#looking ??= this.#look()
      .catch((error: unknown) => {
        this.#feed = undefined;
        this.#options.log.warn({ err: error }, 'the demonstration has to wait');
      })
      .finally(() => (this.#looking = undefined));
    return this.#looking;
  }

  async #look(): Promise<void> {
    const { readiness, now } = this.#options;
    const { database } = readiness;
    if (!database || !(await this.#mayRun(database))) return;
    this.#firstLookAt ??= now();
    if (now() - this.#firstLookAt < this.#patienceMs) return;
    if (!(await this.#isSender(database.kysely))) return this.#markHeard();
    const feed = (this.#feed ??= await this.#openFeed(database.kysely));
    await feed.source.reach(now(), () => this.#isStopped);
    if (this.#isStopped) return;
    for (let rows = feed.source.take(now(), MOST_ROWS); rows.length > 0;) {
      await this.#send(feed, rows);
      if (this.#isStopped || !(await this.#mayRun(database)) || !(await this.#isSender(database.kysely)))
        return;
      rows = feed.source.take(now(), MOST_ROWS);
      if (rows.length > 0) await sleep(BREATH_MS, undefined, { ref: false });
    }
    this.#markHeard();
    await this.#tidy(feed, database);
  }

  /** Its platforms have told all there is up to now, also where nothing has happened. */
  #markHeard(): void {
    const { live, now } = this.#options;
    this.#hasReachedNow = true;
    for (const source of FEED_SOURCE_IDS) live.sources.markSeen(source, now());
  }

  /** Whether no other server sends to this database; how far that one came is read anew when it has ended. */
  async #isSender(db: Kysely<Database>): Promise<boolean> {
    const now = this.#options.now();
    if (this.#lessor === db && Math.abs(now - this.#heldAt) < HOLD_EVERY_MS) return true;
    const isSender = await holdLease(db, this.#name);
    this.#heldAt = now;
    this.#lessor = isSender ? db : undefined;
    if (!isSender) this.#feed = undefined;
    return isSender;
  }

  async #mayRun({ kysely }: OpenDatabase): Promise<boolean> {
    const owners = await readDataOwners(kysely);
    const reason = reasonAgainst(owners, BUNDLED_ID);
    this.#isRunning = reason === undefined;
    this.#options.live.sources.keep(this.#isRunning ? FEED_SOURCE_IDS : []);
    if (reason !== undefined && reason !== this.#reason)
      this.#options.log.info(`no demonstration: ${reason}`);
    if (
      reason !== this.#reason &&
      isInTheWay(owners, BUNDLED_ID) &&
      (await clearDemonstration(kysely, FEED))
    ) {
      this.#options.live.changed();
      this.#options.log.info('the rows of the demonstration are removed');
    }
    this.#reason = reason;
    if (!this.#isRunning) {
      this.#feed = undefined;
      this.#hasReachedNow = false;
    }
    return this.#isRunning;
  }

  async #openFeed(db: Kysely<Database>): Promise<Feed> {
    const { now } = this.#options;
    const city = await readBundledCity();
    const state = await readFeedState(db, BUNDLED_ID, now());
    const { seed, doneUntil } = state;
    // Before the first row: whoever starts meanwhile sends the same ones.
    await writeFeedState(db, state);
    const source = new SteadySource(city, state, doneUntil);
    source.add(await takeOver(db, BUNDLED_ID, { city, seed, from: doneUntil }));
    return { db, source, state };
  }

  /** Sends rows as their platforms would, marked as simulated: first the reports, then the steps. */
  async #send(feed: Feed, rows: readonly FeedEntry[]): Promise<void> {
    const { now, live, log } = this.#options;
    for (const source of FEED_SOURCE_IDS) {
      const ofSource = rows.filter((row) => row.source === source);
      const grant = { id: STEADY_MARK, source, counties: [], origin: 'synthetic' as const };
      const context = { grant, now: now() };
      const reports = ofSource.flatMap(({ incident }) => incident ?? []);
      const steps = ofSource.flatMap(({ step }) => step ?? []);
      for (const reply of [
        ...(reports.length > 0 ? [await ingestReports(feed.db, reports, context)] : []),
        ...(steps.length > 0 ? [await ingestSteps(feed.db, steps, context)] : []),
      ])
        if (reply.rejected > 0) log.debug({ problems: reply.problems }, 'rows of the demonstration');
    }
    const doneUntil = rows.at(-1)?.readyAt ?? feed.state.doneUntil;
    feed.state = { ...feed.state, doneUntil };
    await writeFeedState(feed.db, feed.state);
    live.changed();
  }

  /** Once a night: the database does not grow without end. */
  async #tidy(feed: Feed, { kysely, kind }: OpenDatabase): Promise<void> {
    const now = this.#options.now();
    if (!isTimeToTidy(feed.state.tidiedAt ?? feed.state.startedAt, now)) return;
    const removed = await removeSimulatedReports(kysely, now - KEEP_MS);
    await forgetOldKeys(kysely, FEED, now - KEEP_KEYS_MS);
    if (kind === 'pglite') await vacuumFedTables(kysely, removed > 0);
    feed.state = { ...feed.state, tidiedAt: now };
    await writeFeedState(kysely, feed.state);
  }
}

/** Between two and five at night, once: nobody waits for the database then. `tidiedAt`, `now`: epoch ms. */
export function isTimeToTidy(tidiedAt: number, now: number): boolean {
  const sinceMidnight = now - startOfDay(now);
  return now - tidiedAt >= 18 * HOUR_MS && sinceMidnight >= 2 * HOUR_MS && sinceMidnight < 5 * HOUR_MS;
}
