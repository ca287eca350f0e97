/** How far a load has come. `done` of `total` is bytes while reading, rows while simulating. */
export interface LoadProgress {
  layer: string;
  /** From 1. */
  index: number;
  layers: number;
  step: 'reading' | 'writing' | 'simulating';
  done: number;
  total: number;
}
export type OnProgress = (progress: LoadProgress) => void;
