import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { z } from 'zod';
import { parseJson } from '../../src/domain/exchange/files/geojson-rows.ts';
import { repeatedKeys } from '../../src/domain/exchange/files/repeated-keys.ts';
import { unknownKeyReason, unknownKeys } from './unknown-keys.ts';

/** What is wrong with the manifest or with a file that it names. */
export interface ManifestFault {
  path: string;
  reason: string;
}

const REPEATED = 'stands there twice, and only the last one would count';

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

/** The JSON of a file of the folder with the faults of its keys, or why it cannot be read. */
export async function readJson(
  folder: string,
  file: string,
): Promise<{ value: unknown; repeated: ManifestFault[] } | { fault: string }> {
  try {
    const text = await readFile(path.join(folder, file), 'utf8');
    const parsed = parseJson(text);
    if ('fault' in parsed) return parsed;
    return { ...parsed, repeated: repeatedKeys(text).map((at) => ({ path: dotted(at), reason: REPEATED })) };
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
  const unknown = unknownKeys(schema, json.value).map((one) => ({
    path: dotted(one.path),
    reason: unknownKeyReason(one),
  }));
  const faults = [...json.repeated, ...unknown].map((fault) => ({ ...fault, path: `${file} ${fault.path}` }));
  if (parsed.success && faults.length === 0) return { value: parsed.data };
  const told = new Set(faults.map((fault) => fault.path));
  const others = (parsed.error?.issues ?? []).flatMap((issue) => manifestFaultsOf(issue, file));
  return { faults: [...faults, ...others.filter((fault) => !told.has(fault.path))] };
}
