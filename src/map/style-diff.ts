import type { GeoJSONSource, LayerSpecification, SourceSpecification } from 'maplibre-gl';

/** What a style diff needs of a MapLibre map; a test stands in for it. */
export interface StyleHost {
  addSource(id: string, source: SourceSpecification): unknown;
  removeSource(id: string): unknown;
  getSource(id: string): unknown;
  addLayer(layer: LayerSpecification, beforeId?: string): unknown;
  removeLayer(id: string): unknown;
  moveLayer(id: string, beforeId?: string): unknown;
  setPaintProperty(id: string, name: string, value: unknown): unknown;
  setLayoutProperty(id: string, name: string, value: unknown): unknown;
  setFilter(id: string, filter: unknown): unknown;
}

/** What was drawn last: compared by reference first, by value where a specification is new but equal. */
export interface DrawnStyle {
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly layers: readonly LayerSpecification[];
}

export const NOTHING_DRAWN: DrawnStyle = { sources: {}, layers: [] };

/**
 * Changes the map from one style to the next with the fewest calls. It sets data only for a new data object, and paint,
 * layout and filter only for new values. It adds and removes layers in place.
 */
export function applyStyleDiff(host: StyleHost, before: DrawnStyle, after: DrawnStyle): void {
  const beforeById = new Map(before.layers.map((layer) => [layer.id, layer]));
  const afterIds = new Set(after.layers.map((layer) => layer.id));
  const kept = new Set<string>();
  for (const layer of before.layers) {
    const next = after.layers.find((candidate) => candidate.id === layer.id);
    if (!afterIds.has(layer.id) || next === undefined || isOtherLayer(layer, next))
      host.removeLayer(layer.id);
    else kept.add(layer.id);
  }
  for (const id of Object.keys(before.sources)) {
    const next = after.sources[id];
    const last = before.sources[id];
    if (next === undefined || (last !== undefined && isOtherSource(last, next))) {
      for (const layer of before.layers)
        if ('source' in layer && layer.source === id && kept.delete(layer.id)) host.removeLayer(layer.id);
      host.removeSource(id);
    }
  }
  for (const [id, source] of Object.entries(after.sources))
    changeSource(host, id, before.sources[id], source);
  orderLayers(host, beforeById, after.layers, kept);
}

function isOtherLayer(last: LayerSpecification, next: LayerSpecification): boolean {
  const head = (layer: LayerSpecification): string =>
    JSON.stringify([layer.type, 'source' in layer ? layer.source : '', layer.minzoom, layer.maxzoom]);
  return head(last) !== head(next);
}

function isOtherSource(last: SourceSpecification, next: SourceSpecification): boolean {
  if (last === next) return false;
  return JSON.stringify({ ...last, data: undefined }) !== JSON.stringify({ ...next, data: undefined });
}

function changeSource(
  host: StyleHost,
  id: string,
  last: SourceSpecification | undefined,
  next: SourceSpecification,
): void {
  if (last === undefined || isOtherSource(last, next)) {
    host.addSource(id, next);
    return;
  }
  if (last.type === 'geojson' && next.type === 'geojson' && last.data !== next.data)
    void (host.getSource(id) as Pick<GeoJSONSource, 'setData'>).setData(next.data);
}

/** Walks from the top so that every layer is put directly under its upper neighbour; what lies right is left alone. */
function orderLayers(
  host: StyleHost,
  beforeById: ReadonlyMap<string, LayerSpecification>,
  layers: readonly LayerSpecification[],
  kept: ReadonlySet<string>,
): void {
  const inOrder = longestRun(
    [...beforeById.keys()].filter((id) => kept.has(id)),
    layers.map((layer) => layer.id),
  );
  let above: string | undefined;
  for (const layer of [...layers].reverse()) {
    const last = beforeById.get(layer.id);
    if (last === undefined || !kept.has(layer.id)) host.addLayer(layer, above);
    else {
      if (!inOrder.has(layer.id)) host.moveLayer(layer.id, above);
      changeLayer(host, last, layer);
    }
    above = layer.id;
  }
}

/** Ids that keep their relative order from `before` to `after`, greedily; the others have to move. */
function longestRun(before: readonly string[], after: readonly string[]): Set<string> {
  const indexOf = new Map(after.map((id, index) => [id, index]));
  const run = new Set<string>();
  let last = -1;
  for (const id of before) {
    const index = indexOf.get(id) ?? -1;
    if (index > last) {
      run.add(id);
      last = index;
    }
  }
  return run;
}

function changeLayer(host: StyleHost, last: LayerSpecification, next: LayerSpecification): void {
  if (last === next) return;
  const differences = (a: object | undefined, b: object | undefined): [string, unknown][] => {
    const one = (a ?? {}) as Record<string, unknown>;
    const other = (b ?? {}) as Record<string, unknown>;
    return [...new Set([...Object.keys(one), ...Object.keys(other)])]
      .filter((name) => JSON.stringify(one[name]) !== JSON.stringify(other[name]))
      .map((name) => [name, other[name]]);
  };
  for (const [name, value] of differences(last.paint, next.paint))
    host.setPaintProperty(next.id, name, value);
  for (const [name, value] of differences(last.layout, next.layout))
    host.setLayoutProperty(next.id, name, value);
  const filterOf = (layer: LayerSpecification): unknown => ('filter' in layer ? layer.filter : undefined);
  if (JSON.stringify(filterOf(last)) !== JSON.stringify(filterOf(next)))
    host.setFilter(next.id, filterOf(next));
}
