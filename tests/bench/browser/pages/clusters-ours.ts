import { createCpuPainter } from '../../../../src/map/painters/cpu-painter.ts';
import { screenViewOf } from '../../../../src/map/painters/screen-view.ts';
import { THEMES } from '../../../../src/themes/index.ts';
import { createWorkerEngineClient } from '../../../../src/workers/worker-engine-client.ts';
import { CITY_EXTENT } from '../../engine/city-model.ts';
import { fetchCity, restingMap, twoFrames, watchLongTasks, ZOOM, type BenchCase } from './bench-case.ts';
import { boxOf, CONTEXT, questionOf } from './our-question.ts';

/** From the bytes on the main thread through the engine's worker to painted clusters. */
export const runCase: BenchCase = async (host) => {
  const map = await restingMap(host);
  const bytes = await fetchCity();
  const painter = createCpuPainter(host, true);
  const tasks = watchLongTasks();
  const start = performance.now();
  const client = createWorkerEngineClient();
  await client.load(bytes, CONTEXT);
  const loaded = performance.now();
  const answer = await client.query(questionOf(CITY_EXTENT, { bbox: boxOf(map), zoom: ZOOM }));
  const answered = performance.now();
  const view = screenViewOf(map, { widthPx: 1280, heightPx: 720, ratio: 1 });
  painter.paint({ theme: THEMES['desk-dark'], marks: answer.marks, range: answer.range }, view);
  await twoFrames();
  const value = performance.now() - start;
  const more = {
    loadMs: loaded - start,
    answerMs: answered - loaded,
    longestTaskMs: tasks.longest(),
    marks: answer.marks.length,
  };
  const world = await client.query(questionOf(CITY_EXTENT, { bbox: [-180, -85, 180, 85], zoom: 6 }));
  const total = world.marks.reduce((sum, mark) => sum + (mark.kind === 'cluster' ? mark.count : 1), 0);
  client.close();
  return { value, total, more };
};
