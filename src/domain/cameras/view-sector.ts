import { sector } from '@turf/sector';
import type { Polygon } from 'geojson';
import { hasViewSector, type CameraView } from './camera-view.ts';

/**
 * The sector a camera sees, as a counter-clockwise GeoJSON polygon; a full circle at 360°. `undefined` unless position,
 * azimuth, angle and range are all known: no cone is ever invented. `stepDeg` is the coarsest step of the arc.
 */
export function viewSector(camera: CameraView, stepDeg = 5): Polygon | undefined {
  if (!hasViewSector(camera)) return undefined;
  const half = camera.hfovDeg / 2;
  const steps = Math.ceil(360 / stepDeg);
  const { geometry } = sector(
    camera.point,
    camera.rangeM,
    camera.azimuthDeg - half,
    camera.azimuthDeg + half,
    {
      units: 'meters',
      steps,
    },
  );
  return { type: 'Polygon', coordinates: geometry.coordinates.map(counterClockwise) };
}

function counterClockwise(ring: number[][]): number[][] {
  let doubleArea = 0;
  for (let i = 1; i < ring.length; i++) {
    const [x0, y0] = ring[i - 1] as [number, number];
    const [x1, y1] = ring[i] as [number, number];
    doubleArea += (x1 - x0) * (y1 + y0);
  }
  return doubleArea > 0 ? ring.toReversed() : ring;
}
