/**
 * How old the data are, ms: since any source was last heard, and only where none ever was, since the newest report. A source
 * that tells that nothing has happened is not old: in a small city nobody reports for hours of the night.
 * `null` where neither is known.
 */
export function dataAgeMs(
  /** Since each source was heard; `null` where it never was. */
  silencesMs: readonly (number | null)[],
  reportAgeMs: number | null,
): number | null {
  const heard = silencesMs.filter((ms) => ms !== null);
  return heard.length > 0 ? Math.min(...heard) : reportAgeMs;
}

/** When any source was last heard, in the unit of `lastAt`; `null` where none was. */
export function lastHeardAt(sources: readonly { readonly lastAt: number | null }[]): number | null {
  const moments = sources.flatMap(({ lastAt }) => lastAt ?? []);
  return moments.length > 0 ? Math.max(...moments) : null;
}
