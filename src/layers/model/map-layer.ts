import type { LayerSpecification, SourceSpecification } from 'maplibre-gl';
import type { Selection } from '../../domain/view/map-view.ts';
import type { Theme } from '../../themes/theme.ts';
import type { LayerImages } from '../style/images.ts';
import type { Condition, LayerInput, ReadResources, ResourceName, Resources } from './layer-input.ts';
import type { LegendEntry } from './legend-entry.ts';

/** Sources and style layers, bottom to top. */
export interface LayerStyle {
  readonly sources: Readonly<Record<string, SourceSpecification>>;
  readonly layers: readonly LayerSpecification[];
}

/** For a layer that is painted over the map, and only explains itself here. */
export const NO_STYLE: LayerStyle = { sources: {}, layers: [] };

/** A shape of the hotspots: it explains itself under the pointer and is not selected. `id`: its place in the picture. */
export interface PickedHotspot {
  readonly kind: 'hotspot';
  readonly id: string;
}

/** What a click on a layer means. */
export interface LayerPick {
  /** The style layers that answer. */
  readonly styleLayers: readonly string[];
  /**
   * Points answer before labels, and labels before ground. Points and labels also answer a little beside them. Of two of a
   * kind the one that is drawn on top answers.
   */
  readonly as: 'point' | 'label' | 'ground';
  /** The selected thing, read from the properties of the feature under the click. */
  readonly selection: (properties: Readonly<Record<string, unknown>>) => Selection | PickedHotspot;
}

/** Code that a layer draws with, and that the page fetches when the layer is first shown. */
export interface LateCode<Code> {
  /** What was fetched; `undefined` = it has not come. */
  readonly read: () => { readonly value: Code } | undefined;
  readonly fetch: () => Promise<void>;
}

/** For a layer that has everything at hand. */
export const NO_CODE: LateCode<undefined> = {
  read: () => ({ value: undefined }),
  fetch: () => Promise.resolve(),
};

/** Code behind a dynamic import. */
export function lateCode<Code>(load: () => Promise<Code>): LateCode<Code> {
  let loaded: { readonly value: Code } | undefined;
  return {
    read: () => loaded,
    fetch: async () => {
      loaded ??= { value: await load() };
    },
  };
}

/** One subject of the map, whole. A part that it does not have is `null` or empty, so that none is forgotten. */
interface LayerDescription<
  Id extends string,
  Needed extends ResourceName,
  Wanted extends ResourceName,
  Code,
  Data,
> {
  /** Its name; that of its switch where it has one. */
  readonly id: Id;
  /** It is shown while any of these holds. */
  readonly shownWith: readonly Condition[] | 'always';
  /** Without these nothing is drawn. */
  readonly needs: readonly Needed[];
  /** These are read too, but not waited for. */
  readonly wants: readonly Wanted[];
  /** What the layer fetches when it is first shown; `NO_CODE` for nothing. */
  readonly code: LateCode<Code>;
  /** Takes what it draws out of what the page has; `undefined` = nothing to draw. */
  readonly data: (
    resources: Pick<Resources, Needed> & Pick<ReadResources, Wanted>,
    input: LayerInput,
    code: Code,
  ) => Data | undefined;
  readonly style: (data: Data, theme: Theme) => LayerStyle;
  readonly legend: ((data: Data, theme: Theme) => LegendEntry | undefined) | null;
  readonly pick: LayerPick | null;
  readonly images: LayerImages | null;
}

/** A layer as the map takes it. */
export interface MapLayer<Id extends string = string> {
  readonly id: Id;
  readonly shownWith: readonly Condition[] | 'always';
  /** The resources that it draws from. */
  readonly resources: readonly ResourceName[];
  readonly code: LateCode<unknown>;
  /** Its style and legend; `undefined` where there is nothing to draw yet. */
  readonly draw: (
    input: LayerInput,
    theme: Theme,
  ) => { readonly style: LayerStyle; readonly legend: LegendEntry | undefined } | undefined;
  readonly pick: LayerPick | null;
  readonly images: LayerImages | null;
}

/** Makes a layer of its description. */
export function defineLayer<
  Id extends string,
  Needed extends ResourceName = never,
  Wanted extends ResourceName = never,
  Code = undefined,
  Data = unknown,
>(description: LayerDescription<Id, Needed, Wanted, Code, Data>): MapLayer<Id> {
  const { id, shownWith, needs, wants, code, pick, images } = description;
  return {
    id,
    shownWith,
    resources: [...needs, ...wants],
    code,
    draw: (input, theme) => {
      const loaded = code.read();
      if (loaded === undefined || !hasAll(input.resources, needs)) return undefined;
      const data = description.data(input.resources, input, loaded.value);
      if (data === undefined) return undefined;
      return { style: description.style(data, theme), legend: description.legend?.(data, theme) };
    },
    pick,
    images,
  };
}

function hasAll<Name extends ResourceName>(
  resources: ReadResources,
  names: readonly Name[],
): resources is ReadResources & Pick<Resources, Name> {
  return names.every((name) => resources[name] !== undefined);
}

/** Whether a layer is shown while `conditions` hold. */
export function isShown({ shownWith }: MapLayer, conditions: ReadonlySet<Condition>): boolean {
  return shownWith === 'always' || shownWith.some((condition) => conditions.has(condition));
}
