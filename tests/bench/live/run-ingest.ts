import { MOST_INGEST_ROWS } from '../../../src/schemas/live.ts';
import { rounded } from '../engine/results.ts';
import { median } from '../engine/statistics.ts';
import { createPoster } from './post.ts';
import type { DatabaseKind, LiveLine } from './results.ts';
import { createRowMaker, type RowMaker } from './rows.ts';
import { serveLive } from './served-live.ts';

export interface IngestOptions {
  database: DatabaseKind;
  reps: number;
  /** Batches of a repetition, of 5,000 rows each. */
  batches: number;
  writers: number;
  /** Simulated incidents that are there before. */
  volume: number;
  /** Share of rows that were sent in an earlier batch already. */
  duplicateShare: number;
  /** Waits until the machine is quiet. */
  wait(): Promise<void>;
}

const SOURCE = 'bench-ingest';
const TITLE = 'ingest ';

/**
 * Rows a second from the first call to the last reply, through HTTP, into a database with all its indexes. Bodies are
 * made before; afterwards the database has to hold exactly the rows that were sent, each once. Throws where it does not.
 */
export async function runIngest(options: IngestOptions): Promise<LiveLine> {
  const { database, reps, writers, volume, duplicateShare, wait } = options;
  const maker = await createRowMaker();
  const served = await serveLive(database, volume, [SOURCE]);
  try {
    const poster = createPoster(served.url, served.tokens.get(SOURCE) ?? '', writers);
    const rates: number[] = [];
    const batchMs: number[] = [];
    let sent = 0;
    for (let rep = -1; rep < reps; rep += 1) {
      const isWarmUp = rep < 0;
      const count = isWarmUp ? Math.min(writers * 2, options.batches) : options.batches;
      const bodies = makeBodies(maker, count, { firstNumber: sent, duplicateShare, writers });
      sent += bodies.fresh;
      await wait();
      const began = performance.now();
      const totals = { accepted: 0, duplicates: 0 };
      let next = 0;
      const write = async () => {
        for (let at = next++; at < count; at = next++) {
          const start = performance.now();
          const reply = await poster.post(bodies.list[at] as Buffer);
          if (!isWarmUp) batchMs.push(performance.now() - start);
          totals.accepted += reply.accepted;
          totals.duplicates += reply.duplicates;
        }
      };
      await Promise.all(Array.from({ length: writers }, write));
      const ms = performance.now() - began;
      check('rows accepted', totals.accepted, bodies.fresh);
      check('rows known already', totals.duplicates, count * MOST_INGEST_ROWS - bodies.fresh);
      if (!isWarmUp) rates.push((count * MOST_INGEST_ROWS * 1_000) / ms);
    }
    poster.close();
    check('rows in the database', await served.countAndStop(TITLE), sent);
    return {
      bench: 'live',
      task: duplicateShare > 0 ? 'ingest-duplicates' : 'ingest',
      database,
      reps,
      medianMs: null,
      p95Ms: null,
      p99Ms: null,
      unit: 'rows/s',
      value: Math.round(median(rates)),
      more: {
        slowest: Math.round(Math.min(...rates)),
        rowsPerRepetition: options.batches * MOST_INGEST_ROWS,
        writers,
        duplicateShare,
        rowsBefore: volume,
        batchMedianMs: rounded(median(batchMs)),
      },
    };
  } finally {
    await served.stop();
  }
}

/** Bodies of 5,000 rows. A share of each repeats rows of an earlier one that no other writer still has in hand. */
function makeBodies(
  maker: RowMaker,
  count: number,
  setting: { firstNumber: number; duplicateShare: number; writers: number },
): { list: Buffer[]; fresh: number } {
  const repeated = Math.round(MOST_INGEST_ROWS * setting.duplicateShare);
  const list: Buffer[] = [];
  let number = setting.firstNumber;
  const made: object[][] = [];
  for (let batch = 0; batch < count; batch += 1) {
    const again = made[batch - 2 * setting.writers] ?? [];
    const fresh = Array.from({ length: MOST_INGEST_ROWS - again.length }, () => {
      const row = maker.make(`b-${number}`, TITLE);
      number += 1;
      return row;
    });
    list.push(Buffer.from(JSON.stringify({ items: [...again, ...fresh] })));
    made.push(fresh.slice(0, repeated));
  }
  return { list, fresh: number - setting.firstNumber };
}

function check(what: string, found: number, wanted: number): void {
  if (found !== wanted) throw new Error(`${what}: ${found}, but should be ${wanted}`);
}
