import type { AppState } from '../stores/app-state.ts';

/**
 * Calls `onShown` with the stream position that the newest answer has reached, whenever that moves on: what happened
 * before it can be seen. Returns what ends this.
 */
export function followShownPosition(
  { engine, live }: Pick<AppState, 'engine' | 'live'>,
  onShown: (position: string) => void,
): () => void {
  let waiting: { readonly position: string; readonly dataVersion: number }[] = [];
  const look = (): void => {
    const shown = engine.getState().answer?.dataVersion ?? -1;
    const reached = waiting.findLast(({ dataVersion }) => dataVersion <= shown);
    if (!reached) return;
    waiting = waiting.slice(waiting.indexOf(reached) + 1);
    onShown(reached.position);
  };
  const stops = [
    live.subscribe(({ applied }, before) => {
      if (applied === before.applied) return;
      waiting = applied ? [...waiting, applied] : [];
      look();
    }),
    engine.subscribe((now, before) => {
      if (now.answer !== before.answer) look();
    }),
  ];
  return () => stops.forEach((stop) => stop());
}
