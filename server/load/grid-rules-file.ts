import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { GridRule } from '../../src/schemas/dataset.ts';
import { projectRoot } from '../database/project-root.ts';
import { readManifest } from './read-manifest.ts';

/** The rules on the size of grids in the folder of a data set. */
export interface GridRulesOfFolder {
  readonly dataSetId: string;
  readonly rules: readonly GridRule[];
  /** Changes with the folder. */
  readonly mark: string;
}

/**
 * Reads the rules on the size of grids from the folder of a data set, which the database does not keep; again only when its
 * code tables have changed. The function returned gives `undefined` where the folder holds no data set, or one without rules.
 */
export function gridRulesReader(dataFolder: string): () => Promise<GridRulesOfFolder | undefined> {
  const folder = path.resolve(projectRoot(), dataFolder);
  let kept: { mark: string; tables: string; read: GridRulesOfFolder | undefined } | undefined;
  const markOf = async (file: string): Promise<string> => {
    const state = await stat(path.join(folder, file)).catch(() => undefined);
    return state === undefined ? 'none' : `${state.mtimeMs} ${state.size}`;
  };
  return async () => {
    const marks = async (tables: string) => `${await markOf('dataset.json')} ${await markOf(tables)}`;
    if (kept && kept.mark === (await marks(kept.tables))) return kept.read;
    const found = await readManifest(folder);
    if (!('manifest' in found)) return undefined;
    const { manifest, codeTables } = found;
    const tables = manifest.codeTables ?? 'dataset.json';
    const mark = await marks(tables);
    const rules = codeTables?.gridRules;
    kept = { mark, tables, read: rules && { dataSetId: manifest.id, rules, mark } };
    return kept.read;
  };
}
