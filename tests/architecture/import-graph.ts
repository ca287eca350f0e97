import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from 'oxc-parser';

export const projectRoot = path.resolve(import.meta.dirname, '../..');

export interface ImportEdge {
  /** Importing file, relative to the project, with forward slashes. */
  from: string;
  /** Imported file relative to the project, or the package name. */
  to: string;
  isPackage: boolean;
}

/** All TypeScript files below `folder` (relative to the project), sorted. */
export function sourceFiles(folder: string): string[] {
  return readdirSync(path.join(projectRoot, folder))
    .sort()
    .flatMap((name) => {
      const file = `${folder}/${name}`;
      if (statSync(path.join(projectRoot, file)).isDirectory()) return sourceFiles(file);
      return /(?<!\.module\.css\.d)\.tsx?$/.test(name) ? [file] : [];
    });
}

/** Static, dynamic and re-exported imports of one file, those of types included. */
export function importsOf(file: string): ImportEdge[] {
  const text = readFileSync(path.join(projectRoot, file), 'utf8');
  const { module } = parseSync(file, text);
  const requests = [
    ...module.staticImports.map((entry) => entry.moduleRequest.value),
    ...module.staticExports.flatMap((entry) =>
      entry.entries.flatMap((name) => name.moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.map((entry) =>
      text.slice(entry.moduleRequest.start + 1, entry.moduleRequest.end - 1),
    ),
  ];
  return requests.map((request) => ({ from: file, ...resolve(file, request) }));
}

function resolve(file: string, request: string): { to: string; isPackage: boolean } {
  if (!request.startsWith('.')) {
    const parts = request.split('/');
    return {
      to: request.startsWith('@') ? parts.slice(0, 2).join('/') : (parts[0] ?? request),
      isPackage: true,
    };
  }
  const target = path.posix.join(path.posix.dirname(file), request.replace(/\?.*$/, ''));
  if (!existsSync(path.join(projectRoot, target)))
    throw new Error(`${file} imports ${request}, which is not there`);
  return { to: target, isPackage: false };
}

/** The first cycle of imports as a list of files; `undefined` where there is none. */
export function findCycle(edges: readonly ImportEdge[]): string[] | undefined {
  const next = new Map<string, string[]>();
  for (const edge of edges) {
    if (!edge.isPackage) next.set(edge.from, [...(next.get(edge.from) ?? []), edge.to]);
  }
  const done = new Set<string>();
  const visit = (file: string, trail: string[]): string[] | undefined => {
    const at = trail.indexOf(file);
    if (at >= 0) return [...trail.slice(at), file];
    if (done.has(file)) return undefined;
    for (const to of next.get(file) ?? []) {
      const cycle = visit(to, [...trail, file]);
      if (cycle) return cycle;
    }
    done.add(file);
    return undefined;
  };
  for (const file of next.keys()) {
    const cycle = visit(file, []);
    if (cycle) return cycle;
  }
  return undefined;
}

/** Names that a file declares and exports itself; what it passes on from another file is not counted. */
export function exportsOf(file: string): string[] {
  const { module } = parseSync(file, readFileSync(path.join(projectRoot, file), 'utf8'));
  return module.staticExports.flatMap((entry) =>
    entry.entries.flatMap((name) =>
      name.moduleRequest === null && name.exportName.name !== null ? [name.exportName.name] : [],
    ),
  );
}
