import type { IngestReply } from '../../src/schemas/live.ts';

/** What a rehearsal has sent and what became of it; rows, not batches. */
export interface DeliveryCounts {
  readonly incidents: number;
  readonly steps: number;
  readonly accepted: number;
  readonly duplicates: number;
  readonly rejected: number;
  readonly retries: number;
  /** Rows whose time has come and that have no answer yet. */
  readonly waiting: number;
  /** What the last attempt failed for, until one succeeds. */
  readonly trouble: string | undefined;
  queue(rows: number): void;
  answer(kind: 'incidents' | 'steps', rows: number, reply: IngestReply): void;
  refuse(kind: 'incidents' | 'steps', rows: number, reason: string): void;
  retry(reason: string): void;
  /** Reasons for which rows were not taken, most frequent first. */
  reasons(): { reason: string; rows: number }[];
}

const MOST_REASONS = 200;

export function createDeliveryCounts(): DeliveryCounts {
  const counts = { incidents: 0, steps: 0, accepted: 0, duplicates: 0, rejected: 0, retries: 0, waiting: 0 };
  const reasons = new Map<string, number>();
  let trouble: string | undefined;
  const note = (reason: string, rows: number) => {
    if (reasons.has(reason) || reasons.size < MOST_REASONS)
      reasons.set(reason, (reasons.get(reason) ?? 0) + rows);
  };
  const sent = (kind: 'incidents' | 'steps', rows: number) => {
    counts[kind] += rows;
    counts.waiting -= rows;
  };
  return {
    get incidents() { return counts.incidents; },
    get steps() { return counts.steps; },
    get accepted() { return counts.accepted; },
    get duplicates() { return counts.duplicates; },
    get rejected() { return counts.rejected; },
    get retries() { return counts.retries; },
    get waiting() { return counts.waiting; },
    get trouble() { return trouble; },
    queue: (rows) => {
      counts.waiting += rows;
    },
    answer: (kind, rows, reply) => {
      trouble = undefined;
      sent(kind, rows);
      counts.accepted += reply.accepted;
      counts.duplicates += reply.duplicates;
      counts.rejected += reply.rejected;
      for (const { field, reason } of reply.problems) note(field === '' ? reason : `${field}: ${reason}`, 1);
    },
    refuse: (kind, rows, reason) => {
      sent(kind, rows);
      counts.rejected += rows;
      note(reason, rows);
    },
    retry: (reason) => {
      counts.retries += 1;
      trouble = reason;
    },
    reasons: () =>
      [...reasons].map(([reason, rows]) => ({ reason, rows })).sort((a, b) => b.rows - a.rows),
  }; // prettier-ignore
}

const whole = (value: number) => value.toLocaleString('en-US');

/** `00:35` or `1:02:05` */
export function clockText(ms: number): string {
  const seconds = Math.floor(ms / 1_000);
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = two(Math.floor(seconds / 60) % 60);
  return `${hours > 0 ? `${hours}:` : ''}${minutes}:${two(seconds % 60)}`;
}

/** One line of progress; `rowsBefore` were sent `sinceMs` ago. */
export function progressLine(
  counts: DeliveryCounts,
  elapsedMs: number,
  rowsBefore: number,
  sinceMs: number,
): string {
  const sent = counts.incidents + counts.steps;
  const rate = sinceMs > 0 ? ((sent - rowsBefore) / sinceMs) * 1_000 : 0;
  const parts = [
    `${clockText(elapsedMs)}  ${whole(sent)} rows sent`,
    `${whole(counts.accepted)} accepted`,
    `${whole(counts.duplicates)} duplicates`,
    `${whole(counts.rejected)} rejected`,
    `${rate.toFixed(1)} rows/s`,
  ];
  if (counts.trouble !== undefined)
    parts.push(`${whole(counts.waiting)} waiting, trying again (${counts.trouble})`);
  return parts.join(' · ');
}

/** What there is to say at the end. */
export function summaryLines(counts: DeliveryCounts, elapsedMs: number): string[] {
  const { incidents, steps, accepted, duplicates, rejected, retries, waiting } = counts;
  return [
    `Rehearsal over after ${clockText(elapsedMs)}: ${whole(incidents + steps)} rows sent (${whole(incidents)} incidents, ${whole(steps)} steps), ${whole(accepted)} accepted, ${whole(duplicates)} duplicates, ${whole(rejected)} rejected, ${whole(retries)} further attempts.`,
    ...(waiting > 0 ? [`${whole(waiting)} rows were still without an answer.`] : []),
    ...counts
      .reasons()
      .slice(0, 8)
      .map(({ reason, rows }) => `  ${whole(rows)} × ${reason}`),
  ];
}
