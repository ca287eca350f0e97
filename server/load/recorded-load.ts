import type { Kysely } from 'kysely';
import type { DatasetManifest } from '../../src/schemas/dataset.ts';
import type { Database } from '../database/schema.ts';
import { inTransaction, recordingChanges } from '../database/transaction.ts';
import { beginRun, endRun } from '../repositories/load-runs.ts';

interface OnDatabase {
  readonly database: Kysely<Database>;
}

type Load<Options> = (options: Options) => Promise<void>;

/** Runs a load and records what it changes. */
export async function recorded<Options extends OnDatabase>(
  options: Options,
  manifest: DatasetManifest,
  load: Load<Options>,
): Promise<void> {
  const { database } = options;
  const run = await beginRun(database, manifest.id, manifest.takesOver ?? []);
  await load({ ...options, database: recordingChanges(database, run) });
  await endRun(database, run);
}

/** Thrown to take a rehearsed load back. */
class RehearsalEnd extends Error {}

/** Runs a load in a transaction that is taken back at its end. */
export async function rehearsed<Options extends OnDatabase>(
  options: Options,
  _manifest: DatasetManifest,
  load: Load<Options>,
): Promise<void> {
  try {
    await inTransaction(options.database, async (trx) => {
      await load({ ...options, database: trx });
      throw new RehearsalEnd();
    });
  } catch (error) {
    if (!(error instanceof RehearsalEnd)) throw error;
  }
}
