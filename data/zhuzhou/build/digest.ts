import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Holds the digest of what was made last. */
export const DIGEST_FILE = 'build/made.sha256';

/** Written by hand, and no input of the build. */
const BY_HAND = new Set([
  'SOURCE.md',
  'dataset.json',
  'calibration.json',
  'tours/city.json',
  'tours/audit.json',
  'documents/consultation.json',
  'documents/prevention.json',
  'documents/rumours.json',
  DIGEST_FILE,
]);

/** SHA-256 over the scripts and sources of the bundled city and the files made from them; `folder` is data/zhuzhou. */
export function digestOfCity(folder: string): string {
  const hash = createHash('sha256');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name).slice(folder.length).replace(/^\/+/, ''))
    .filter((file) => !BY_HAND.has(file))
    .sort();
  for (const file of files) hash.update(file).update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}
