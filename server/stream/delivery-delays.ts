/** How long the latest events took from their receipt until they were written to every client that keeps up, in milliseconds. */
export interface DeliveryDelaysSummary {
  readonly events: number;
  readonly medianMs: number;
  readonly p99Ms: number;
}

const MOST_DELAYS = 4_096;

/** Holds the delays of the latest events, so that the operator sees whether walls are notified in time. */
export class DeliveryDelays {
  readonly #delaysMs = new Float64Array(MOST_DELAYS);
  #count = 0;

  /** Adds an event that was received at `at` and had been sent by `now`; both epoch ms. */
  note(at: number, now: number): void {
    this.#delaysMs[this.#count % MOST_DELAYS] = Math.max(0, now - at);
    this.#count += 1;
  }

  /** Nearest-rank quantiles; `null` where nothing was sent yet. */
  summary(): DeliveryDelaysSummary | null {
    const events = Math.min(this.#count, MOST_DELAYS);
    if (events === 0) return null;
    const sorted = this.#delaysMs.slice(0, events).sort();
    const at = (share: number) => sorted[Math.max(0, Math.ceil(share * events) - 1)]!;
    return { events, medianMs: at(0.5), p99Ms: at(0.99) };
  }
}
