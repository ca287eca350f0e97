/** How long events needed from their receipt until they were written to every listener that keeps up; milliseconds, of the last events. */
export interface DeliveryDelaysSummary {
  readonly events: number;
  readonly medianMs: number;
  readonly p99Ms: number;
}

const KEPT = 4_096;

/** Keeps the delays of the last events, so that whoever runs the server sees whether walls are told in time. */
export class DeliveryDelays {
  readonly #delaysMs = new Float64Array(KEPT);
  #count = 0;

  /** Notes an event that was received at `at` and has been told by `now`; both epoch ms. */
  note(at: number, now: number): void {
    this.#delaysMs[this.#count % KEPT] = Math.max(0, now - at);
    this.#count += 1;
  }

  /** Nearest-rank quantiles; `null` where nothing was told yet. */
  summary(): DeliveryDelaysSummary | null {
    const events = Math.min(this.#count, KEPT);
    if (events === 0) return null;
    const sorted = this.#delaysMs.slice(0, events).sort();
    const at = (share: number) => sorted[Math.max(0, Math.ceil(share * events) - 1)]!;
    return { events, medianMs: at(0.5), p99Ms: at(0.99) };
  }
}
