import { readdirSync } from 'node:fs';
import path from 'node:path';

/** All files below a folder whose name ends so, as paths from the project's root. */
export function filesIn(root: string, folder: string, ...endings: string[]): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .map((file) => path.posix.join(folder, file.split(path.sep).join('/')))
    .filter((file) => endings.some((ending) => file.endsWith(ending)))
    .sort();
}

/** The style sheets that belong to a component. */
export const styleModules = (root: string): string[] => filesIn(root, 'src', '.module.css');

/** The style modules that a script imports, by the name it gives them. */
export function importedModules(file: string, text: string): Map<string, string> {
  const imports = text.matchAll(/import \* as (\w+) from '([^']+\.module\.css)'/g);
  return new Map(
    [...imports].map(([, name = '', from = '']) => [name, path.posix.join(path.posix.dirname(file), from)]),
  );
}

/** The names that a script asks a module for; where it looks one up, every literal of the script may be one. */
export function usedNames(text: string, alias: string): string[] {
  const direct = [...text.matchAll(new RegExp(`\\b${alias}\\.(\\w+)`, 'g'))].map(([, name = '']) => name);
  if (!text.includes(`${alias}[`)) return direct;
  return [...direct, ...[...text.matchAll(/'(\w+)'/g)].map(([, name = '']) => name)];
}

/** Class names that a script writes itself, in place of a module's. */
export function literalClasses(text: string): string[] {
  const attributes =
    text.match(/className="[^"]*"|className=\{'[^']*'|class[nN]ame = '[^']*'|classList/g) ?? [];
  const templates = [...text.matchAll(/className=\{`([^`]*)`\}/g)].map(([, body = '']) => body);
  const written = templates.filter((body) => body.replace(/\$\{[^}]*\}/g, '').trim() !== '');
  const selectors =
    text.match(/(?:querySelector(?:All)?|closest|matches)(?:<\w+>)?\([^)]*['"`(\s]\.[a-z][^)]*\)/g) ?? [];
  return [...attributes, ...written, ...selectors];
}
