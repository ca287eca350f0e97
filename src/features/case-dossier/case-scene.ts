import type { CaseScene } from '../../domain/cameras/cameras-for-case.ts';
import { lineBetween, lineNearBoth } from '../../domain/geo/line-between.ts';
import type { Position } from '../../domain/geo/positions.ts';
import type { CaseReply } from '../../schemas/cases.ts';
import type { FacilityRecord, LineCollection } from '../../schemas/places.ts';

/** The positions of a bus line, one list a part. */
function partsOf(lines: LineCollection, lineId: string): Position[][] {
  const geometry = lines.features.find(({ properties }) => properties.id === lineId)?.geometry;
  if (geometry === undefined) return [];
  const parts = geometry.type === 'LineString' ? [geometry.coordinates] : geometry.coordinates;
  return parts.map((part) => part.map(([longitude = 0, latitude = 0]): Position => [longitude, latitude]));
}

/**
 * Where a case happened: at its point, or, on a bus and neither at boarding nor at alighting, somewhere on the way between
 * the two stops. Without the stops or the line there is only the point.
 */
export function sceneOfCase(
  { longitude, latitude, occurredTo, placeType, moment, transit }: CaseReply,
  lines: LineCollection,
  facilities: readonly FacilityRecord[],
): CaseScene {
  const scene: CaseScene = { point: [longitude, latitude], way: null, to: Date.parse(occurredTo) };
  if (placeType !== 'ON_BUS' || moment === 'BOARDING' || moment === 'ALIGHTING') return scene;
  const stop = (id: string | undefined) => facilities.find((facility) => facility.id === id)?.point;
  const [board, alight] = [stop(transit?.boardStopId), stop(transit?.alightStopId)];
  if (transit === undefined || board === undefined || alight === undefined) return scene;
  const line = lineNearBoth(partsOf(lines, transit.lineId), board, alight);
  return line === undefined ? scene : { ...scene, way: lineBetween(line, board, alight) };
}
