import { constants } from 'node:fs';
import { access, copyFile, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { draftJson } from './draft-json.ts';
import type { Inspection } from './inspect-path.ts';

const MANIFEST = 'dataset.json';
const CODES = 'codes.json';

/**
 * Writes the draft of an inspection, and its code tables beside it. Nothing that is there is overwritten.
 * @returns the files that were written
 * @throws Error where one of them is there already
 */
export async function writeDraft({ manifest, codes }: Inspection, file: string): Promise<string[]> {
  const tables = path.join(path.dirname(file), CODES);
  const files = codes === undefined ? [file] : [file, tables];
  for (const each of files) await refuseWhereThere(each);
  await writeNew(file, manifest);
  if (codes !== undefined) await writeNew(tables, codes);
  return files;
}

/**
 * Makes a folder with the draft and copies of the files that it names.
 * @returns the files that were written, and how many were copied
 * @throws Error where one of them is there already
 */
export async function writeDraftFolder(
  inspection: Inspection,
  folder: string,
): Promise<{ written: string[]; copied: number }> {
  const sources = inspection.layers.map(({ finding }) => finding.file);
  const files = [...sources, ...(inspection.codeTables === undefined ? [] : [inspection.codeTables])];
  for (const file of [MANIFEST, ...files]) await refuseWhereThere(path.join(folder, file));
  await mkdir(folder, { recursive: true });
  for (const file of files) {
    const target = path.join(folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    await copyFile(path.join(inspection.root, file), target, constants.COPYFILE_EXCL);
  }
  return { written: await writeDraft(inspection, path.join(folder, MANIFEST)), copied: files.length };
}

async function writeNew(file: string, value: unknown): Promise<void> {
  await writeFile(file, `${draftJson(value)}\n`, { flag: 'wx' });
}

async function refuseWhereThere(file: string): Promise<void> {
  const isThere = await access(file).then(
    () => true,
    () => false,
  );
  if (isThere) throw new Error(`${file} is there already and is not overwritten`);
}
