import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { parseJson } from '../../src/domain/exchange/files/geojson-rows.ts';
import { unknownKeyReason, unknownKeys } from './unknown-keys.ts';

/** What is wrong with the manifest or with a file that it names. */
export interface ManifestFault {
  path: string;
  reason: string;
}

/** Whether a file of the manifest lies inside its folder. */
export function isInside(file: string): boolean {
  return !path.isAbsolute(file) && !path.normalize(file).startsWith('..');
}

/** `['layers', 2, 'kind']` → `layers[2].kind` */
export function dotted(parts: readonly PropertyKey[]): string {
  return parts
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

/** The faults of a schema issue; each unknown key of an object is one. */
export function manifestFaultsOf(issue: z.core.$ZodIssue, file = ''): ManifestFault[] {
  const at = (path: readonly PropertyKey[]) => `${file} ${dotted(path)}`.trim();
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ path: at([...issue.path, key]), reason: 'is no key of this file' }));
  return [{ path: at(issue.path), reason: issue.message }];
}

/** The JSON of a file of the folder, or why it cannot be read. */
export async function readJson(
  folder: string,
  file: string,
): Promise<{ value: unknown } | { fault: string }> {
  try {
    return parseJson(await readFile(path.join(folder, file), 'utf8'));
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    return { fault: code === 'ENOENT' ? `is missing in ${folder}` : `cannot be read: ${message}` };
  }
}

/** A JSON file that the manifest names at `at`, checked by its schema, or everything that is wrong with it. */
export async function readCheckedFile<Schema extends z.ZodType>(
  folder: string,
  at: string,
  file: string,
  schema: Schema,
): Promise<{ value: z.output<Schema> } | { faults: ManifestFault[] }> {
  if (!isInside(file)) return { faults: [{ path: at, reason: `"${file}" lies outside the folder` }] };
  const json = await readJson(folder, file);
  if ('fault' in json) return { faults: [{ path: file, reason: json.fault }] };
  const parsed = schema.safeParse(json.value);
  const faults = unknownKeys(schema, json.value).map((unknown) => ({
    path: `${file} ${dotted(unknown.path)}`,
    reason: unknownKeyReason(unknown),
  }));
  if (parsed.success && faults.length === 0) return { value: parsed.data };
  const told = new Set(faults.map((fault) => fault.path));
  const others = (parsed.error?.issues ?? []).flatMap((issue) => manifestFaultsOf(issue, file));
  return { faults: [...faults, ...others.filter((fault) => !told.has(fault.path))] };
}
