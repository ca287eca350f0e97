import { FACILITY_PATHS, type FacilityType } from '../../layers/facility-paths.ts';
import type { Theme } from '../../themes/theme.ts';
import { paintSquare, shapePath, type MapImage } from './canvas.ts';

const CAMERA_SHAPE: Record<string, { shape: string; radius: number }> = {
  '1': { shape: 'square', radius: 7 },
  '2': { shape: 'diamond', radius: 6.4 },
  '3': { shape: 'circle', radius: 5 },
  '9': { shape: 'circle', radius: 4 },
};

/** A camera: size and shape by class; what does not work is grey with a cross, what was taken down is hollow. */
export function cameraImage(theme: Theme, pointClass: string, state: string): MapImage {
  const { shape, radius } = CAMERA_SHAPE[pointClass] ?? { shape: 'circle', radius: 4 };
  const works = state === 'on';
  const colour = works ? theme.map.camera : theme.map.cameraOff;
  return paintSquare(24, (context) => {
    shapePath(context, shape, radius);
    context.lineWidth = 3.5;
    context.strokeStyle = theme.map.cameraRim;
    context.stroke();
    context.fillStyle = works ? colour : theme.map.cameraRim;
    context.fill();
    context.lineWidth = 1.5;
    context.strokeStyle = colour;
    context.stroke();
    context.beginPath();
    if (works) {
      context.arc(0, 0, radius * 0.34, 0, 2 * Math.PI);
      context.fillStyle = theme.map.cameraRim;
      context.fill();
    } else if (state === 'off') {
      const reach = radius * 0.5;
      context.moveTo(-reach, -reach);
      context.lineTo(reach, reach);
      context.moveTo(reach, -reach);
      context.lineTo(-reach, reach);
      context.stroke();
    }
  });
}

/** A market: a filled star when held today, hollow otherwise, a hollow diamond when nobody knows; other places a dot. */
export function marketImage(theme: Theme, state: string): MapImage {
  const colour = state === 'open' ? theme.map.market : theme.map.marketClosed;
  const shape = { open: 'star', closed: 'star', unknown: 'diamond', place: 'circle' }[state] ?? 'circle';
  return paintSquare(24, (context) => {
    shapePath(context, shape, state === 'place' ? 4.4 : 7.2);
    context.lineWidth = 4;
    context.strokeStyle = theme.map.labelHalo;
    context.stroke();
    context.fillStyle = state === 'open' ? colour : state === 'place' ? theme.map.facility : theme.map.disc;
    context.fill();
    context.lineWidth = 1.6;
    context.strokeStyle = state === 'place' ? theme.map.facility : colour;
    context.stroke();
  });
}

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
    const pictogram = new Path2D(path);
    context.clip(pictogram, 'evenodd');
    context.fillRect(0, 0, 12, 12);
  });
}
