import { readGeoJson } from '../../src/domain/exchange/files/geojson-rows.ts';
import { readText, type TextFile } from './decode-file.ts';
import type { FileFormat, FileListener, FileRow } from './file-format.ts';
import { LayerFault } from './layer-fault.ts';

/** Features of a GeoJSON file; one feature per line is taken as well. */
export const GEOJSON: FileFormat = {
  extensions: ['.geojson', '.json'],
  rowShapes: ['position', 'shape'],
  isText: true,
  readRows: readFeatures,
};

async function* readFeatures(
  file: TextFile,
  { onBytes, onNote, onHeader, onCrs }: FileListener,
): AsyncGenerator<FileRow> {
  const read = readGeoJson(await readText(file, { onBytes, onNote }));
  if ('fault' in read) throw new LayerFault(read.fault);
  if (read.declaredCrs !== undefined) onCrs(read.declaredCrs);
  const names = new Set(read.features.flatMap(({ properties }) => Object.keys(properties)));
  if (read.features.length > 0)
    onHeader(
      names,
      read.features.some(({ geometry }) => geometry !== null),
    );
  const broken = new Map(read.broken.map(({ row, reason }) => [row, reason]));
  const features = new Map(read.features.map((feature) => [feature.row, feature]));
  for (let row = 1; row <= broken.size + features.size; row++) {
    const feature = features.get(row);
    if (feature) yield { row, cells: feature.properties, geometry: feature.geometry };
    else yield { row, broken: broken.get(row) ?? 'is not a GeoJSON feature' };
  }
}
