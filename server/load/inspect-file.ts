import path from 'node:path';
import { guessTableForm } from '../../src/domain/exchange/inspect/guess-header.ts';
import { createTableInspector, type TableFinding } from '../../src/domain/exchange/inspect/table-finding.ts';
import { CSV } from './csv-rows.ts';
import { openTextFile, textStream, type TextFile } from './decode-file.ts';
import type { FileListener } from './file-format.ts';
import { GEOJSON } from './geojson-file.ts';
import { LayerFault } from './layer-fault.ts';
import { openFile } from './source-file.ts';

const MOST_LINES = 20;
const MOST_CHARACTERS = 1_000_000;

/**
 * What a file of a folder is: its format, encoding, header, columns and geometries, by the same readers that load it.
 * @throws LayerFault where it cannot be read as a table or as GeoJSON
 */
export async function inspectFile(folder: string, file: string): Promise<TableFinding> {
  const extension = path.extname(file).toLowerCase();
  const isTable = CSV.extensions.includes(extension);
  if (!isTable && !GEOJSON.extensions.includes(extension)) throw new LayerFault('is of no known format');
  const text = await openTextFile(await openFile(path.join(folder, file)));
  const table = isTable ? guessTableForm(await firstLines(text)) : undefined;
  const inspector = createTableInspector();
  let names: string[] = [];
  let declaredCrs: string | undefined;
  const listener: FileListener = {
    onBytes: () => undefined,
    onHeader: (header) => (names = [...header]),
    onCrs: (declared) => (declaredCrs = declared),
    ...(table?.hasTitles === true ? { headerLine: table.headerLine } : {}),
  };
  for await (const row of (isTable ? CSV : GEOJSON).readRows(text, listener)) {
    if ('broken' in row) inspector.addBroken();
    else inspector.add(row);
  }
  return inspector.end({
    file,
    format: isTable ? 'CSV' : 'GeoJSON',
    encoding: text.encoding,
    ...(table === undefined ? {} : { separator: table.separator, headerLine: table.headerLine }),
    repeated: [...new Set(names.filter((name, index) => names.indexOf(name) !== index))],
    ...(declaredCrs === undefined ? {} : { declaredCrs }),
  });
}

/** The first lines of a file, as many as titles may stand above its header. */
async function firstLines(file: TextFile): Promise<string[]> {
  let text = '';
  for await (const part of textStream(file)) {
    text += part;
    if (text.length > MOST_CHARACTERS || (text.match(/\r\n?|\n/g)?.length ?? 0) > MOST_LINES) break;
  }
  return text.trimStart().split(/\r\n?|\n/, MOST_LINES);
}
