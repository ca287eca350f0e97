import type { Position } from '../../../src/domain/geo/positions.ts';

/** A centre of settlement: how dense it is, how far it reaches, and how its streets lie. */
export interface Centre {
  position: Position;
  /** Communities per km² at the centre. */
  peak: number;
  /** Distance in metres at which the density has fallen to 37 %. */
  reachM: number;
  /** Weight of its street direction against river and terrain. */
  streets: number;
  /** Direction of its streets, degrees counter-clockwise from east. */
  angleDeg?: number;
}

const centre = (position: Position, peak: number, reachM: number, streets = 0, angleDeg = 0): Centre => ({
  position,
  peak,
  reachM,
  streets,
  angleDeg,
});

/** Our own estimate of where people live; relative, synthetic. Seats near the GeoNames points. */
export const CENTRES: Centre[] = [
  centre([113.146, 27.83], 2.6, 2000, 0.9, 62),
  centre([113.112, 27.829], 1.7, 2100, 0.9, 14),
  centre([113.085, 27.838], 0.8, 1700, 0.7, 4),
  centre([113.157, 27.856], 1.6, 1500, 0.9, 38),
  centre([113.134, 27.874], 1.7, 1300, 0.9, 21),
  centre([113.152, 27.898], 1.2, 1200, 0.9, 70),
  centre([113.088, 27.87], 0.9, 1400, 0.5, 8),
  centre([113.166, 27.936], 0.55, 1600, 0.7, 33),
  centre([113.198, 27.958], 0.5, 1700, 0.6, 52),
  centre([113.181, 27.787], 0.9, 1500, 0.8, 27),
  centre([113.186, 27.866], 0.5, 1500, 0.5, 80),
  centre([113.152, 27.702], 0.75, 1500, 0.7, 15),
  centre([113.495, 27.663], 1.5, 1900, 0.8, 30),
  centre([113.348, 27.003], 1.2, 1800, 0.8, 72),
  centre([113.54, 26.791], 1.5, 2300, 0.8, 12),
  centre([113.768, 26.489], 0.8, 1200, 0.8, 48),
];
