import type { Kysely } from 'kysely';
import type { FeedEntry } from '../../src/domain/simulation/rehearsal/feed-rows.ts';
import { feedSourceOfChannel } from '../../src/domain/simulation/rehearsal/feed-sources.ts';
import { LONGEST_LIFE_MS } from '../../src/domain/simulation/rehearsal/report.ts';
import { restOfLife } from '../../src/domain/simulation/rehearsal/rest-of-life.ts';
import type { FeedCity } from '../../src/domain/simulation/rehearsal/simulated-reports.ts';
import {
  makeWindowRows,
  windowAt,
  type SteadyRun,
} from '../../src/domain/simulation/rehearsal/steady-feed.ts';
import { createRandom } from '../../src/domain/random/random.ts';
import { formatIso } from '../../src/domain/time/zone.ts';
import type { Database } from '../database/schema.ts';
import { nameForSource, readUnsettled } from '../repositories/demonstration-rows.ts';
import { runTaskInSlices } from '../time-slices.ts';

/** Number of the random sequence of incidents that are taken over; those of the windows have others. */
const TAKEN_OVER_STREAM = 2_100;

/** The rows of a run that are still to come, in order of their moments. */
export class SteadySource {
  readonly #city: FeedCity;
  readonly #run: SteadyRun;
  /** Rows after this moment are still to come, epoch ms. */
  readonly #after: number;
  #waiting: FeedEntry[] = [];
  #nextWindow: number;

  constructor(city: FeedCity, run: SteadyRun, after: number) {
    this.#city = city;
    this.#run = run;
    this.#after = after;
    // A step comes at most so long after its report.
    this.#nextWindow = windowAt(run, after - LONGEST_LIFE_MS);
  }

  /** Makes the windows up to `now` (epoch ms), slice by slice, so that others have the processor; ends where `isStopped`. */
  async reach(now: number, isStopped: () => boolean): Promise<void> {
    while (this.#nextWindow <= windowAt(this.#run, now)) {
      const task = makeWindowRows(this.#city, this.#run, this.#nextWindow);
      const rows = await runTaskInSlices(task, isStopped);
      if (rows === undefined) return;
      this.add(rows);
      this.#nextWindow += 1;
    }
  }

  /** Adds rows; those that have been are left out. */
  add(rows: readonly FeedEntry[]): void {
    const coming = rows.filter(({ readyAt }) => readyAt > this.#after);
    this.#waiting = [...this.#waiting, ...coming].sort((a, b) => a.readyAt - b.readyAt);
  }

  /** Takes the oldest rows whose moment has come, at most `most` and all of the last moment. */
  take(now: number, most: number): FeedEntry[] {
    const end = this.#waiting.findIndex(({ readyAt }) => readyAt > now);
    let count = Math.min(end < 0 ? this.#waiting.length : end, most);
    const last = this.#waiting[count - 1]?.readyAt;
    while (count > 0 && this.#waiting[count]?.readyAt === last) count += 1;
    return this.#waiting.splice(0, count);
  }
}

/**
 * The steps that settle what the city was filled with and what was still open at `from` (epoch ms). Without them all of it
 * would be overdue after a night.
 */
export async function takeOver(
  db: Kysely<Database>,
  dataSetId: string,
  { city, seed, from }: { city: FeedCity; seed: number; from: number },
): Promise<FeedEntry[]> {
  const random = createRandom(seed, TAKEN_OVER_STREAM);
  const names = new Map<string, string[]>();
  const rows = (await readUnsettled(db, dataSetId)).flatMap((incident): FeedEntry[] => {
    const { eventNo, channel } = incident;
    const source = feedSourceOfChannel(channel).id;
    const steps = restOfLife(incident, from, city.calibration, random);
    if (steps.length > 0) names.set(source, [...(names.get(source) ?? []), eventNo]);
    return steps.map(({ to, at, actorRole }, index) => ({
      source,
      readyAt: at,
      step: {
        sourceId: eventNo,
        stepId: `${eventNo}-${incident.steps + index}-${at.toString(36)}`,
        to,
        at: formatIso(at),
        actorRole,
      },
    }));
  });
  for (const [source, eventNos] of names) await nameForSource(db, source, eventNos);
  return rows;
}
