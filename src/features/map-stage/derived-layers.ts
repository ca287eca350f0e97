import { viewSector } from '../../domain/cameras/view-sector.ts';
import { isMarketDay } from '../../domain/time/market-days.ts';
import type { CameraSectors } from '../../layers/camera-sectors.ts';
import type { MarketState, MarketStates } from '../../layers/markets.ts';
import type { CameraRecord } from '../../schemas/cameras.ts';
import type { PlaceRecord } from '../../schemas/places.ts';

/** Which markets are held on a civil day; a rule that nobody knows stays unknown. */
export function marketStates(places: readonly PlaceRecord[], civilDay: number): MarketStates {
  const states = new Map<string, MarketState>();
  for (const { id, market } of places) {
    if (market === undefined) continue;
    const held = isMarketDay(market.rule, civilDay);
    states.set(id, held === undefined ? 'unknown' : held ? 'open' : 'closed');
  }
  return states;
}

/** View sectors of the cameras whose azimuth, angle and range are all known. */
export function knownSectors(cameras: readonly CameraRecord[]): CameraSectors {
  const sectors = cameras.flatMap((camera) => {
    const shape = viewSector(camera);
    return shape === undefined ? [] : [{ gbId: camera.gbId, isOnline: camera.status === 'online', shape }];
  });
  return { sectors, cameras: cameras.length };
}
