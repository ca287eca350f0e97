import type { Position } from '../../geo/positions.ts';
import type { ClusterPicture } from './cluster-picture.ts';
import type { DensityPicture } from './density-picture.ts';
import type { NearRepeatPicture } from './near-repeat-picture.ts';
import type { RidePicture } from './ride-picture.ts';
import type { SignificancePicture } from './significance-picture.ts';
import type { TrendPicture } from './trend-picture.ts';

/** How the hotspots can be drawn. */
export type PlacePicture =
  DensityPicture | SignificancePicture | TrendPicture | ClusterPicture | NearRepeatPicture | RidePicture;

/** What the place page draws on the map. */
export interface PlaceScene {
  readonly picture: PlacePicture;
  /** The picture is that of a filter which has changed; its successor is being made. */
  readonly isOutdated: boolean;
  /** The line whose ribbon is open; `null` = all lines together. */
  readonly lineId: string | null;
  /** Way between two stops that stands out. */
  readonly stretch: readonly Position[] | null;
  /** A hotspot chosen from the list. */
  readonly spot: Position | null;
}
