import type { Kysely } from 'kysely';
import type { CodeTables } from '../../src/schemas/code-tables.ts';
import type { DatasetManifest } from '../../src/schemas/dataset.ts';
import type { Database } from '../database/schema.ts';
import { listDataSets, readCodeTables, readGridRules } from './data-sets.ts';
import { readBoundaryDays } from './units.ts';

/** All loaded data sets seen as one. */
export interface DataSetSummary {
  /** The data set that draws the most units; title and notice are its own. */
  main: DatasetManifest;
  attribution: string[];
  bounds: DatasetManifest['bounds'];
  synthetic: boolean;
  codeTables: CodeTables;
  /** First days of new boundaries, ascending. */
  boundaryDays: string[];
}

/** What the page must know before it draws; `undefined` while nothing is loaded. */
export async function readDataSetSummary(db: Kysely<Database>): Promise<DataSetSummary | undefined> {
  const dataSets = await listDataSets(db);
  const owners = await db
    .selectFrom('unit')
    .select(({ fn }) => ['data_set_id', fn.countAll<number>().as('units')])
    .groupBy('data_set_id')
    .execute();
  const unitsOf = (id: string) => owners.find((owner) => owner.data_set_id === id)?.units ?? 0;
  const manifests = dataSets.map(({ manifest }) => manifest);
  // Of data sets that draw equally much, the one loaded last.
  const [main] = manifests.toReversed().sort((a, b) => unitsOf(b.id) - unitsOf(a.id));
  if (!main) return undefined;
  const gridRules = await readGridRules(db);
  const edge = (index: 0 | 1 | 2 | 3, pick: (...values: number[]) => number) =>
    pick(...manifests.map(({ bounds }) => bounds[index]));
  return {
    main,
    attribution: [...new Set(manifests.flatMap(({ attribution }) => attribution))],
    bounds: [edge(0, Math.min), edge(1, Math.min), edge(2, Math.max), edge(3, Math.max)],
    synthetic: dataSets.some(({ synthetic }) => synthetic),
    codeTables: { ...(await readCodeTables(db)), ...(gridRules.length > 0 && { gridRules }) },
    boundaryDays: await readBoundaryDays(db),
  };
}
