import { cp, mkdir, readdir } from 'node:fs/promises';
import path from 'node:path';

/**
 * Copies a folder of data file by file.
 * @throws Error where `target` is not empty, or lies in the folder
 */
export async function copyFolder(folder: string, target: string): Promise<void> {
  if (!path.relative(folder, target).startsWith('..'))
    throw new Error(`${target} lies in the folder that it would be a copy of`);
  await mkdir(target, { recursive: true });
  if ((await readdir(target)).length > 0)
    throw new Error(`${target} is not empty; the copy needs a folder of its own`);
  await cp(folder, target, { recursive: true });
}
