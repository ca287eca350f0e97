import type { BoundingBox } from '../../geo/positions.ts';
import { toWgs84 } from '../geometry/coordinate-systems.ts';
import type { LayerDraft } from './draft-layer.ts';
import { extentOf } from './table-extent.ts';

/** Room around what the files hold, degrees. */
const MARGIN_DEGREES = 0.02;

/** A dataset.json to begin with, for the layers of one folder. `isReadable` says which coordinate systems can be read. */
export function draftManifest(
  name: string,
  layers: readonly LayerDraft[],
  codeTables: string | undefined,
  isReadable: (crs: string) => boolean,
): Record<string, unknown> {
  const ids = layerIds(layers);
  return {
    id: slugOf(name) || 'my-city',
    title: { 'zh-CN': name },
    crs: 'wgs84',
    bounds: boundsOf(layers, isReadable),
    ...(codeTables === undefined ? {} : { codeTables }),
    layers: layers.map((layer, index) => layerOf(layer, ids[index]!, isReadable)),
  };
}

function layerOf(
  draft: LayerDraft,
  id: string,
  isReadable: (crs: string) => boolean,
): Record<string, unknown> {
  const { finding, kind, level, crs, columns, constants, values, timeFormat, ignore } = draft;
  const isOther = crs !== undefined && crs.crs !== 'wgs84' && isReadable(crs.crs);
  const entries = (record: Readonly<Record<string, unknown>>, key: string) =>
    Object.keys(record).length > 0 ? { [key]: record } : {};
  return {
    id,
    kind: kind.kind,
    ...(kind.kind === 'units' ? { level: level?.level ?? 'grid' } : {}),
    file: finding.file,
    ...(isOther ? { crs: crs.crs } : {}),
    ...((finding.headerLine ?? 1) > 1 ? { headerLine: finding.headerLine } : {}),
    ...entries(Object.fromEntries(columns), 'columns'),
    ...entries(constants, 'constants'),
    ...entries(values, 'values'),
    ...entries(timeFormat, 'timeFormat'),
    ...(ignore.length > 0 ? { ignore } : {}),
  };
}

/** The box of all positions that can be read, with room around it; all of China where there are none. */
function boundsOf(layers: readonly LayerDraft[], isReadable: (crs: string) => boolean): BoundingBox {
  const corners = layers.flatMap(({ finding, columns, crs }) => {
    const box = extentOf(finding, columns);
    if (box === undefined || crs === undefined || !isReadable(crs.crs)) return [];
    const [west, south, east, north] = box;
    const name = crs.crs as Parameters<typeof toWgs84>[0];
    const all = [[west, south], [west, north], [east, south], [east, north]] as const; // prettier-ignore
    return all.flatMap(([x, y]) => {
      const position = toWgs84(name, x, y);
      return position === undefined ? [] : [position];
    });
  });
  if (corners.length === 0) return [73, 3, 136, 54];
  const [xs, ys] = [corners.map(([x]) => x), corners.map(([, y]) => y)];
  const down = (value: number) => Math.floor((value - MARGIN_DEGREES) * 100) / 100;
  const up = (value: number) => Math.ceil((value + MARGIN_DEGREES) * 100) / 100;
  return [down(Math.min(...xs)), down(Math.min(...ys)), up(Math.max(...xs)), up(Math.max(...ys))];
}

/** Ids of layers: from the names of files where these have letters, else from the kind; no two are the same. */
function layerIds(layers: readonly LayerDraft[]): string[] {
  const taken = new Set<string>();
  return layers.map(({ finding, kind, level }) => {
    const base =
      slugOf(finding.file.replace(/\.(geojson|json|csv|tsv|txt)(\.gz)?$/i, '')) ||
      [kind.kind, level?.level].filter((part) => part !== undefined).join('-');
    let id = base;
    for (let number = 2; taken.has(id); number++) id = `${base}-${number}`;
    taken.add(id);
    return id;
  });
}

const slugOf = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
