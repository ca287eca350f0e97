import path from 'node:path';
import type { Kysely } from 'kysely';
import { projectRoot } from '../database/project-root.ts';
import type { Database } from '../database/schema.ts';

/** Whether the database draws no unit yet: then, and only then, `serve` fills it with the bundled city. */
export async function hasNoUnit(db: Kysely<Database>): Promise<boolean> {
  return (await db.selectFrom('unit').select('code').limit(1).executeTakeFirst()) === undefined;
}

/**
 * How to have the bundled city beside one's own data, for the end of a report. `undefined` where it is in the database,
 * or where `serve` will still fill it in.
 * @param bundledFolder the data set that fills an empty database, absolute
 */
export async function bundledCityNote(
  db: Kysely<Database>,
  { bundledId, bundledFolder }: { bundledId: string | undefined; bundledFolder: string },
): Promise<string | undefined> {
  if (bundledId === undefined || (await hasNoUnit(db))) return undefined;
  const row = await db.selectFrom('data_set').select('id').where('id', '=', bundledId).executeTakeFirst();
  if (row) return undefined;
  const shown = path.relative(projectRoot(), bundledFolder);
  const folder = shown.startsWith('..') ? bundledFolder : shown;
  return `the bundled city is not in this database, and "serve" will not add it now that there are units; to have it too: gridlight load ${folder}`;
}
