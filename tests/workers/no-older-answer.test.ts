import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { EngineAnswer, EngineQuery } from '../../src/domain/engine/api/answer.ts';
import { createEngine } from '../../src/domain/engine/engine.ts';
import { createAppState } from '../../src/state/stores/app-state.ts';
import { connectEngine } from '../../src/state/connection/engine-connection.ts';
import type { EngineClient } from '../../src/workers/engine-client.ts';
import { latestOnly } from '../../src/workers/latest-only.ts';
import { AS_OF, CONTEXT, LISTS, toRawColumns, type PlainIncident } from '../domain/engine/incident-data.ts';
import { MINUTE_MS } from '../../src/domain/time/zone.ts';
import { count } from '../support/counts.ts';

const RUNS = count(300, 2_000);
const HOUR_MS = 3_600_000;

const INCIDENTS: PlainIncident[] = Array.from({ length: 24 }, (_, row) => ({
  eventNo: `ZZ-${row}`,
  time: AS_OF - row * HOUR_MS,
  lngE6: 113_130_000 + row * 1_000,
  latE6: 27_830_000,
  category: row % 5,
  channel: row % 3,
  tier: 0,
  status: 1,
  unit: row % 8,
  deadline: Number.NaN,
}));

type Act =
  | { readonly kind: 'range'; readonly hours: number; readonly gesture: boolean }
  | { readonly kind: 'look'; readonly zoom: number }
  | { readonly kind: 'rest' | 'minute' | 'reload' };
const act: fc.Arbitrary<Act> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('range' as const), hours: fc.integer({ min: 1, max: 30 }), gesture: fc.boolean() }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('look' as const), zoom: fc.integer({ min: 5, max: 15 }) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('rest' as const, 'minute' as const, 'reload' as const) }) },
); // prettier-ignore

/** An engine at the far end of a line: calls are done in order, answers come as late as the scheduler likes. */
function farEngine(scheduler: fc.Scheduler, failures: readonly boolean[]) {
  const engine = createEngine();
  const asked: EngineQuery[] = [];
  let out = 0;
  let mostOut = 0;
  let end: Promise<unknown> = Promise.resolve();
  /** What is sent later arrives later, as on any channel. */
  const inOrder = <T>(value: T): Promise<T> => {
    const arrived = Promise.all([end, scheduler.schedule(Promise.resolve(value))]).then(([, sent]) => sent);
    end = arrived;
    return arrived;
  };
  const client = {
    load: () => inOrder(engine.loadColumns(toRawColumns(INCIDENTS), LISTS, CONTEXT)),
    query: async (query: EngineQuery): Promise<EngineAnswer> => {
      const isFailure = failures[asked.length % failures.length];
      asked.push(query);
      mostOut = Math.max(mostOut, ++out);
      const answer = await inOrder(engine.query(query));
      out--;
      if (isFailure) throw new Error('the line broke');
      return answer;
    },
    close: () => undefined,
  };
  return { client: client as unknown as EngineClient, asked, mostOut: () => mostOut };
}

describe('no answer of an older version is ever shown', () => {
  test(`by the page’s link, under any delays and failures (${RUNS} runs)`, async () => {
    let shownInAll = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(act, { minLength: 1, maxLength: 12, size: 'max' }),
        fc.array(
          fc.nat(4).map((n) => n === 0),
          { minLength: 1, maxLength: 6 },
        ),
        fc.option(fc.nat(12)),
        async (scheduler, acts, failures, closeAfter) => {
          const { state } = createAppState('');
          const far = farEngine(scheduler, failures);
          let nowMs = 0;
          const timer = {
            now: () => 0,
            later: (task: () => void) => {
              let isOff = false;
              void scheduler.schedule(Promise.resolve()).then(() => isOff || task());
              return () => (isOff = true);
            },
          };
          const link = connectEngine(state, far.client, () => nowMs, timer);
          const shown: { version: number; question: EngineQuery; epoch: number }[] = [];
          const settled: { version: number; epoch: number }[] = [];
          let epoch = 0;
          let report: unknown;
          let isClosed = false;
          let lateCount = 0;
          state.engine.subscribe((now, before) => {
            if (isClosed && (now.answer !== before.answer || now.answerForPanels !== before.answerForPanels))
              lateCount++;
            const { status } = now;
            if (status !== before.status && status.kind === 'ready' && status.report !== report) {
              report = status.report;
              epoch++;
            }
            if (now.answer !== before.answer)
              shown.push({ version: now.answer!.version, question: now.query!, epoch });
            if (now.answerForPanels !== before.answerForPanels)
              settled.push({ version: now.answerForPanels!.version, epoch });
          });
          await Promise.all([link.load(new Uint8Array(0), CONTEXT), scheduler.waitIdle()]);

          const perform = (one: Act) => {
            if (one.kind === 'range') {
              const range = { kind: 'range' as const, from: AS_OF - one.hours * HOUR_MS, to: AS_OF };
              state.filter.getState().change({ range }, one.gesture ? 'drag' : undefined);
            } else if (one.kind === 'look')
              state.view.getState().reportViewport({ bbox: [113, 27, 114, 28], zoom: one.zoom });
            else if (one.kind === 'rest') state.filter.getState().endGesture();
            else if (one.kind === 'minute') {
              nowMs += MINUTE_MS;
              link.followClock();
            } else void link.load(new Uint8Array(0), CONTEXT);
          };
          scheduler.scheduleSequence([
            ...acts.map((one, index) => ({
              label: one.kind,
              builder: async () => {
                if (index === closeAfter) {
                  link.close();
                  isClosed = true;
                }
                perform(one);
              },
            })),
            { label: 'rest', builder: async () => state.filter.getState().endGesture() },
          ]);
          await scheduler.waitIdle();

          expect(lateCount).toBe(0);
          expect(far.mostOut()).toBe(1);
          for (const list of [shown, settled])
            list.forEach((one, index) => {
              const before = list[index - 1];
              if (before && before.epoch === one.epoch) expect(one.version).toBeGreaterThan(before.version);
            });
          const places = shown.map(({ question }) => far.asked.indexOf(question));
          expect(places).toEqual([...places].sort((a, b) => a - b));
          expect(new Set(places).size).toBe(places.length);
          shownInAll += shown.length;
          if (isClosed) return;
          // The last question asked is the newest that the page can ask, and it is what is shown, unless it failed.
          const last = far.asked.at(-1)!;
          expect(last).toEqual(link.currentQuery());
          const { answer, query, status, pending } = state.engine.getState();
          expect(pending).toBe(false);
          const isLastFailed = failures[(far.asked.length - 1) % failures.length];
          if (isLastFailed) expect(status.kind).toBe('failed');
          else {
            expect(status.kind).toBe('ready');
            expect(query).toBe(last);
            expect(state.engine.getState().answerForPanels).toBe(answer);
          }
        },
      ),
      { numRuns: RUNS, seed: 41 },
    );
    expect(shownInAll).toBeGreaterThan(2 * RUNS);
  }, 200_000);

  test(`by the asker alone: in order, the newest at last, one at a time, nothing after closing (${RUNS} runs)`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.integer({ min: 1, max: 15 }),
        fc.array(fc.boolean(), { minLength: 1, maxLength: 5 }),
        fc.option(fc.nat(15)),
        async (scheduler, count, failures, closeAt) => {
          const sent: number[] = [];
          const told: number[] = [];
          const pending: boolean[] = [];
          let out = 0;
          let mostOut = 0;
          let isClosed = false;
          let lateCount = 0;
          const tell = (question: number) => {
            lateCount += Number(isClosed);
            told.push(question);
          };
          const asker = latestOnly<number, number>(
            async (question) => {
              sent.push(question);
              mostOut = Math.max(mostOut, ++out);
              const isFailure = failures[question % failures.length];
              await scheduler.schedule(Promise.resolve());
              out--;
              if (isFailure) throw new Error(`${question}`);
              return question;
            },
            {
              onAnswer: (answer, question) => {
                tell(answer === question ? question : -1);
              },
              onError: (_, question) => tell(question),
              onPending: (now) => pending.push(now),
            },
          );
          scheduler.scheduleSequence(
            Array.from({ length: count }, (_, question) => async () => {
              if (question === closeAt) {
                asker.close();
                isClosed = true;
              }
              asker.ask(question);
            }),
          );
          await scheduler.waitIdle();
          expect(lateCount).toBe(0);
          expect(mostOut).toBeLessThanOrEqual(1);
          expect(told).toEqual([...told].sort((a, b) => a - b));
          expect(sent).toEqual([...new Set(sent)].sort((a, b) => a - b));
          if (isClosed) return;
          expect(told).toEqual(sent);
          expect(told.at(-1)).toBe(count - 1);
          expect(pending.at(-1)).toBe(false);
        },
      ),
      { numRuns: RUNS, seed: 42 },
    );
  }, 200_000);
});
