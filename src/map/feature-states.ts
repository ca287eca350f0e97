/** What keeping feature-state needs of a MapLibre map. */
export interface FeatureStateHost {
  setFeatureState(feature: { source: string; id: string }, state: Record<string, unknown>): unknown;
}

/** The class `c` of every unit of one source, sent to the map only where it changed. */
export class ClassStates {
  readonly #sent = new Map<string, Map<string, number>>();

  /** Brings the classes of a source up to date; returns how many features were touched. */
  apply(host: FeatureStateHost, source: string, classes: ReadonlyMap<string, number>): number {
    let sent = this.#sent.get(source);
    if (sent === undefined) this.#sent.set(source, (sent = new Map<string, number>()));
    let touched = 0;
    for (const [id, step] of classes) {
      if (sent.get(id) === step) continue;
      host.setFeatureState({ source, id }, { c: step });
      sent.set(id, step);
      touched++;
    }
    return touched;
  }

  /** Forgets what was sent to one source, which is gone. */
  forgetSource(source: string): void {
    this.#sent.delete(source);
  }

  /** Forgets what was sent: after a context loss. */
  forget(): void {
    this.#sent.clear();
  }
}
