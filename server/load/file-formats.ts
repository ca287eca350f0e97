import path from 'node:path';
import { CSV } from './csv-rows.ts';
import { FIGURE_LIST } from './figure-rows.ts';
import type { FileFormat, RowShape } from './file-format.ts';
import { GEOJSON } from './geojson-file.ts';

/** The formats that layers are read from. */
export const FILE_FORMATS: readonly FileFormat[] = [CSV, GEOJSON, FIGURE_LIST];

/** The format of a file with rows of this shape, by its extension. */
export function formatOf(file: string, shape: RowShape): FileFormat | undefined {
  const extension = path.extname(file).toLowerCase();
  return FILE_FORMATS.find(
    ({ extensions, rowShapes }) => rowShapes.includes(shape) && extensions.includes(extension),
  );
}

/** The extensions of the files that can hold rows of this shape. */
export function extensionsFor(shape: RowShape): string[] {
  return FILE_FORMATS.filter(({ rowShapes }) => rowShapes.includes(shape)).flatMap(
    ({ extensions }) => extensions,
  );
}
