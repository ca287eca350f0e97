/** What a view sector is drawn from; a camera record fits. */
export interface CameraView {
  point?: [number, number] | undefined;
  azimuthDeg?: number | undefined;
  hfovDeg?: number | undefined;
  rangeM?: number | undefined;
}

/** A camera whose view sector is known. */
export type KnownView = Required<{ [K in keyof CameraView]: NonNullable<CameraView[K]> }>;

/** Whether position, azimuth, angle and range of a camera are all known. */
export function hasViewSector(camera: CameraView): camera is KnownView {
  return (
    camera.point !== undefined &&
    camera.azimuthDeg !== undefined &&
    camera.hfovDeg !== undefined &&
    camera.rangeM !== undefined
  );
}
