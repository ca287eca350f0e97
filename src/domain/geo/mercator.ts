/** Units across the world in the integer Mercator columns; keeps differences inside 31 bits. */
export const MERCATOR_SCALE = 2 ** 30;

/** Longitude (degrees) → Web Mercator x, −0.5 … 0.5 of the world's width. */
export function mercatorX(longitude: number): number {
  return longitude / 360 + 0.5 - 0.5;
}

/** Latitude (degrees) → Web Mercator y, −0.5 … 0.5, growing to the south; clamped at the square's edge. */
export function mercatorY(latitude: number): number {
  const sine = Math.sin((latitude * Math.PI) / 180);
  const y = 0.5 - (0.25 * Math.log((1 + sine) / (1 - sine))) / Math.PI;
  return (y < 0 ? 0 : y > 1 ? 1 : y) - 0.5;
}

/** The reverse of `mercatorX`. */
export function longitudeOf(x: number): number {
  return x * 360;
}

/** The reverse of `mercatorY`. */
export function latitudeOf(y: number): number {
  return (360 * Math.atan(Math.exp(-y * 2 * Math.PI))) / Math.PI - 90;
}

/** Middle of the values that are cut off to the whole number `unit`, as a share of the world. */
function middleOf(unit: number): number {
  return (unit + (unit > 0 ? 0.5 : unit < 0 ? -0.5 : 0)) / MERCATOR_SCALE;
}

/** Longitude in degrees with six decimals of an integer Mercator x; a unit is a third of the sixth decimal, so none is lost. */
export function longitudeOfUnit(x: number): number {
  return Math.round(longitudeOf(middleOf(x)) * 1e6) / 1e6;
}

/** Latitude in degrees with six decimals of an integer Mercator y. */
export function latitudeOfUnit(y: number): number {
  return Math.round(latitudeOf(middleOf(y)) * 1e6) / 1e6;
}
