/** A lost context that is not back after so long has failed to recover, and is waited for once more, ms. */
const RECOVERY_MS = 15_000;

/**
 * Calls `onFailed` each time that a lost context has not come back. `map` says `contextLost`, and `recovered` when it draws
 * again. Returns the function that ends this.
 */
export function watchRecoveries(map: EventTarget, onFailed: () => void): () => void {
  let waiting: ReturnType<typeof setInterval> | undefined;
  const recovered = (): void => {
    clearInterval(waiting);
    waiting = undefined;
  };
  const lost = (): void => {
    waiting ??= setInterval(onFailed, RECOVERY_MS);
  };
  map.addEventListener('contextLost', lost);
  map.addEventListener('recovered', recovered);
  return () => {
    recovered();
    map.removeEventListener('contextLost', lost);
    map.removeEventListener('recovered', recovered);
  };
}
