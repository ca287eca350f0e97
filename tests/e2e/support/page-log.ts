import type { Page } from 'playwright-core';

/** A stretch for which the page answered nobody, ms since the page began. */
export interface LongTask {
  readonly at: number;
  readonly ms: number;
}

/** A frame with long work in it, and the scripts in it that took longest: who called, function, file and character. */
export interface LongFrame extends LongTask {
  readonly blockingMs: number;
  readonly renderMs: number;
  readonly scripts: readonly { readonly ms: number; readonly layoutMs: number; readonly source: string }[];
}

/** Moments, epoch ms. */
interface Span {
  readonly from: number;
  readonly to: number;
}

/** An answer as it left the engine's worker. */
export interface LoggedAnswer {
  readonly at: number;
  readonly version: number;
  readonly total: number;
  /** Incidents that its marks stand for. */
  readonly marked: number;
  readonly range: Span;
  readonly extent: Span | null;
}

/** What the canvas of marks said after a drawing. */
export interface LoggedDrawing {
  readonly at: number;
  readonly version: number;
  readonly marks: number;
  readonly matched: number;
}

/** Everything that a page noted about itself. */
export interface PageLog {
  readonly canSeeLongTasks: boolean;
  /** When the browser asked for a frame, ms since the page began. */
  readonly frames: number[];
  readonly longTasks: LongTask[];
  readonly longFrames: LongFrame[];
  /** Inputs that took the page 16 ms and more from the hand to the next picture. */
  readonly inputs: { readonly at: number; readonly ms: number; readonly name: string }[];
  readonly answers: LoggedAnswer[];
  readonly drawings: LoggedDrawing[];
}

declare global {
  interface Window {
    pageLog: PageLog;
  }
}

/** Has a page keep its log from its first script on. To be called before it opens anything. */
export async function keepLog(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const { supportedEntryTypes } = PerformanceObserver;
    const log: PageLog = {
      canSeeLongTasks: supportedEntryTypes.includes('longtask'),
      frames: [],
      longTasks: [],
      longFrames: [],
      inputs: [],
      answers: [],
      drawings: [],
    };
    window.pageLog = log;

    const watch = (type: string, note: (entry: PerformanceEntry) => void, more: object = {}) => {
      if (!supportedEntryTypes.includes(type)) return;
      const observer = new PerformanceObserver((list) => list.getEntries().forEach(note));
      observer.observe({ type, buffered: true, ...more });
    };
    watch('longtask', ({ startTime, duration }) => log.longTasks.push({ at: startTime, ms: duration }));
    watch('long-animation-frame', (entry) => {
      const { startTime, duration, blockingDuration, renderStart, scripts } = entry as PerformanceEntry & {
        blockingDuration: number;
        renderStart: number;
        scripts: (PerformanceEntry & {
          invoker: string;
          sourceURL: string;
          sourceFunctionName: string;
          sourceCharPosition: number;
          forcedStyleAndLayoutDuration: number;
        })[];
      };
      log.longFrames.push({
        at: startTime,
        ms: duration,
        blockingMs: blockingDuration,
        renderMs: renderStart > 0 ? startTime + duration - renderStart : 0,
        scripts: [...scripts]
          .sort((one, other) => other.duration - one.duration)
          .slice(0, 3)
          .map((script) => ({
            ms: script.duration,
            layoutMs: script.forcedStyleAndLayoutDuration,
            source: `${script.invoker} ${script.sourceFunctionName} ${script.sourceURL.split('/').at(-1)}:${script.sourceCharPosition}`,
          })),
      });
    });
    watch(
      'event',
      ({ startTime, duration, name }) => log.inputs.push({ at: startTime, ms: duration, name }),
      {
        durationThreshold: 16,
      },
    );

    requestAnimationFrame(function frame(now) {
      log.frames.push(now);
      requestAnimationFrame(frame);
    });

    const noteAnswer = (value: unknown) => {
      const answer = value as {
        version?: number;
        total: number;
        marks: { matched: number | boolean }[];
        range: Span;
        extent: Span | null;
      } | null;
      if (typeof answer?.version !== 'number') return;
      const marked = answer.marks.reduce((sum, { matched }) => sum + Number(matched), 0);
      const { version, total, range, extent } = answer;
      log.answers.push({ at: performance.now(), version, total, marked, range, extent });
    };
    window.Worker = class extends Worker {
      constructor(url: string | URL, options?: WorkerOptions) {
        super(url, options);
        if (String(url).includes('engine.worker'))
          this.addEventListener('message', ({ data }: MessageEvent<{ value?: unknown }>) =>
            noteAnswer(data.value),
          );
      }
    };

    new MutationObserver((records) => {
      const canvas = records.at(-1)?.target;
      if (!(canvas instanceof HTMLCanvasElement)) return;
      const { version, marks, matched } = canvas.dataset;
      if (version === undefined || version === '') return;
      log.drawings.push({
        at: performance.now(),
        version: Number(version),
        marks: Number(marks),
        matched: Number(matched),
      });
    }).observe(document, { subtree: true, attributeFilter: ['data-version'] });
  });
}

/** What a page has noted so far. */
export const readLog = (page: Page): Promise<PageLog> => page.evaluate(() => window.pageLog);

/** A part of a test by its name, ms since the page began. */
export interface Step {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

export type StepSummary = ReturnType<typeof summarise>;

/** What happened during a step, in figures. Frames and long work are counted where they began. */
export function summarise(log: PageLog, { name, from, to }: Step) {
  const during = <T extends { at: number }>(entries: readonly T[]) =>
    entries.filter(({ at }) => at >= from && at < to);
  const frames = log.frames.filter((at) => at >= from && at < to);
  const deltas = frames.slice(1).map((at, index) => at - (frames[index] ?? at));
  const ordered = [...deltas].sort((one, other) => one - other);
  const quantile = (share: number) =>
    round(ordered[Math.min(ordered.length - 1, Math.floor(ordered.length * share))] ?? 0);
  return {
    step: name,
    seconds: round((to - from) / 1000),
    frames: frames.length,
    fps: round((frames.length / (to - from)) * 1000),
    frameMs: { median: quantile(0.5), p95: quantile(0.95), longest: round(ordered.at(-1) ?? 0) },
    answers: during(log.answers).length,
    drawings: during(log.drawings).length,
    longTasksMs: during(log.longTasks).map(({ ms }) => Math.round(ms)),
    inputsMs: longestByName(during(log.inputs)),
    longFrames: during(log.longFrames),
  };
}

const longestByName = (inputs: PageLog['inputs']) =>
  Object.fromEntries(
    ['pointerdown', 'pointerup', 'click', 'keydown'].flatMap((name) => {
      const times = inputs.filter((input) => input.name === name).map(({ ms }) => ms);
      return times.length === 0 ? [] : [[name, Math.max(...times)]];
    }),
  );

const round = (value: number) => Math.round(value * 10) / 10;
