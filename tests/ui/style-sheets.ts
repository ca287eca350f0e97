import { readdirSync } from 'node:fs';
import path from 'node:path';

/** All files of src whose name ends so, as paths from the project's root. */
export function sourceFiles(root: string, ...endings: string[]): string[] {
  return readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join('src', file.split(path.sep).join('/')))
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .sort();
}

/** The style sheets that belong to a component. */
export const styleModules = (root: string): string[] => sourceFiles(root, '.module.css');
