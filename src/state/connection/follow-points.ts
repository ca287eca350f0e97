import type { PointColumns } from '../../domain/engine/api/answer.ts';
import type { FilterState } from '../../domain/engine/api/filter.ts';
import { latestOnly } from '../../workers/latest-only.ts';
import type { AppState } from '../stores/app-state.ts';
import { clausesText } from '../stores/clauses-text.ts';
import type { EngineConnection } from './engine-connection.ts';

/**
 * Keeps every incident of the filter without its time range at hand, one question at a time: asks again when another
 * clause, the moment of judgement or the data changes. `onPoints` gets them with the clauses that they are of. Returns
 * what ends this.
 */
export function followPoints(
  state: AppState,
  connection: Pick<EngineConnection, 'points' | 'currentQuery'>,
  handle: {
    readonly onPoints: (columns: PointColumns, clauses: string) => void;
    readonly onError: (error: unknown) => void;
  },
): () => void {
  const asker = latestOnly(
    (clauses: string) =>
      connection.points({ ...connection.currentQuery(), filter: JSON.parse(clauses) as FilterState }),
    { onAnswer: handle.onPoints, onError: handle.onError },
  );
  let asked = '';
  const ask = (): void => {
    const { answerForPanels } = state.engine.getState();
    if (answerForPanels === null) return;
    const clauses = clausesText(state.filter.getState().filter);
    const key = `${clauses} ${answerForPanels.asOf} ${answerForPanels.dataVersion}`;
    if (key === asked) return;
    asked = key;
    asker.ask(clauses);
  };
  ask();
  const unsubscribe = [
    state.filter.subscribe((now, before) => {
      if (now.filter !== before.filter) ask();
    }),
    state.engine.subscribe((now, before) => {
      if (now.answerForPanels !== before.answerForPanels) ask();
    }),
  ];
  return () => {
    unsubscribe.forEach((stop) => stop());
    asker.close();
  };
}
