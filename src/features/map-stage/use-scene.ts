import { useEffect, useMemo, useState } from 'react';
import type { EngineAnswer } from '../../domain/engine/api/answer.ts';
import { rememberScene, type Scene } from '../../layers/compose-scene.ts';
import type { LayerInput, TimeClauses } from '../../layers/model/layer-input.ts';
import type { LegendEntry } from '../../layers/model/legend-entry.ts';
import { useAppState } from '../../state/hooks.tsx';
import type { Theme } from '../../themes/theme.ts';

/** The time clauses that an answer was asked with. */
export function useTimeClauses(answer: EngineAnswer | null): TimeClauses | undefined {
  const state = useAppState();
  const range = answer?.range;
  return useMemo(() => {
    if (range === undefined) return undefined;
    // Each answer has its own range, so the clauses are read with it.
    const { weekHours, calendar } = state.filter.getState().filter;
    return { range, weekHours, calendar };
  }, [range, state]);
}

/** The scene of everything that layers may draw from. It stays the same object until some of that changes. */
export function useScene(input: LayerInput, theme: Theme): Scene {
  const [compose] = useState(rememberScene);
  return compose(input, theme);
}

/** Hands the legend on when what it says is different. */
export function useLegend(
  legend: readonly LegendEntry[],
  onLegend: (legend: readonly LegendEntry[]) => void,
) {
  const text = JSON.stringify(legend);
  useEffect(() => onLegend(JSON.parse(text) as LegendEntry[]), [text, onLegend]);
}
