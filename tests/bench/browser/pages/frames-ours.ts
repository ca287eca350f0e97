import type { EngineAnswer, EngineQuery } from '../../../../src/domain/engine/api/answer.ts';
import { createCpuPainter } from '../../../../src/map/painters/cpu-painter.ts';
import { screenViewOf } from '../../../../src/map/painters/screen-view.ts';
import { THEMES } from '../../../../src/themes/index.ts';
import { latestOnly } from '../../../../src/workers/latest-only.ts';
import { createWorkerEngineClient } from '../../../../src/workers/worker-engine-client.ts';
import {
  fetchCity,
  frameFigures,
  restingMap,
  WATCH_MS,
  watchLongTasks,
  ZOOM,
  type BenchCase,
} from './bench-case.ts';
import { boxOf, CONTEXT, questionOf } from './our-question.ts';
import { CHECKED_SHARES, checkTotals, rangeAt } from './playback.ts';

/** A frame counts when it shows an answer that no frame showed before. Density and clusters are drawn. */
export const runCase: BenchCase = async (host) => {
  const map = await restingMap(host);
  const client = createWorkerEngineClient();
  await client.load(await fetchCity(), CONTEXT);
  const painter = createCpuPainter(host, true);
  const view = screenViewOf(map, { widthPx: 1280, heightPx: 720, ratio: 1 });
  const bbox = boxOf(map);
  const ask = (elapsedMs: number): EngineQuery =>
    questionOf(rangeAt(elapsedMs / WATCH_MS), { bbox, zoom: ZOOM }, { columns: 640, rows: 360 });
  const totals: number[] = [];
  for (const share of CHECKED_SHARES) totals.push((await client.query(ask(share * WATCH_MS))).total);
  checkTotals(totals);
  await client.query(ask(0));
  await client.prepare(ask(0), 'range');
  let newest: EngineAnswer | null = null;
  let failure: unknown;
  const line = latestOnly<EngineQuery, EngineAnswer>((question) => client.query(question), {
    onAnswer: (answer) => (newest = answer),
    onError: (error) => (failure = error),
  });
  const tasks = watchLongTasks();
  const shown: number[] = [];
  let frames = 0;
  let matched = 0;
  const start = performance.now();
  await new Promise<void>((resolve) => {
    const frame = (): void => {
      const now = performance.now();
      if (now - start >= WATCH_MS) return resolve();
      frames++;
      line.ask(ask(now - start));
      const answer = newest;
      if (answer) {
        newest = null;
        const { density: raster } = answer;
        painter.paint(
          {
            theme: THEMES['desk-dark'],
            marks: answer.marks,
            version: answer.version,
            range: answer.range,
            density: raster && { raster, bbox },
          },
          view,
        );
        matched += answer.total;
        shown.push(now);
      }
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  });
  line.close();
  client.close();
  if (failure !== undefined) throw failure;
  const seconds = (performance.now() - start) / 1000;
  return {
    value: shown.length / seconds,
    total: matched,
    more: { ...frameFigures(shown), allFramesPerSecond: frames / seconds, longestTaskMs: tasks.longest() },
  };
};
