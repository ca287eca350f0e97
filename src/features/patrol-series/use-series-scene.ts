import { useEffect } from 'react';
import type { SceneSeries } from '../../domain/desk/scene.ts';
import type { ScoredPair } from '../../domain/series/link-cases.ts';
import { useInterface } from '../../state/hooks.tsx';
import { findPair } from './use-chosen.ts';
import type { GroupCase } from './group-layout.ts';

/** Lines below this are not drawn on the map. */
const LEAST = 0.5;

/** Draws the shown group on the map while the page is open. */
export function useSeriesScene(
  cases: readonly GroupCase[],
  pairs: readonly ScoredPair[] | undefined,
  chosen: readonly [string, string] | null,
): void {
  const showOnMap = useInterface((state) => state.showOnMap);
  useEffect(() => {
    showOnMap({ series: cases.length === 0 ? null : sceneOf(cases, pairs ?? [], chosen) });
  }, [showOnMap, cases, pairs, chosen]);
  useEffect(() => () => showOnMap({ series: null }), [showOnMap]);
}

function sceneOf(
  cases: readonly GroupCase[],
  pairs: readonly ScoredPair[],
  chosen: readonly [string, string] | null,
): SceneSeries {
  const positions = new Map(cases.map(({ caseNo, position }) => [caseNo, position]));
  return {
    cases: cases.map(({ caseNo, order, position }) => ({
      caseNo,
      order,
      position,
      isChosen: chosen?.includes(caseNo) === true,
    })),
    links: pairs.flatMap((pair) => {
      const [from, to] = pair.caseNos.map((caseNo) => positions.get(caseNo));
      const isChosen = findPair([pair], chosen) !== undefined;
      return from && to && (isChosen || pair.probability >= LEAST)
        ? [{ from, to, probability: pair.probability, isChosen }]
        : [];
    }),
  };
}
