import type { PaddingOptions } from 'maplibre-gl';
import type { ReactNode } from 'react';
import type { TourValue } from '../../domain/tour/resolve.ts';
import type { GridlightMap } from '../../map/gridlight-map.ts';
import type { DatasetReply } from '../../schemas/dataset-reply.ts';

/** What a tour gets of the page around it. */
export interface TourPlace {
  readonly map: GridlightMap | null;
  readonly padding: (keepsLegendFree: boolean) => PaddingOptions;
  /** The free part of the map. */
  readonly host: HTMLElement | null;
  readonly dataset: DatasetReply;
  /** The controls of layers and filters, for who writes a tour. */
  readonly tools: ReactNode;
}

/** Resolves what is written between braces. */
export type Resolve = (written: string) => TourValue;
