import type { Situation } from '../../schemas/situation.ts';

/** One line of the matrix: a channel, or all that are not listed by themselves. */
export interface MatrixRow {
  /** Codes of the channels that are counted in it. */
  readonly channels: readonly string[];
  readonly isRest: boolean;
  /** By hour of the day in Shanghai. */
  readonly counts: readonly number[];
  readonly total: number;
}

/** Channels by their number of reports, most first; beyond `most` lines the last one holds the rest together. */
export function matrixRows({ channels, counts }: Situation['channelHours'], most: number): MatrixRow[] {
  const rows = channels
    .map((channel, index) => rowOf([channel], [counts[index] ?? []], false))
    .sort((a, b) => b.total - a.total);
  if (rows.length <= most) return rows;
  const rest = rows.slice(most - 1);
  const codes = rest.flatMap((row) => row.channels);
  return [
    ...rows.slice(0, most - 1),
    rowOf(
      codes,
      rest.map((row) => row.counts),
      true,
    ),
  ];
}

function rowOf(
  channels: readonly string[],
  parts: readonly (readonly number[])[],
  isRest: boolean,
): MatrixRow {
  const counts = Array.from({ length: 24 }, (_, hour) =>
    parts.reduce((sum, part) => sum + (part[hour] ?? 0), 0),
  );
  return { channels, isRest, counts, total: counts.reduce((sum, count) => sum + count, 0) };
}

/** The hour with most reports; `undefined` where there is none. */
export function busiestHour({ counts, total }: MatrixRow): number | undefined {
  return total === 0 ? undefined : counts.indexOf(Math.max(...counts));
}
