import { useQuery } from '@tanstack/react-query';
import { useEffect, useEffectEvent } from 'react';
import { searchQuery } from '../../api/search.ts';
import type { SearchHit } from '../../schemas/health.ts';
import { useInterface } from '../../state/hooks.tsx';

/** Opens the unit that a link names by its code in an old platform (`in=ZZ-0508`), and says so in place of the complaint. */
export function useOldCodeOfLink(go: (hit: SearchHit) => void): void {
  const notes = useInterface((state) => state.linkNotes);
  const setNotes = useInterface((state) => state.setLinkNotes);
  const code =
    notes.find(({ parameter, reason }) => parameter === 'in' && reason === 'malformed')?.value ?? '';
  const hits = useQuery(searchQuery(code)).data?.hits;
  const open = useEffectEvent((hit: SearchHit) => {
    go(hit);
    const others = notes.filter(({ parameter }) => parameter !== 'in');
    setNotes([{ parameter: 'in', value: code, reason: 'oldCode' }, ...others]);
  });
  useEffect(() => {
    const hit = hits?.find(({ oldCode }) => oldCode?.toLowerCase() === code.toLowerCase());
    if (hit !== undefined) open(hit);
  }, [hits, code]);
}
