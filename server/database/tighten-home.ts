import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** What this program puts into the folder of an installation. */
const OWN_ENTRIES = new Set(['database', 'database.lock', 'database.creating', 'basemap', 'streams.json']);

export interface Tightened {
  /** Folders and files that others could look into and no longer can. */
  readonly mended: number;
  /** Those that belong to somebody else, who has to do it. */
  readonly refused: readonly string[];
}

/**
 * Takes the rights of group and others from what lies in `home` (absolute): folders 0700, files 0600. Entries that are not
 * of this program are left alone, and so is `home` itself where there are such.
 */
export function tightenHome(home: string): Tightened {
  const entries = namesIn(home);
  const own = entries.filter((name) => OWN_ENTRIES.has(name));
  const isOurs = entries.length === own.length;
  const refused: string[] = [];
  let mended = 0;
  const visit = (path: string, isDeep: boolean): void => {
    const info = lstatSync(path, { throwIfNoEntry: false });
    if (!info || info.isSymbolicLink()) return;
    if ((info.mode & 0o077) !== 0)
      try {
        chmodSync(path, info.mode & 0o700);
        mended += 1;
      } catch {
        refused.push(path);
      }
    if (isDeep && info.isDirectory()) for (const name of namesIn(path)) visit(join(path, name), true);
  };
  if (isOurs && lstatSync(home, { throwIfNoEntry: false })?.isDirectory()) visit(home, false);
  for (const name of own) visit(join(home, name), true);
  return { mended, refused };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
