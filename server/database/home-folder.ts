import { mkdirSync, mkdtempSync, rmdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Thrown when the folder of this installation cannot be used; the message says what stands in the way. */
export class HomeFolderError extends Error {
  override readonly name = 'HomeFolderError';
}

/**
 * Makes the folder `home` (absolute) and those above it where they are missing, and tries whether it can be written to.
 * Level by level: making them all at once never comes back where the system refuses, as below `/proc`.
 * @throws HomeFolderError
 */
export function prepareHome(home: string): void {
  const missing: string[] = [];
  let present = home;
  while (!isFolder(present, home)) {
    missing.unshift(present);
    present = dirname(present);
  }
  for (const folder of missing) attempt(`${folder} cannot be made`, () => makeFolder(folder));
  attempt(`${home} cannot be written to`, () => rmdirSync(mkdtempSync(join(home, '.write-test-'))));
}

/** Whether something stands at `path`; it must be a folder then. */
function isFolder(path: string, home: string): boolean {
  const info = statOf(path);
  if (!info || info.isDirectory()) return info !== undefined;
  const consequence = path === home ? '' : `, so ${home} cannot be made in it`;
  throw new HomeFolderError(`GRIDLIGHT_HOME: ${path} is a file, not a folder${consequence}.`);
}

function statOf(path: string) {
  try {
    return statSync(path, { throwIfNoEntry: false });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOTDIR') return undefined;
    throw new HomeFolderError(`GRIDLIGHT_HOME: ${path} cannot be looked at (${codeOf(error)}).`);
  }
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder);
  } catch (error) {
    // Another process was faster.
    if (codeOf(error) !== 'EEXIST') throw error;
  }
}

function attempt(fault: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw new HomeFolderError(
      `GRIDLIGHT_HOME: ${fault} (${codeOf(error)}). Choose a folder this user may write to.`,
    );
  }
}

function codeOf(error: unknown): string {
  return (error as NodeJS.ErrnoException).code ?? String(error);
}
