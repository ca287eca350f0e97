import { parseJson } from '../../src/domain/exchange/files/geojson-rows.ts';
import { readText, type TextFile } from './decode-file.ts';
import type { FileFormat, FileListener, FileRow } from './file-format.ts';
import { LayerFault } from './layer-fault.ts';

/** Published figures: a JSON list of them, by itself or under `figures`. */
export const FIGURE_LIST: FileFormat = {
  extensions: ['.json'],
  rowShapes: ['figure'],
  isText: true,
  readRows: readFigures,
};

async function* readFigures(file: TextFile, { onBytes, onNote }: FileListener): AsyncGenerator<FileRow> {
  for (const [index, cells] of listOfJson(await readText(file, { onBytes, onNote })).entries())
    yield { row: index + 1, cells };
}

function listOfJson(text: string): Record<string, unknown>[] {
  const parsed = parseJson(text);
  if ('fault' in parsed) throw new LayerFault(parsed.fault);
  const { value } = parsed;
  const list: unknown = Array.isArray(value) ? value : (value as { figures?: unknown } | null)?.figures;
  if (!Array.isArray(list)) throw new LayerFault('is not a JSON list of figures');
  return list.map(
    (item: unknown) => (typeof item === 'object' && item !== null ? item : {}) as Record<string, unknown>,
  );
}
