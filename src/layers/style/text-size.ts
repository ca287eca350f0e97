import type { LayerSpecification, SymbolLayerSpecification } from 'maplibre-gl';
import type { Theme } from '../../themes/theme.ts';

/** Letters of a wall are larger than those of a desk, so that the names of large units still stand out. */
const WALL_FACTOR = 1.3;

type TextSize = NonNullable<SymbolLayerSpecification['layout']>['text-size'] & {};

function largerSize(size: unknown, leastPx: number): unknown {
  if (typeof size === 'number') return Math.max(leastPx, size * WALL_FACTOR);
  if (!Array.isArray(size)) return size;
  // A zoom must stay outermost: the outputs of its stops grow, every second part from the first one on.
  const first = size[0] === 'interpolate' ? 4 : 2;
  return size.map((part: unknown, index) => (index < first || index % 2 ? part : largerSize(part, leastPx)));
}

/** A style layer whose letters are not lower than those of the theme; where that asks for none, as it is. */
export function withLeastText(layer: LayerSpecification, { leastTextPx }: Theme): LayerSpecification {
  if (leastTextPx === 0 || layer.type !== 'symbol' || !layer.layout?.['text-size']) return layer;
  const { layout } = layer;
  return {
    ...layer,
    layout: { ...layout, 'text-size': largerSize(layout['text-size'], leastTextPx) as TextSize },
  };
}
