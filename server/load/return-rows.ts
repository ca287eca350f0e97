import type { Kysely } from 'kysely';
import type { CodeTables } from '../../src/schemas/code-tables.ts';
import type { DatasetManifest } from '../../src/schemas/dataset.ts';
import type { Database } from '../database/schema.ts';
import { inTransaction } from '../database/transaction.ts';
import { bumpVersion, RESOURCES } from '../repositories/data-version.ts';
import { giveBack, type GivenBack } from '../repositories/taken-over.ts';
import { giveCodesBack } from './code-conflicts.ts';
import { LAYER_KINDS } from './layer-kinds.ts';

/**
 * Gives back what a data set took over from others and no longer has, or may no longer take by its manifest; says what, in
 * sentences.
 */
export function returnRows(
  db: Kysely<Database>,
  manifest: DatasetManifest,
  codeTables: CodeTables | undefined,
): Promise<string[]> {
  return inTransaction(db, async (trx) => {
    const given = await giveBack(trx, Object.values(LAYER_KINDS), manifest.id, manifest.takesOver ?? []);
    const notes = [...given.map(sentence), ...(await giveCodesBack(trx, manifest, codeTables))];
    if (notes.length > 0) for (const resource of RESOURCES) await bumpVersion(trx, resource);
    return notes;
  });
}

/** The same for units alone, after the layers of units. */
export function returnUnits(db: Kysely<Database>, manifest: DatasetManifest): Promise<string[]> {
  return inTransaction(db, async (trx) => {
    const given = await giveBack(trx, [LAYER_KINDS.units], manifest.id, manifest.takesOver ?? []);
    if (given.length > 0) await bumpVersion(trx, 'unit');
    return given.map(sentence);
  });
}

const sentence = ({ table, owner, ids }: GivenBack) =>
  `${ids.length} rows of ${table} are given back to the data set ${owner}: ${ids.slice(0, 5).join(', ')}${ids.length > 5 ? ' …' : ''}`;
