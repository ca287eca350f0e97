import { WEEK_MS } from '../../time/zone.ts';
import type { ForecastModel } from './forecast-model.ts';

/** How far and how long one event raises the risk around it. */
export interface NearRepeatReach {
  /** Cells nearer than this (metres between cells, in whole cells) gain. */
  readonly reachM: number;
  /** Events this many weeks ago or more are forgotten. */
  readonly weeks: number;
}

/** 400 m and 8 weeks of 7 days (Johnson et al., Home Office Online Report 19/07). */
export const CLASSIC_REACH: NearRepeatReach = { reachM: 400, weeks: 8 };

/**
 * ProMap: the score of a cell is Σ 1 / (1 + d) · 1 / (1 + t) over the events near in place and time (Bowers, Johnson
 * and Pease, British Journal of Criminology 44, 2004, 641–658). d is the distance between the cell and the event's
 * cell in cells, a diagonal step counting as one; t the whole weeks from the event to the forecast.
 */
export function nearRepeatModel(name: string, { reachM, weeks }: NearRepeatReach): ForecastModel {
  return {
    name,
    *forecast({ area, events, cellOf, untilMs }) {
      const { columns, rows, cellM } = area.grid;
      const reach = Math.max(0, Math.ceil(reachM / cellM) - 1);
      const scores = new Float64Array(area.cells.length);
      for (let index = 0; index < cellOf.length; index++) {
        if (index % 4096 === 4095) yield;
        const age = Math.floor((untilMs - events.toMs[index]!) / WEEK_MS);
        if (age >= weeks) continue;
        const cell = area.cells[cellOf[index]!]!;
        const column = cell % columns;
        const row = (cell - column) / columns;
        for (let dy = Math.max(-reach, -row); dy <= Math.min(reach, rows - 1 - row); dy++)
          for (let dx = Math.max(-reach, -column); dx <= Math.min(reach, columns - 1 - column); dx++) {
            const near = area.indexOfCell[cell + dy * columns + dx]!;
            if (near < 0) continue;
            scores[near]! += 1 / (1 + Math.max(Math.abs(dx), Math.abs(dy))) / (1 + age);
          }
      }
      return { slots: null, scores };
    },
  };
}
