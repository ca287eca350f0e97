import { nearestNames } from '../../src/domain/exchange/fields/nearest-names.ts';
import { createUnitLocator } from '../../src/domain/exchange/units/unit-locator.ts';
import type { CodeTables } from '../../src/schemas/code-tables.ts';
import type { Layer } from '../../src/schemas/dataset.ts';
import { extensionsFor, formatOf } from './file-formats.ts';
import { adviceFor } from './file-signatures.ts';
import { LAYER_KINDS } from './layer-kinds.ts';
import { isInside, type ManifestFault } from './manifest-files.ts';
import { makeVocabularies } from './vocabularies.ts';

const NO_CODES: CodeTables = { categories: [], channels: [], departments: [], staffingSchemes: [] };

/** What is wrong with a layer beyond its schema: its id, its file, its fields, its encoding. */
export function layerFaults(
  layer: Layer,
  index: number,
  layers: readonly (Layer | undefined)[],
): ManifestFault[] {
  const at = `layers[${index}]`;
  const faults: ManifestFault[] = [];
  const first = layers.findIndex((other) => other?.id === layer.id);
  if (first !== index)
    faults.push({ path: `${at}.id`, reason: `"${layer.id}" is the id of layers[${first}] already` });
  if (!isInside(layer.file))
    faults.push({ path: `${at}.file`, reason: `"${layer.file}" lies outside the folder` });
  const { rowShape } = LAYER_KINDS[layer.kind];
  if (!formatOf(layer.file, rowShape))
    faults.push({
      path: `${at}.file`,
      reason: `${layer.kind} are read from ${extensionsFor(rowShape).join(', ')}${adviceOn(layer.file)}`,
    });
  if (layer.encoding !== undefined && !isEncoding(layer.encoding))
    faults.push({
      path: `${at}.encoding`,
      reason: `"${layer.encoding}" is no encoding; known are utf-8, gbk, gb18030, big5, windows-1252, utf-16le and all others of browsers`,
    });
  const { columns, constants, values = {}, ignore = [], timeFormat } = layer;
  const formats = typeof timeFormat === 'object' ? timeFormat : {};
  const named = {
    columns,
    constants,
    values,
    timeFormat: formats,
    ignore: Object.fromEntries(ignore.map((field) => [field, true])),
  };
  for (const [part, fields] of Object.entries(named))
    for (const field of Object.keys(fields)) {
      const reason = unknownField(field, layer);
      if (reason !== undefined) faults.push({ path: `${at}.${part}`, reason });
    }
  return faults;
}

function adviceOn(file: string): string {
  const advice = adviceFor(file);
  return advice === undefined ? '' : `; ${advice}`;
}

function isEncoding(label: string): boolean {
  try {
    return new TextDecoder(label).encoding !== '';
  } catch {
    return false;
  }
}

function unknownField(field: string, layer: Layer): string | undefined {
  const { fields, openPrefix } = LAYER_KINDS[layer.kind].createReader(
    {
      crs: 'wgs84',
      bounds: [-180, -90, 180, 90],
      asOf: 0,
      vocabularies: makeVocabularies(NO_CODES),
      locator: createUnitLocator([]),
    },
    layer,
  );
  const names = fields.map(({ field: name }) => name);
  if (names.includes(field) || (openPrefix !== undefined && field.startsWith(openPrefix))) return undefined;
  const near = nearestNames(field, names);
  return `"${field}" is no field of ${layer.kind}${near.length > 0 ? `; nearest: ${near.join(', ')}` : ''}`;
}
