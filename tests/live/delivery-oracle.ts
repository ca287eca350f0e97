import type { LiveEvent } from '../../src/schemas/live.ts';

/** What has to arrive, by plain counting: each accepted report, and each accepted step of it, once and in order. */
export class DeliveryOracle {
  /** Own number of a report → its event number and the steps that were taken, the first included. */
  readonly expected = new Map<string, { eventNo: string; revisions: number }>();
  readonly #told = new Map<string, number[]>();
  received = 0;

  accept(sourceId: string, eventNo: string): void {
    if (!this.expected.has(sourceId)) this.expected.set(sourceId, { eventNo, revisions: 1 });
  }

  acceptStep(sourceId: string): void {
    this.expected.get(sourceId)!.revisions++;
  }

  hear({ incident }: LiveEvent): void {
    this.received++;
    const told = this.#told.get(incident.eventNo);
    if (told) told.push(incident.rev);
    else this.#told.set(incident.eventNo, [incident.rev]);
  }

  /** Whether everything expected has been heard. */
  isComplete(): boolean {
    return [...this.expected.values()].every(
      ({ eventNo, revisions }) => (this.#told.get(eventNo)?.length ?? 0) >= revisions,
    );
  }

  /** Events that were not told, told again, and told before an earlier one of the same incident. */
  judge(): { lost: number; doubled: number; disordered: number; unexpected: number } {
    const result = { lost: 0, doubled: 0, disordered: 0, unexpected: 0 };
    const known = new Set<string>();
    for (const { eventNo, revisions } of this.expected.values()) {
      known.add(eventNo);
      const told = this.#told.get(eventNo) ?? [];
      const distinct = new Set(told);
      result.doubled += told.length - distinct.size;
      for (let revision = 1; revision <= revisions; revision++) if (!distinct.delete(revision)) result.lost++;
      result.unexpected += distinct.size;
      result.disordered += told.filter((revision, index) => index > 0 && revision < told[index - 1]!).length;
    }
    for (const [eventNo, told] of this.#told) if (!known.has(eventNo)) result.unexpected += told.length;
    return result;
  }
}
