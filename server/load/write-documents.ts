import type { Kysely } from 'kysely';
import type { DatasetManifest } from '../../src/schemas/dataset.ts';
import type { Documents } from '../../src/schemas/documents.ts';
import type { Database } from '../database/schema.ts';
import { writeDocuments } from './note-data-set.ts';
import { simulateConsultationItems } from './simulate-consultations.ts';

/** Writes the documents of a data set and, where it is simulated, the items that its board begins with; notes what changed. */
export async function loadDocuments(
  job: { database: Kysely<Database>; asOf: number; refresh?: boolean },
  manifest: DatasetManifest,
  documents: Documents,
): Promise<string[]> {
  const notes: string[] = [];
  if (await writeDocuments(job.database, manifest.id, documents))
    notes.push(`documents: ${Object.keys(documents).join(', ') || 'none'}`);
  if (manifest.simulate === undefined || documents.consultation === undefined) return notes;
  const made = await simulateConsultationItems(job, documents.consultation, manifest.simulate.seed);
  if (made > 0) notes.push(`consultations: ${made} simulated items`);
  return notes;
}
