import type { Position } from '../../../src/domain/geo/positions.ts';

/** About where streets cross the river in the drawing: our own choice, no survey of real bridges. */
export const BRIDGES: Position[] = [
  [113.07, 27.8605],
  [113.101, 27.8585],
  [113.1225, 27.854],
  [113.1385, 27.843],
  [113.14, 27.826],
  [113.13, 27.809],
  [113.1125, 27.787],
  [113.128, 27.728],
  [113.104, 27.63],
  [113.066, 27.504],
  [113.08, 27.39],
  [113.03, 27.29],
];
