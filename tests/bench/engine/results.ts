import { median, quantile, ratioOfMedians } from './statistics.ts';

/** One task and one contestant of a run; `ratio` = theirs ÷ ours, above 1 we win. Times in ms. */
export interface ResultLine {
  readonly bench: 'engine';
  readonly task: string;
  readonly peer: string;
  readonly version: string;
  readonly n: number;
  readonly reps: number;
  readonly medianMs: number | null;
  readonly p95Ms: number | null;
  readonly ratio: number | null;
  readonly ratioLow: number | null;
  readonly ratioHigh: number | null;
  /** Single moves behind the figures. */
  readonly samples?: number;
  /** Where the figure is no time: its unit and value (bytes a row, frames a second). */
  readonly unit?: string;
  readonly value?: number;
  /** Further figures of the task. */
  readonly more?: Readonly<Record<string, number | string | null>>;
  /** Why there is no figure. */
  readonly missing?: string;
}

/** Times of one contestant: of each repetition the single ones. */
export interface Times {
  readonly peer: string;
  readonly version: string;
  readonly repetitions: readonly (readonly number[])[];
  readonly more?: ResultLine['more'];
}

/** Four digits. */
export const rounded = (value: number): number => Number(value.toPrecision(4));

/** The line of a contestant that took part, beside our own times. */
export function timedLine(task: string, n: number, theirs: Times, ours: Times | undefined): ResultLine {
  const all = theirs.repetitions.flat();
  const ratio = ours && ratioOfMedians(theirs.repetitions, ours.repetitions);
  return {
    bench: 'engine',
    task,
    peer: theirs.peer,
    version: theirs.version,
    n,
    reps: theirs.repetitions.length,
    medianMs: rounded(median(all)),
    p95Ms: rounded(quantile(all, 0.95)),
    ratio: ratio ? rounded(ratio.ratio) : null,
    ratioLow: ratio ? rounded(ratio.low) : null,
    ratioHigh: ratio ? rounded(ratio.high) : null,
    samples: all.length,
    ...(theirs.more ? { more: theirs.more } : {}),
  };
}

/** The line of a contestant without a figure, with the reason. */
export function missingLine(task: string, n: number, peer: string, reason: string, version = ''): ResultLine {
  const none = { medianMs: null, p95Ms: null, ratio: null, ratioLow: null, ratioHigh: null };
  return { bench: 'engine', task, peer, version, n, reps: 0, ...none, missing: reason };
}

/** A figure that is no time, e.g. bytes a row. `betterIs` says which way the ratio has to be turned. */
export function valueLine(
  task: string,
  n: number,
  unit: string,
  theirs: { peer: string; version: string; values: readonly number[]; more?: ResultLine['more'] },
  ours: readonly number[],
  betterIs: 'less' | 'more',
): ResultLine {
  const asTimes = (values: readonly number[]) =>
    values.map((value) => [betterIs === 'less' ? value : 1 / value]);
  const ratio = ours.length > 0 ? ratioOfMedians(asTimes(theirs.values), asTimes(ours)) : undefined;
  return {
    bench: 'engine',
    task,
    peer: theirs.peer,
    version: theirs.version,
    n,
    reps: theirs.values.length,
    medianMs: null,
    p95Ms: null,
    ratio: ratio ? rounded(ratio.ratio) : null,
    ratioLow: ratio ? rounded(ratio.low) : null,
    ratioHigh: ratio ? rounded(ratio.high) : null,
    unit,
    value: rounded(median(theirs.values)),
    ...(theirs.more ? { more: theirs.more } : {}),
  };
}
