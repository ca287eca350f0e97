import type { Position } from '../../geo/positions.ts';
import { createColumnProfiler } from './column-profile.ts';
import { kindOfColumn } from './column-kind.ts';
import type { ColumnFinding, GeometryCounts } from './guess-kind.ts';

/** What a file with rows is. */
export interface TableFinding {
  file: string;
  format: 'CSV' | 'GeoJSON';
  encoding: string;
  /** Of a table: what separates its cells, and the line of its header, from 1. */
  separator?: string;
  headerLine?: number;
  rows: number;
  /** How many of the rows, the first ones, were looked at. */
  lookedAt: number;
  /** Rows that cannot be read at all. */
  broken: number;
  columns: readonly ColumnFinding[];
  /** Names that stand in the header more than once. */
  repeated: readonly string[];
  geometry: GeometryCounts;
  declaredCrs?: string;
  /** Corners of geometries as they are written, a sample. */
  corners: readonly Position[];
}

const MOST_ROWS = 10_000;
const MOST_CORNERS = 50_000;
/** A line within so many degrees, or metres where numbers are large, is a point that was drawn carelessly. */
const POINT_DEGREES = 0.0003;
const POINT_METRES = 30;

interface Row {
  cells: ReadonlyMap<string, unknown> | Readonly<Record<string, unknown>>;
  geometry?: unknown;
}

type Table = Omit<TableFinding, 'rows' | 'lookedAt' | 'broken' | 'columns' | 'geometry' | 'corners'>;

/** Looks at the rows of a file one by one; `end` says what the table is. */
export function createTableInspector(): {
  add(row: Row): void;
  addBroken(): void;
  end(table: Table): TableFinding;
} {
  const profilers = new Map<string, ReturnType<typeof createColumnProfiler>>();
  const geometry: GeometryCounts = { points: 0, lines: 0, polygons: 0, none: 0 };
  const corners: Position[] = [];
  let [rows, broken] = [0, 0];
  return {
    add(row) {
      rows++;
      geometry[shapeOf(row.geometry)]++;
      if (corners.length < MOST_CORNERS) addCorners(row.geometry, corners);
      if (rows > MOST_ROWS) return;
      const entries = row.cells instanceof Map ? row.cells.entries() : Object.entries(row.cells);
      for (const [name, cell] of entries as Iterable<[string, unknown]>) {
        let profiler = profilers.get(name);
        if (profiler === undefined) profilers.set(name, (profiler = createColumnProfiler(name)));
        profiler.add(cell);
      }
    },
    addBroken() {
      rows++;
      broken++;
    },
    end: (table) => ({
      ...table,
      rows,
      lookedAt: Math.min(rows, MOST_ROWS),
      broken,
      geometry,
      corners,
      columns: [...profilers.values()].map((profiler) => {
        const profile = profiler.end();
        return { profile, kind: kindOfColumn(profile) };
      }),
    }),
  };
}

function shapeOf(geometry: unknown): keyof GeometryCounts {
  const { type } = (geometry ?? {}) as { type?: unknown };
  if (type === 'Point' || type === 'MultiPoint') return 'points';
  if (type === 'Polygon' || type === 'MultiPolygon') return 'polygons';
  if (type !== 'LineString' && type !== 'MultiLineString') return 'none';
  const corners: Position[] = [];
  addCorners(geometry, corners);
  const spread = (axis: 0 | 1) => {
    const values = corners.map((corner) => corner[axis]);
    return Math.max(...values) - Math.min(...values);
  };
  const isMetres = corners.some(([x]) => Math.abs(x) > 180);
  const least = isMetres ? POINT_METRES : POINT_DEGREES;
  return corners.length > 0 && corners.length < 1000 && Math.max(spread(0), spread(1)) < least
    ? 'points'
    : 'lines';
}

function addCorners(geometry: unknown, corners: Position[], depth = 0): void {
  const list = depth === 0 ? (geometry as { coordinates?: unknown } | null)?.coordinates : geometry;
  if (!Array.isArray(list) || depth > 5) return;
  const [x, y] = list as unknown[];
  if (typeof x === 'number' && typeof y === 'number') corners.push([x, y]);
  else for (const part of list as unknown[]) addCorners(part, corners, depth + 1);
}
