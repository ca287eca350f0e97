/** Units across the world in the integer Mercator columns; keeps differences inside 31 bits. */
export const MERCATOR_SCALE = 2 ** 30;

/** Longitude (degrees) → Web Mercator x, −0.5 … 0.5 of the world's width. */
export function mercatorX(longitude: number): number {
  return longitude / 360;
}

/** Latitude (degrees) → Web Mercator y, −0.5 … 0.5, growing to the south; clamped at the square's edge. */
export function mercatorY(latitude: number): number {
  const sine = Math.sin((latitude * Math.PI) / 180);
  const y = (-0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI;
  return Math.min(0.5, Math.max(-0.5, y));
}

/** The reverse of `mercatorX`. */
export function longitudeOf(x: number): number {
  return x * 360;
}

/** The reverse of `mercatorY`. */
export function latitudeOf(y: number): number {
  return (360 * Math.atan(Math.exp(-y * 2 * Math.PI))) / Math.PI - 90;
}
