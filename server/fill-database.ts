import type { OpenDatabase } from './database/open-database.ts';
import { loadDataset } from './load/load-dataset.ts';
import type { LoadProgress } from './load/progress.ts';

/**
 * Fills an empty database from the bundled data set.
 * @throws with the first faults when the data set cannot be loaded whole
 */
export async function fillDatabase(
  database: OpenDatabase,
  folder: string,
  volume: number | undefined,
  onProgress: (progress: LoadProgress) => void,
): Promise<void> {
  const report = await loadDataset({
    database: database.kysely,
    folder,
    asOf: Date.now(),
    onProgress,
    ...(volume === undefined ? {} : { volume }),
  });
  if (report.ok) return;
  const faults = report.faults.map(({ path, reason }) => `${path}: ${reason}`);
  const refused = report.layers
    .filter(({ status }) => status === 'refused')
    .map(({ layer, fault }) => `layer ${layer}: ${fault ?? 'refused'}`);
  throw new Error(
    `the data set in ${folder} cannot be loaded: ${[...faults, ...refused].slice(0, 5).join('; ')}`,
  );
}
