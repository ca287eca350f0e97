import type { Kysely } from 'kysely';
import { isSettled } from '../../src/domain/consultation/transitions.ts';
import { simulateConsultations } from '../../src/domain/simulation/consultations/simulate-consultations.ts';
import { civilDayOfDate, civilDayOfTime, startOfCivilDay } from '../../src/domain/time/civil-day.ts';
import { HOUR_MS } from '../../src/domain/time/zone.ts';
import type { ConsultationMethod } from '../../src/schemas/consultation-method.ts';
import type { Database } from '../database/schema.ts';
import { inTransaction } from '../database/transaction.ts';
import {
  countSimulatedConsultations,
  openConsultation,
  recordStep,
  removeSimulatedConsultations,
} from '../repositories/consultations.ts';

/** Units beside the one of the method that get an item. */
const OTHER_UNITS = 3;
/** Steps are written at ten in the morning of their day. */
const MORNING_MS = 10 * HOUR_MS;

/**
 * Makes the items that the board of a simulated city begins with, and says how many. Those that are there are kept, unless
 * `refresh` asks for new ones; what users have opened is never touched.
 */
export async function simulateConsultationItems(
  job: { database: Kysely<Database>; asOf: number; refresh?: boolean },
  method: ConsultationMethod,
  seed: number,
): Promise<number> {
  const { database, asOf, refresh = false } = job;
  if (!refresh && (await countSimulatedConsultations(database)) > 0) return 0;
  const items = simulateConsultations({
    words: method.invented,
    unitCodes: await unitsOf(database, method.unitCode),
    today: civilDayOfTime(asOf),
    seed,
  });
  await inTransaction(database, async (trx) => {
    await removeSimulatedConsultations(trx);
    for (const { openedDay, steps, ...item } of items) {
      const id = await openConsultation(trx, item, startOfCivilDay(openedDay) + MORNING_MS);
      for (const [index, step] of steps.entries()) {
        const at = startOfCivilDay(civilDayOfDate(step.record.on)) + MORNING_MS;
        const state = isSettled(steps.slice(0, index + 1)) ? 'settled' : 'open';
        await recordStep(trx, { id }, step, state, at);
      }
    }
  });
  return items.length;
}

/** The unit of the method first, then the first others of its level in its county. */
async function unitsOf(db: Kysely<Database>, first: string): Promise<string[]> {
  const rows = await db
    .selectFrom('unit')
    .select('code')
    .where('level', '=', (query) =>
      query.selectFrom('unit').select('level').where('code', '=', first).limit(1),
    )
    .where('county_code', '=', first.slice(0, 6))
    .orderBy('code')
    .execute();
  const codes = rows.map(({ code }) => code);
  if (!codes.includes(first)) return [];
  return [first, ...codes.filter((code) => code !== first).slice(0, OTHER_UNITS)];
}
