import { useEffect } from 'react';
import { useAppState } from '../../state/hooks.tsx';
import type { GroupChoice } from './group-choice.ts';
import type { GroupCase } from './group-layout.ts';

/**
 * A click on a numbered case of the map chooses it, as a click in graph and timeline does; a click on a case that is chosen
 * already opens its dossier.
 */
export function useMapChoice({ pair, chooseCase }: GroupChoice, cases: readonly GroupCase[]): void {
  const { view } = useAppState();
  useEffect(
    () =>
      view.subscribe(({ view: { selection }, select }, before) => {
        if (selection === before.view.selection || selection?.kind !== 'case') return;
        const isMember = cases.some(({ caseNo }) => caseNo === selection.id);
        if (!isMember || pair?.includes(selection.id) === true) return;
        select(before.view.selection);
        chooseCase(selection.id);
      }),
    [view, cases, pair, chooseCase],
  );
}
