import type { MultiPolygon, Polygon } from 'geojson';
import { toWgs84, type CrsName } from '../../src/domain/exchange/geometry/coordinate-systems.ts';
import { readFields } from '../../src/domain/exchange/fields/read-fields.ts';
import {
  cellText,
  RowIssues,
  type SourceRow,
  type RowResult,
} from '../../src/domain/exchange/fields/row-result.ts';
import type { ReadContext, RowReader } from '../../src/domain/exchange/rows/read-context.ts';
import { readPosition } from '../../src/domain/exchange/rows/read-position.ts';
import { inBox, type Position } from '../../src/domain/geo/positions.ts';
import { createUnitLocator } from '../../src/domain/exchange/units/unit-locator.ts';
import type { AuditPoint, AuditUnit } from '../../src/domain/grids/audit/audit-input.ts';
import { nodeEdges } from '../../src/domain/grids/audit/node-edges.ts';
import { levelOfCode, type UnitLevel } from '../../src/domain/grids/codes.ts';
import type { CodeTables, DatasetManifest, Layer } from '../../src/schemas/dataset.ts';
import { LayerCounts } from './layer-counts.ts';
import { LayerFault } from './layer-fault.ts';
import type { LayerSource } from './layer-kind.ts';
import { LAYER_KINDS } from './layer-kinds.ts';
import { readManifest } from './read-manifest.ts';
import { readRawRows } from './read-rows.ts';
import { makeVocabularies } from './vocabularies.ts';

/** A unit of a folder with the place it came from. */
export interface DivisionUnit extends AuditUnit {
  readonly layerId: string;
  /** Number of the row in its file, from 1. */
  readonly row: number;
}

/** The units and incidents of a folder as its files give them. */
export interface Division {
  readonly manifest: DatasetManifest;
  readonly units: readonly DivisionUnit[];
  readonly points: readonly AuditPoint[];
  /** What was left out, one sentence each. */
  readonly notes: readonly string[];
}

/**
 * Reads the units and incidents of a folder without a database. Rows are read as `load` reads them, but nothing of codes and
 * rings is repaired, and no unit is refused; positions become WGS 84.
 * @throws Error with everything that is wrong with the manifest, or with the file that cannot be read
 */
export async function readDivision(folder: string, asOf: number): Promise<Division> {
  const read = await readManifest(folder);
  if ('faults' in read)
    throw new Error(
      `${folder} cannot be read:\n${read.faults.map(({ path, reason }) => `  ${path}: ${reason}`).join('\n')}`,
    );
  const { manifest, codeTables } = read;
  const found = new Map<CrsName, DivisionUnit[]>();
  const points: AuditPoint[] = [];
  let withoutPlace = 0;
  let ended = 0;
  for (const layer of manifest.layers) {
    if (layer.kind !== 'units' && layer.kind !== 'incidents') continue;
    const crs = layer.crs ?? manifest.crs;
    const frame = { crs, bounds: manifest.bounds };
    const drafts = found.get(crs) ?? [];
    found.set(crs, drafts);
    for await (const { source, result } of rowsOf(
      folder,
      layer,
      contextOf(manifest, codeTables, crs, asOf),
    )) {
      if (layer.kind === 'units') {
        // What has ended lies under what took its place.
        if (result.record?.['validTo'] === undefined) drafts.push(unitOf(source, result, layer, frame));
        else ended++;
      } else {
        const position = readPosition(source, frame, new RowIssues(source));
        if (position === undefined) withoutPlace++;
        else points.push({ id: cellText(source.values.get('eventNo') ?? `row ${source.row}`), position });
      }
    }
  }
  const notes = [
    ...(withoutPlace === 0 ? [] : [`incidents left out, without a position in the bounds: ${withoutPlace}`]),
    ...(ended === 0 ? [] : [`units left out, as their boundaries end: ${ended}`]),
  ];
  const units = [...found].flatMap(([crs, drafts]) => inWgs84(drafts, crs));
  return { manifest, units, points, notes };
}

type Frame = Pick<ReadContext, 'crs' | 'bounds'>;

const NO_CODES: CodeTables = { categories: [], channels: [], departments: [], staffingSchemes: [] };

function contextOf(
  { bounds }: DatasetManifest,
  codeTables: CodeTables | undefined,
  crs: CrsName,
  asOf: number,
): ReadContext {
  return {
    crs,
    bounds,
    asOf,
    vocabularies: makeVocabularies(codeTables ?? NO_CODES),
    locator: createUnitLocator([]),
  };
}

async function* rowsOf(folder: string, layer: Layer, context: ReadContext) {
  const { createReader, rowShape } = LAYER_KINDS[layer.kind];
  const reader = createReader(context, layer);
  const source: LayerSource<unknown> = {
    folder,
    layer,
    crs: context.crs,
    // Values only: the repair of rings and the point for the label take most of the time of a load.
    reader: { ...reader, read: (row) => valuesOf(row, reader) },
    kind: { rowShape },
    counts: new LayerCounts(),
    onStep: () => undefined,
  };
  try {
    yield* readRawRows(source);
  } catch (error) {
    if (!(error instanceof LayerFault)) throw error;
    throw new Error(`layer ${layer.id}, ${layer.file}: ${error.message}`, { cause: error });
  }
}

function valuesOf(source: SourceRow, { fields }: RowReader): RowResult {
  const record = Object.fromEntries(readFields(source, fields, new RowIssues(source)));
  return { record, rejections: [], repairs: [], warnings: [] };
}

function unitOf(source: SourceRow, { record }: RowResult, layer: Layer, frame: Frame): DivisionUnit {
  const code = cellText(source.values.get('code') ?? '').trim();
  const parentCode = cellText(source.values.get('parentCode') ?? '').trim();
  const memberCodes = record?.['memberCodes'] as string[] | undefined;
  const layerLevel = layer.kind === 'units' ? layer.level : undefined;
  const level = (record?.['level'] as UnitLevel | undefined) ?? layerLevel ?? levelOfCode(code) ?? 'grid';
  return {
    layerId: layer.id,
    row: source.row,
    code,
    level,
    ...(parentCode === '' ? {} : { parentCode }),
    ...(memberCodes === undefined ? {} : { memberCodes }),
    geometry: asWritten(source.geometry, frame),
  };
}

/** Whether lines that are straight in a system are straight in WGS 84 too. */
export function keepsLinesStraight(crs: CrsName): boolean {
  return crs === 'wgs84' || crs === 'cgcs2000';
}

/** A millimetre, as surveys round, in the unit of the system. */
const MILLIMETRE = { metres: 1e-3, degrees: 1e-8 };

/** Units in WGS 84; positions that are none in their system become NaN. */
function inWgs84(units: readonly DivisionUnit[], crs: CrsName): DivisionUnit[] {
  const geometries = units.map(({ geometry }) => geometry);
  const tolerance = crs === 'epsg:4547' ? MILLIMETRE.metres : MILLIMETRE.degrees;
  const noded = keepsLinesStraight(crs) ? geometries : nodeEdges(geometries, tolerance);
  const place = ([x = NaN, y = NaN]: readonly number[]): Position => toWgs84(crs, x, y) ?? [NaN, NaN];
  return units.map((unit, index) => {
    const { type, coordinates } = noded[index]!;
    const geometry: Polygon | MultiPolygon =
      type === 'Polygon'
        ? { type, coordinates: coordinates.map((ring) => ring.map(place)) }
        : { type, coordinates: coordinates.map((rings) => rings.map((ring) => ring.map(place))) };
    return { ...unit, geometry };
  });
}

/**
 * A geometry as its file has it, corner by corner; positions that are none become NaN, what is no polygon has no ring. Latitude and
 * longitude change places, as `load` has them do, where the first position lies in the bounds only so.
 */
function asWritten(geometry: unknown, { crs, bounds }: Frame): Polygon | MultiPolygon {
  const { type, coordinates } = (geometry ?? {}) as { type?: unknown; coordinates?: unknown };
  const [x0, y0] = firstPair(coordinates);
  const isHome = (position: Position | undefined) => position !== undefined && inBox(position, bounds);
  const isTurned = !isHome(toWgs84(crs, x0, y0)) && isHome(toWgs84(crs, y0, x0));
  const position = (value: unknown): Position => {
    const [x, y] = list(value);
    if (typeof x !== 'number' || typeof y !== 'number') return [NaN, NaN];
    return isTurned ? [y, x] : [x, y];
  };
  const rings = (polygon: unknown) => list(polygon).map((ring) => list(ring).map(position));
  if (type === 'MultiPolygon') return { type, coordinates: list(coordinates).map(rings) };
  return { type: 'Polygon', coordinates: type === 'Polygon' ? rings(coordinates) : [] };
}

const list = (value: unknown): unknown[] => (Array.isArray(value) ? (value as unknown[]) : []);

function firstPair(nested: unknown): Position {
  const [x, y] = list(nested);
  if (Array.isArray(x)) return firstPair(x);
  return typeof x === 'number' && typeof y === 'number' ? [x, y] : [NaN, NaN];
}
