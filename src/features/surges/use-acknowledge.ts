import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { acknowledgeSurges } from '../../api/surges.ts';
import type { SurgeRecord } from '../../schemas/surges.ts';
import { useInterface } from '../../state/hooks.tsx';
import { isAbout, readSurges, shownSince } from './surge-notice.ts';

/** Writes down that surges were seen, or takes that back; `error` and surges (`attempted`) of the last attempt. */
export function useAcknowledge() {
  const queries = useQueryClient();
  const { mutate, error, variables } = useMutation({
    mutationFn: (asked: { surges: readonly SurgeRecord[]; isAcknowledged: boolean }) =>
      acknowledgeSurges(queries, {
        ids: asked.surges.map(({ id }) => id),
        isAcknowledged: asked.isAcknowledged,
      }),
  });
  return { acknowledge: mutate, error, attempted: variables?.surges ?? [] };
}

/**
 * For what shows surges that nobody has acknowledged: the key acknowledges those of them that could be read. `error`: why
 * these were not written down.
 */
export function useShownSurges(shown: readonly SurgeRecord[]): { seen: () => void; error: Error | null } {
  const { acknowledge, error, attempted } = useAcknowledge();
  const since = useRef<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    since.current = shownSince(since.current, shown, performance.now());
  }, [shown]);
  const seen = (): void => {
    const surges = readSurges(shown, since.current, performance.now());
    if (surges.length > 0) acknowledge({ surges, isAcknowledged: true });
  };
  useAcknowledgementKey(seen);
  return { seen, error: isAbout(attempted, shown) ? error : null };
}

/** Runs at each press of the key of what comes in a crowd. */
export function useAcknowledgementKey(answer: () => void): void {
  const requests = useInterface((state) => state.surgeRequests);
  const answered = useRef(requests);
  useEffect(() => {
    if (answered.current === requests) return;
    answered.current = requests;
    answer();
  });
}
