import type { Task } from '../../tasks/task.ts';
import type { StudyArea } from './study-area.ts';
import type { TimedPoints } from './timed-points.ts';
import type { WeekSlots } from './week-slots.ts';

/** All that a model may know: the cells to rank, and what was over when the forecast begins. */
export interface KnownPast {
  readonly area: StudyArea;
  readonly events: TimedPoints;
  /** Index in the area's cells of each event. */
  readonly cellOf: Int32Array;
  /** Begin of the forecast, epoch ms; every event ends before it. */
  readonly untilMs: number;
}

/** How dangerous each cell is. Only the order of cells within a slot counts; any unit will do. */
export interface CellForecast {
  /** Hours of the week that are ranked one by one; `null` for one ranking that holds at all times. */
  readonly slots: WeekSlots | null;
  /** Score of each cell of the area, slot after slot: `slot · cells + cell`. */
  readonly scores: Float64Array;
}

/** A way to rank cells by the past. */
export interface ForecastModel {
  /** As the caller named it, unique in an evaluation. */
  readonly name: string;
  readonly forecast: (past: KnownPast) => Task<CellForecast>;
}
