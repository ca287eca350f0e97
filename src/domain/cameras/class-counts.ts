import { hasViewSector, type CameraView } from './camera-view.ts';

/** A camera as it is counted; a camera record fits. */
export interface CountedCamera extends CameraView {
  readonly pointClass: number;
  readonly status: string;
}

/** Cameras of one class that were not taken down. */
export interface ClassCount {
  readonly pointClass: number;
  readonly cameras: number;
  readonly online: number;
  /** Those whose position, azimuth, angle or range is not known: nobody can say what they see. */
  readonly unknownView: number;
}

/** Standing cameras by class, in the order of the classes; classes without one are left out. */
export function countByClass(cameras: readonly CountedCamera[]): ClassCount[] {
  const standing = cameras.filter(({ status }) => status !== 'removed');
  const classes = [...new Set(standing.map(({ pointClass }) => pointClass))].sort((a, b) => a - b);
  return classes.map((pointClass) => {
    const own = standing.filter((camera) => camera.pointClass === pointClass);
    return {
      pointClass,
      cameras: own.length,
      online: own.filter(({ status }) => status === 'online').length,
      unknownView: own.filter((camera) => !hasViewSector(camera)).length,
    };
  });
}
