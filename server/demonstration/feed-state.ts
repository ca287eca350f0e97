import type { Kysely } from 'kysely';
import { z } from 'zod';
import { LONGEST_LIFE_MS } from '../../src/domain/simulation/rehearsal/report.ts';
import type { Database } from '../database/schema.ts';
import {
  forgetOldKeys,
  newestReportOf,
  removeSimulatedReports,
  type FeedName,
} from '../repositories/demonstration-rows.ts';
import { readSetting, removeSetting, writeSetting } from '../repositories/settings.ts';

/** Setting that says how far the demonstration has come. */
const SETTING = 'demonstration';

const feedStateSchema = z.object({
  startedAt: z.number(),
  seed: z.number().int(),
  doneUntil: z.number(),
  /** Newest report that the city was filled with; it may lie ahead of a clock that is wrong. */
  filledUntil: z.number().optional(),
  /** When old rows were last removed. */
  tidiedAt: z.number().optional(),
});

/** A run and how far it has come, epoch ms. */
export type FeedState = z.infer<typeof feedStateSchema>;

/** A city that was not shown for longer than this has a hole there: nobody wants to wait for the reports of a year. */
const MOST_CAUGHT_UP_MS = LONGEST_LIFE_MS;

/**
 * Where the demonstration goes on at `now` (epoch ms). It begins with the newest report that the city was filled with, so
 * that no time is without reports. Where the city was filled anew since, what the demonstration sent is in there too: it is
 * removed, and the run begins anew.
 */
export async function readFeedState(
  db: Kysely<Database>,
  dataSetId: string,
  now: number,
): Promise<FeedState> {
  const filledUntil = (await newestReportOf(db, dataSetId)) ?? now;
  const stored = feedStateSchema.safeParse(await readSetting(db, SETTING));
  const isFilledAnew = stored.success && filledUntil > (stored.data.filledUntil ?? stored.data.startedAt);
  if (isFilledAnew) while ((await removeSimulatedReports(db, filledUntil)) > 0);
  const earliest = now - MOST_CAUGHT_UP_MS;
  if (stored.success && !isFilledAnew && stored.data.doneUntil >= earliest) return stored.data;
  const startedAt = Math.min(Math.max(filledUntil, earliest), now);
  return { startedAt, seed: startedAt % 1_000_000, doneUntil: startedAt, filledUntil };
}

/** Stores how far the demonstration has come. */
export const writeFeedState = (db: Kysely<Database>, state: FeedState): Promise<void> =>
  writeSetting(db, SETTING, state);

/**
 * Removes what the demonstration sent, its keys and how far it came, where it ever ran: beside data of one's own its reports
 * would be counted, and nobody would settle them.
 */
export async function clearDemonstration(db: Kysely<Database>, feed: FeedName): Promise<boolean> {
  if ((await readSetting(db, SETTING)) === undefined) return false;
  const ever = Date.UTC(9999, 0);
  while ((await removeSimulatedReports(db, ever)) > 0);
  await forgetOldKeys(db, feed, ever);
  await removeSetting(db, SETTING);
  return true;
}
