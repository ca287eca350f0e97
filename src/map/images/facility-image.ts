import { FACILITY_PATHS, type FacilityType } from '../../layers/facility-paths.ts';
import type { Theme } from '../../themes/theme.ts';
import { paintSquare, type MapImage } from './canvas.ts';

/** A facility: its pictogram on a small rounded plate. */
export function facilityImage(theme: Theme, type: string): MapImage {
  const path = FACILITY_PATHS[type as FacilityType] ?? FACILITY_PATHS.GOV_WINDOW;
  return paintSquare(24, (context) => {
    context.beginPath();
    context.roundRect(-9.5, -9.5, 19, 19, 5);
    context.fillStyle = theme.map.disc;
    context.globalAlpha = 0.94;
    context.fill();
    context.globalAlpha = 1;
    context.lineWidth = 1;
    context.strokeStyle = theme.map.discRim;
    context.stroke();
    context.translate(-6, -6);
    context.fillStyle = theme.map.facility;
    context.fill(new Path2D(path), 'evenodd');
  });
}
