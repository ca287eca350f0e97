import {
  addProtocol,
  type LayerSpecification,
  type SourceSpecification,
  type StyleSpecification,
} from 'maplibre-gl';
import type { ForeignBasemap } from '../layers/model/layer-input.ts';
import type { DatasetReply } from '../schemas/dataset-reply.ts';
import type { Theme } from '../themes/theme.ts';

type BasemapConfig = DatasetReply['basemap'];

/**
 * Reads the configured base map: `undefined` for the schematic one, which is ours. Rejects with a message that names the
 * address where it cannot be read.
 */
export async function loadForeignBasemap(
  config: BasemapConfig,
  theme: Theme,
  language: string,
): Promise<ForeignBasemap | undefined> {
  if (config.kind === 'schematic') return undefined;
  if (config.kind === 'pmtiles') return pmtiles(config.url ?? '/basemap/city.pmtiles', theme, language);
  if (config.kind === 'tianditu') return tianditu(config.key ?? '', theme);
  return styleUrl(config.url ?? '');
}

let hasProtocol = false;

async function pmtiles(url: string, theme: Theme, language: string): Promise<ForeignBasemap> {
  const [{ Protocol }, { layers, namedFlavor }] = await Promise.all([
    import('pmtiles'),
    import('@protomaps/basemaps'),
  ]);
  if (!hasProtocol) {
    addProtocol('pmtiles', new Protocol().tile);
    hasProtocol = true;
  }
  const flavor = namedFlavor(theme.scheme === 'dark' ? 'dark' : 'light');
  const drawn = layers('basemap', flavor, { lang: basemapLanguage(language) });
  return {
    sources: { basemap: { type: 'vector', url: `pmtiles://${new URL(url, location.href).href}` } },
    layers: prefixed(drawn as LayerSpecification[]),
  };
}

/** Base maps name a language without its region, and Chinese with its script: `zh-CN` is `zh-Hans`. */
function basemapLanguage(tag: string): string {
  const { language, script } = new Intl.Locale(tag).maximize();
  return language === 'zh' ? `zh-${script}` : language;
}

/** 天地图 WMTS in Web Mercator: vectors and their Chinese labels, darkened for dark themes. */
function tianditu(key: string, theme: Theme): ForeignBasemap {
  const tiles = (layer: string): string[] =>
    Array.from(
      { length: 8 },
      (_, host) =>
        `https://t${host}.tianditu.gov.cn/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}` +
        `&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(key)}`,
    );
  const paint =
    theme.scheme === 'dark'
      ? { 'raster-brightness-max': 0.42, 'raster-saturation': -0.55, 'raster-contrast': 0.1 }
      : { 'raster-saturation': -0.25 };
  const source = (layer: string): SourceSpecification => ({
    type: 'raster',
    tiles: tiles(layer),
    tileSize: 256,
    maxzoom: 18,
    attribution: '天地图',
  });
  return {
    sources: { 'tianditu-vec': source('vec'), 'tianditu-cva': source('cva') },
    layers: ['vec', 'cva'].map((layer) => ({
      id: `basemap-${layer}`,
      type: 'raster' as const,
      source: `tianditu-${layer}`,
      paint,
    })),
  };
}

async function styleUrl(url: string): Promise<ForeignBasemap> {
  const reply = await fetch(url);
  if (!reply.ok) throw new Error(`base map ${url}: ${reply.status} ${reply.statusText}`);
  const style = (await reply.json()) as StyleSpecification;
  return { sources: style.sources, layers: prefixed(style.layers) };
}

/** Layer ids that cannot meet ours; icons are left out because their sprite is not ours either. */
function prefixed(layers: readonly LayerSpecification[]): LayerSpecification[] {
  return layers
    .filter((layer) => layer.type !== 'background' || layer.paint !== undefined)
    .map((layer) => {
      const copy = { ...layer, id: `basemap-${layer.id}` };
      if (copy.type !== 'symbol') return copy;
      const { 'icon-image': _dropped, ...layout } = copy.layout ?? {};
      return { ...copy, layout };
    });
}
