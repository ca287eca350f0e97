/**
 * Optical axis of GB/T 28181 DirectionType 1–8 (东 西 南 北 东南 东北 西南 西北) in degrees clockwise from north.
 */
const AZIMUTHS = [90, 270, 180, 0, 135, 45, 225, 315] as const;

/** Azimuth in degrees of a DirectionType; `undefined` for anything but 1–8: not reported is not north. */
export function azimuthOfDirectionType(directionType: number): number | undefined {
  return AZIMUTHS[directionType - 1];
}
