import type { DatasetManifest } from '../../src/schemas/dataset.ts';
import { DOCUMENT_KINDS, DOCUMENT_SCHEMAS, type Documents } from '../../src/schemas/documents.ts';
import { readCheckedFile, type ManifestFault } from './manifest-files.ts';

/** The documents that a manifest names, with everything that is wrong with them. */
export async function readDocumentFiles(
  folder: string,
  files: DatasetManifest['documents'] = {},
): Promise<{ documents: Documents; faults: ManifestFault[] }> {
  const documents: Record<string, unknown> = {};
  const faults: ManifestFault[] = [];
  for (const kind of DOCUMENT_KINDS) {
    const file = files[kind];
    if (file === undefined) continue;
    const read = await readCheckedFile(folder, `documents.${kind}`, file, DOCUMENT_SCHEMAS[kind]);
    if ('faults' in read) faults.push(...read.faults);
    else documents[kind] = read.value;
  }
  return { documents, faults };
}
