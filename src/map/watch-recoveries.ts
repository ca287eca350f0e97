/** A lost context that is not back after so long has failed to recover, and is waited for once more, ms. */
const RECOVERY_MS = 15_000;

type ContextEvent = 'webglcontextlost' | 'webglcontextrestored';

/** What loses its context and gets it back; a MapLibre map does. */
export interface LosesContext {
  on(event: ContextEvent, listener: () => void): unknown;
  off(event: ContextEvent, listener: () => void): unknown;
}

/** Calls `onFailed` each time that a lost context has not come back. Returns the function that ends this. */
export function watchRecoveries(map: LosesContext, onFailed: () => void): () => void {
  let waiting: ReturnType<typeof setInterval> | undefined;
  const restored = (): void => {
    clearInterval(waiting);
    waiting = undefined;
  };
  const lost = (): void => {
    waiting ??= setInterval(onFailed, RECOVERY_MS);
  };
  map.on('webglcontextlost', lost);
  map.on('webglcontextrestored', restored);
  return () => {
    restored();
    map.off('webglcontextlost', lost);
    map.off('webglcontextrestored', restored);
  };
}
