import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../database/project-root.ts';
import { readManifest } from './read-manifest.ts';

const FILE = 'street-graph.json';

/** The street graph of a data set as it lies in its folder. */
export interface StreetGraphText {
  /** The data set that the folder holds. */
  readonly dataSetId: string;
  /** Digest of the text. */
  readonly digest: string;
  readonly text: string;
}

/**
 * Reads the street graph of a data set from its folder, again only when the file has changed. The function returned
 * gives `undefined` where the folder holds no data set, or one without streets.
 */
export function streetGraphReader(dataFolder: string): () => Promise<StreetGraphText | undefined> {
  const folder = path.resolve(projectRoot(), dataFolder);
  const file = path.join(folder, FILE);
  let kept: { mark: string; read: Promise<StreetGraphText | undefined> } | undefined;
  return async () => {
    const state = await stat(file).catch(() => undefined);
    if (state === undefined) return undefined;
    const mark = `${state.mtimeMs} ${state.size}`;
    if (kept?.mark !== mark) {
      kept = { mark, read: readText(folder, file) };
      kept.read.catch(() => (kept = undefined));
    }
    return kept.read;
  };
}

async function readText(folder: string, file: string): Promise<StreetGraphText | undefined> {
  const manifest = await readManifest(folder);
  if (!('manifest' in manifest)) return undefined;
  const text = await readFile(file, 'utf8');
  const digest = createHash('sha256').update(text).digest('base64url').slice(0, 22);
  return { dataSetId: manifest.manifest.id, digest, text };
}
