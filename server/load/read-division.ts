import type { MultiPolygon, Polygon } from 'geojson';
import type { CrsName } from '../../src/domain/geo/crs-names.ts';
import { readFields } from '../../src/domain/exchange/fields/read-fields.ts';
import {
  cellText,
  RowIssues,
  type Rejection,
  type SourceRow,
  type RowResult,
} from '../../src/domain/exchange/fields/row-result.ts';
import type { ReadContext, RowReader } from '../../src/domain/exchange/rows/read-context.ts';
import { readPosition } from '../../src/domain/exchange/rows/read-position.ts';
import type { Position } from '../../src/domain/geo/positions.ts';
import type { AuditPoint, AuditUnit } from '../../src/domain/grids/audit/audit-input.ts';
import { levelOfCode, type UnitLevel } from '../../src/domain/grids/codes.ts';
import type { DatasetManifest, Layer } from '../../src/schemas/dataset.ts';
import type { FolderNotes } from '../../src/schemas/folder-notes.ts';
import { asWritten, inWgs84 } from './division-geometry.ts';
import { LayerCounts } from './layer-counts.ts';
import type { LayerSource } from './layer-kind.ts';
import { LAYER_KINDS } from './layer-kinds.ts';
import { contextOf, namingLayer, NoteList, openFolder } from './read-folder.ts';
import { readRawRows } from './read-rows.ts';

/** A unit of a folder with the row that it came from. */
export interface DivisionUnit extends AuditUnit {
  readonly at: { readonly layer: string; readonly file: string; readonly row: number };
  /** The geometry in the system of its file, corner by corner that of the unit. */
  readonly drawn: Polygon | MultiPolygon;
  /** The system of its file. */
  readonly crs: CrsName;
}

/** The units and incidents of a folder as its files give them. */
export interface Division {
  readonly manifest: DatasetManifest;
  readonly units: readonly DivisionUnit[];
  readonly points: readonly AuditPoint[];
  /** Rows left out with their reasons, and warnings. */
  readonly notes: FolderNotes;
}

/**
 * Reads the units and incidents of a folder without a database. Rows are read as `load` reads them, but nothing of codes and
 * rings is repaired, and no unit is refused; positions become WGS 84.
 * @throws Error with everything that is wrong with the manifest, or with the file that cannot be read
 */
export async function readDivision(folder: string, asOf: number): Promise<Division> {
  const opened = await openFolder(folder, asOf);
  const { manifest } = opened;
  const found = new Map<CrsName, Draft[]>();
  const points: AuditPoint[] = [];
  const list = new NoteList();
  for (const layer of manifest.layers) {
    if (layer.kind !== 'units' && layer.kind !== 'incidents') continue;
    const context = contextOf(opened, layer, []);
    const draftsOf = (crs: CrsName) => found.get(crs) ?? found.set(crs, []).get(crs)!;
    const counts = new LayerCounts();
    for await (const { source, result } of rowsOf(opened.folder, layer, context, counts)) {
      if (result.rejections.length > 0) list.reject(layer, result.rejections);
      else if (layer.kind === 'units') {
        for (const warning of result.warnings) list.warn(layer, warning);
        // What has ended lies under what took its place.
        if (result.record?.['validTo'] === undefined) {
          const crs = source.crs ?? context.crs;
          draftsOf(crs).push(unitOf(source, result, layer, { crs, bounds: context.bounds }));
        } else list.warn(layer, { row: source.row, field: 'validTo', message: ENDED });
      } else {
        const issues = new RowIssues(source);
        const position = readPosition(source, context, issues);
        if (position === undefined) list.reject(layer, withoutPlace(issues));
        else points.push(pointOf(source, position, layer));
      }
    }
    for (const warning of counts.warnings) list.warn(layer, warning);
  }
  const units = [...found].flatMap(([crs, drafts]) => inWgs84(drafts, crs));
  return { manifest, units, points, notes: list.notes };
}

async function* rowsOf(folder: string, layer: Layer, context: ReadContext, counts: LayerCounts) {
  const { createReader, rowShape } = LAYER_KINDS[layer.kind];
  const reader = createReader(context, layer);
  const read = layer.kind === 'units' ? (row: SourceRow) => valuesOf(row, reader) : () => NOTHING_READ;
  const source: LayerSource<unknown> = {
    folder,
    layer,
    crs: context.crs,
    // Values only: the repair of rings and the point for the label take most of the time of a load.
    reader: { ...reader, read },
    kind: { rowShape },
    counts,
    onStep: () => undefined,
  };
  try {
    yield* readRawRows(source);
  } catch (error) {
    throw namingLayer(layer, error);
  }
}

const ENDED = 'names the end of these boundaries; the audit looks at what has none';

/** Of an incident only its place is looked at, and that is read apart. */
const NOTHING_READ: RowResult = { record: {}, rejections: [], repairs: [], warnings: [] };

/** The values of a row. What `load` would reject the row for is a warning: the audit looks at the unit all the same. */
function valuesOf(source: SourceRow, { fields }: RowReader): RowResult {
  const issues = new RowIssues(source);
  const record = Object.fromEntries(readFields(source, fields, issues));
  const warnings = issues.rejections.map(({ row, field, value, reason }) => ({
    row,
    field,
    message: `${field}${value === '' ? '' : ` "${value}"`} ${reason}; load would leave the row out`,
  }));
  return { record, rejections: [], repairs: [], warnings };
}

function withoutPlace(issues: RowIssues): readonly Rejection[] {
  if (!issues.rejected) issues.reject('longitude, latitude', '', 'are blank');
  return issues.rejections;
}

function pointOf(source: SourceRow, position: Position, layer: Layer): AuditPoint {
  const id = cellText(source.values.get('eventNo') ?? `row ${source.row}`);
  return { id, position, at: rowOf(source, layer) };
}

const rowOf = ({ row }: SourceRow, { id, file }: Layer) => ({ layer: id, file, row });

type Draft = Omit<DivisionUnit, 'drawn'>;

function unitOf(
  source: SourceRow,
  { record }: RowResult,
  layer: Layer,
  frame: Pick<ReadContext, 'crs' | 'bounds'>,
): Draft {
  const code = cellText(source.values.get('code') ?? '').trim();
  const parentCode = cellText(source.values.get('parentCode') ?? '').trim();
  const memberCodes = record?.['memberCodes'] as string[] | undefined;
  const layerLevel = layer.kind === 'units' ? layer.level : undefined;
  const level = (record?.['level'] as UnitLevel | undefined) ?? layerLevel ?? levelOfCode(code) ?? 'grid';
  return {
    at: rowOf(source, layer),
    crs: frame.crs,
    code,
    level,
    ...(parentCode === '' ? {} : { parentCode }),
    ...(memberCodes === undefined ? {} : { memberCodes }),
    geometry: asWritten(source.geometry, frame),
  };
}
