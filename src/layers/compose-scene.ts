import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { Theme } from '../themes/theme.ts';
import { LAYERS } from './index.ts';
import type { LayerInput } from './model/layer-input.ts';
import type { LegendEntry } from './model/legend-entry.ts';
import { withLeastText } from './style/text-size.ts';
import { isShown } from './model/map-layer.ts';

/** Everything that is drawn, in drawing order; the legend has what lies on top first. */
export interface Scene {
  readonly sources: Record<string, SourceSpecification>;
  readonly layers: LayerSpecification[];
  readonly legend: readonly LegendEntry[];
}

/** The layers that are shown, as one style with its legend. */
export function composeScene(input: LayerInput, theme: Theme): Scene {
  const drawn = LAYERS.filter((layer) => isShown(layer, input.shown)).flatMap(
    (layer) => layer.draw(input, theme) ?? [],
  );
  return {
    sources: Object.fromEntries(drawn.flatMap(({ style }) => Object.entries(style.sources))),
    layers: drawn.flatMap(({ style }) => style.layers).map((layer) => withLeastText(layer, theme)),
    legend: drawn.flatMap(({ legend }) => legend ?? []).reverse(),
  };
}

/** Composes a scene when a part of its input has changed, and returns the last scene otherwise. */
export function rememberScene(): typeof composeScene {
  let last: { readonly input: LayerInput; readonly theme: Theme; readonly scene: Scene } | undefined;
  return (input, theme) => {
    const isSame =
      last?.theme === theme &&
      Object.entries(input).every(([name, value]) => last?.input[name as keyof LayerInput] === value);
    if (last === undefined || !isSame) last = { input, theme, scene: composeScene(input, theme) };
    return last.scene;
  };
}
