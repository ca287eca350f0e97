import { commandOf } from '../../../src/commands/registry.ts';
import { createEngine } from '../../../src/domain/engine/engine.ts';
import { createAppState } from '../../../src/state/stores/app-state.ts';
import {
  AS_OF,
  CONTEXT,
  LISTS,
  toRawColumns,
  WORLD,
  type PlainIncident,
} from '../../domain/engine/incident-data.ts';

const HOUR_MS = 3_600_000;

/** A page with one incident an hour over forty days, and its first answer; `answer` brings the newest one in. */
export function answeredPage(query = '') {
  const { state } = createAppState(query);
  const engine = createEngine();
  const incidents = Array.from({ length: 40 * 24 }, (_, hour): PlainIncident => ({
    eventNo: `ZZ-${hour}`,
    time: AS_OF - hour * HOUR_MS,
    lngE6: 113_000_000,
    latE6: 27_800_000,
    category: 0,
    channel: 0,
    tier: 0,
    status: 1,
    unit: 0,
    deadline: Number.NaN,
  }));
  engine.loadColumns(toRawColumns(incidents), LISTS, CONTEXT);
  const answer = () => {
    const { filter } = state.filter.getState();
    const { timeExtent } = state.view.getState().view;
    const extent = timeExtent && { histogramExtent: timeExtent };
    state.engine.getState().setAnswer(engine.query({ filter, view: WORLD, asOf: AS_OF, ...extent }));
  };
  answer();
  const run = (id: string) => commandOf(id).run(state);
  return {
    state,
    run,
    answer,
    filter: () => state.filter.getState(),
    playback: () => state.view.getState().view.playback,
  };
}
