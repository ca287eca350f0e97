import { partitionPoint } from '../arrays/lower-bound.ts';
import type { IncidentStatus, Tier, Urgency } from '../incidents/life-cycle.ts';

/** What the rules learn from: one report of the past, times in epoch ms. */
export interface PastReport {
  reportedAt: number;
  categoryCode: string;
  unitCode: string;
  longitude: number;
  latitude: number;
  tier: Tier;
  urgency: Urgency;
  status: IncidentStatus;
  handledAt: number | undefined;
}

/** A report that was neither refused nor recorded in error; only such ones count as one of many. */
export function isValidReport({ status }: { status: IncidentStatus }): boolean {
  return status !== 'rejected' && status !== 'voided';
}

/** Reports in order of time, as columns: hundreds of thousands of them need no object each. */
export class ReportColumns {
  readonly categories: string[] = [];
  readonly units: string[] = [];
  size = 0;
  #time = new Float64Array(1024);
  #category = new Uint16Array(1024);
  #unit = new Uint32Array(1024);
  #longitude = new Float64Array(1024);
  #latitude = new Float64Array(1024);
  #valid = new Uint8Array(1024);
  readonly #categoryIndex = new Map<string, number>();
  readonly #unitIndex = new Map<string, number>();

  /** Adds a report; it must not be older than the one before. */
  add(report: PastReport): void {
    if (this.size > 0 && report.reportedAt < this.time(this.size - 1))
      throw new RangeError(`report of ${report.reportedAt} after one of ${this.time(this.size - 1)}`);
    if (this.size === this.#time.length) this.#grow();
    this.#time[this.size] = report.reportedAt;
    this.#category[this.size] = indexOf(report.categoryCode, this.categories, this.#categoryIndex);
    this.#unit[this.size] = indexOf(report.unitCode, this.units, this.#unitIndex);
    this.#longitude[this.size] = report.longitude;
    this.#latitude[this.size] = report.latitude;
    this.#valid[this.size] = isValidReport(report) ? 1 : 0;
    this.size += 1;
  }

  time(row: number): number {
    return this.#time[row] as number;
  }

  category(row: number): string {
    return this.categories[this.#category[row] as number] as string;
  }

  /** Position in `units`. */
  unit(row: number): number {
    return this.#unit[row] as number;
  }

  isValid(row: number): boolean {
    return this.#valid[row] === 1;
  }

  longitude(row: number): number {
    return this.#longitude[row] as number;
  }

  latitude(row: number): number {
    return this.#latitude[row] as number;
  }

  /** First row that is not before a moment. */
  firstFrom(timeMs: number): number {
    return partitionPoint(this.size, (row) => this.time(row) < timeMs);
  }

  #grow(): void {
    const length = 2 * this.#time.length;
    const wider = <Column extends { set(from: Column): void }>(from: Column, to: Column) => {
      to.set(from);
      return to;
    };
    this.#time = wider(this.#time, new Float64Array(length));
    this.#category = wider(this.#category, new Uint16Array(length));
    this.#unit = wider(this.#unit, new Uint32Array(length));
    this.#longitude = wider(this.#longitude, new Float64Array(length));
    this.#latitude = wider(this.#latitude, new Float64Array(length));
    this.#valid = wider(this.#valid, new Uint8Array(length));
  }
}

function indexOf(code: string, list: string[], index: Map<string, number>): number {
  let position = index.get(code);
  if (position === undefined) {
    position = list.push(code) - 1;
    index.set(code, position);
  }
  return position;
}
