import fc from 'fast-check';
import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import { expect, test } from 'vitest';
import { ClassStates } from '../../src/map/feature-states.ts';
import { NOTHING_DRAWN, applyStyleDiff, type DrawnStyle, type StyleHost } from '../../src/map/style-diff.ts';

/** A map that keeps its style as a list, refuses what MapLibre refuses, and counts calls. */
class FakeMap implements StyleHost {
  sources = new Map<string, SourceSpecification>();
  layers: LayerSpecification[] = [];
  calls: string[] = [];

  addSource(id: string, source: SourceSpecification): void {
    if (this.sources.has(id)) throw new Error(`source ${id} exists`);
    this.calls.push(`addSource ${id}`);
    this.sources.set(id, source);
  }
  removeSource(id: string): void {
    if (this.layers.some((layer) => 'source' in layer && layer.source === id))
      throw new Error(`${id} is in use`);
    this.calls.push(`removeSource ${id}`);
    this.sources.delete(id);
  }
  getSource(id: string): unknown {
    return {
      setData: (data: unknown) => {
        this.calls.push(`setData ${id}`);
        this.sources.set(id, { ...this.sources.get(id), data } as SourceSpecification);
      },
    };
  }
  addLayer(layer: LayerSpecification, beforeId?: string): void {
    if ('source' in layer && !this.sources.has(layer.source as string))
      throw new Error(`no source ${layer.id}`);
    this.calls.push(`addLayer ${layer.id}`);
    const at = beforeId === undefined ? this.layers.length : this.#indexOf(beforeId);
    this.layers.splice(at, 0, structuredClone(layer));
  }
  removeLayer(id: string): void {
    this.calls.push(`removeLayer ${id}`);
    this.layers.splice(this.#indexOf(id), 1);
  }
  moveLayer(id: string, beforeId?: string): void {
    this.calls.push(`moveLayer ${id}`);
    const [layer] = this.layers.splice(this.#indexOf(id), 1);
    if (layer === undefined) return;
    this.layers.splice(beforeId === undefined ? this.layers.length : this.#indexOf(beforeId), 0, layer);
  }
  setPaintProperty(id: string, name: string, value: unknown): void {
    this.calls.push(`setPaintProperty ${id} ${name}`);
    this.#set(id, 'paint', name, value);
  }
  setLayoutProperty(id: string, name: string, value: unknown): void {
    this.calls.push(`setLayoutProperty ${id} ${name}`);
    this.#set(id, 'layout', name, value);
  }
  setFilter(id: string, filter: unknown): void {
    this.calls.push(`setFilter ${id}`);
    Object.assign(this.layers[this.#indexOf(id)] ?? {}, { filter });
  }

  #set(id: string, part: 'paint' | 'layout', name: string, value: unknown): void {
    const layer = this.layers[this.#indexOf(id)] as Record<string, unknown> | undefined;
    if (layer === undefined) return;
    layer[part] = { ...(layer[part] as object), [name]: value };
  }
  #indexOf(id: string): number {
    const index = this.layers.findIndex((layer) => layer.id === id);
    if (index < 0) throw new Error(`no layer ${id}`);
    return index;
  }
}

const data = [0, 1, 2].map(() => ({ type: 'FeatureCollection' as const, features: [] }));
const source = (at: number): SourceSpecification => ({ type: 'geojson', data: data[at] ?? '' });
const line = (id: string, from: string, width: number): LayerSpecification => ({
  id,
  type: 'line',
  source: from,
  paint: { 'line-width': width },
});

const styles = fc
  .record({
    sources: fc.dictionary(fc.constantFrom('s1', 's2', 's3'), fc.nat(2), { minKeys: 1 }),
    ids: fc.shuffledSubarray(['a', 'b', 'c', 'd', 'e', 'f']),
    widths: fc.array(fc.nat(3), { minLength: 6, maxLength: 6 }),
    from: fc.array(fc.nat(2), { minLength: 6, maxLength: 6 }),
  })
  .map(({ sources, ids, widths, from }): DrawnStyle => {
    const names = Object.keys(sources);
    return {
      sources: Object.fromEntries(Object.entries(sources).map(([id, at]) => [id, source(at)])),
      layers: ids.map((id, index) =>
        line(id, names[(from[index] ?? 0) % names.length] ?? '', widths[index] ?? 0),
      ),
    };
  });

test('after any styles in a row the map shows the last one', () => {
  fc.assert(
    fc.property(fc.array(styles, { minLength: 1, maxLength: 6 }), (sequence) => {
      const map = new FakeMap();
      let drawn = NOTHING_DRAWN;
      for (const style of sequence) {
        applyStyleDiff(map, drawn, style);
        drawn = style;
      }
      expect(map.layers).toEqual(drawn.layers);
      expect([...map.sources.keys()].sort()).toEqual(Object.keys(drawn.sources).sort());
      for (const [id, wanted] of Object.entries(drawn.sources)) {
        const shown = map.sources.get(id);
        expect(shown?.type === 'geojson' && wanted.type === 'geojson' && shown.data === wanted.data).toBe(
          true,
        );
      }
    }),
    { numRuns: 400 },
  );
});

test('the same style again costs no call', () => {
  const map = new FakeMap();
  const style: DrawnStyle = {
    sources: { s1: source(0) },
    layers: [line('a', 's1', 1), line('b', 's1', 2)],
  };
  applyStyleDiff(map, NOTHING_DRAWN, style);
  map.calls = [];
  applyStyleDiff(map, style, {
    sources: { s1: source(0) },
    layers: style.layers.map((layer) => structuredClone(layer)),
  });
  expect(map.calls).toEqual([]);
});

test('new data and a new width cost one call each', () => {
  const map = new FakeMap();
  const style: DrawnStyle = { sources: { s1: source(0) }, layers: [line('a', 's1', 1)] };
  applyStyleDiff(map, NOTHING_DRAWN, style);
  map.calls = [];
  applyStyleDiff(map, style, { sources: { s1: source(1) }, layers: [line('a', 's1', 3)] });
  expect(map.calls).toEqual(['setData s1', 'setPaintProperty a line-width']);
});

test('only units whose class changed are touched, and all of them after a lost context', () => {
  const touched: string[] = [];
  const host = { setFeatureState: ({ id }: { id: string }) => touched.push(id) };
  const states = new ClassStates();
  states.apply(host, 'units', new Map([['a', 1], ['b', 2]])); // prettier-ignore
  states.apply(host, 'units', new Map([['a', 1], ['b', 3]])); // prettier-ignore
  expect(touched).toEqual(['a', 'b', 'b']);
  states.forget();
  expect(states.apply(host, 'units', new Map([['a', 1], ['b', 3]]))).toBe(2); // prettier-ignore
});
