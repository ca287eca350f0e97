import { expect, test } from 'vitest';
import { createLinkTasks } from '../../../src/domain/series/keep-links.ts';
import { compareCases, learnLinks } from '../../../src/domain/series/link-cases.ts';
import { runTask } from '../../../src/domain/tasks/task.ts';
import { caseColumns } from '../../support/case-columns.ts';

const HOUR_MS = 3_600_000;
const inputOf = (count: number) => ({
  cases: caseColumns(count, {
    from: Float64Array.from({ length: count }, (_, row) => row * 50 * HOUR_MS),
    to: Float64Array.from({ length: count }, (_, row) => (row * 50 + 1) * HOUR_MS),
    longitude: Float64Array.from({ length: count }, (_, row) => 113 + row * 0.002),
    latitude: new Float64Array(count).fill(27.8),
  }),
  net: { stops: [], lines: [] },
  judged: [],
});
const caseNos = ['SIM-1', 'SIM-3'];

test('pairs are compared by what was learned under the key, without the cases', () => {
  const tasks = createLinkTasks();
  const ask = (key: string, input: ReturnType<typeof inputOf> | null) =>
    runTask(tasks.compareCases({ key, input, caseNos }));
  expect(ask('a', null)).toBeNull();
  runTask(tasks.linkCases({ key: 'a', input: inputOf(5) }, () => undefined));
  const five = compareCases(runTask(learnLinks(inputOf(5))), caseNos);
  expect(five.pairs).toHaveLength(1);
  expect(ask('a', null)).toEqual(five);
  // Other data under another key are learned anew, and take the place of the first.
  expect(ask('b', null)).toBeNull();
  expect(ask('b', inputOf(9))).toEqual(compareCases(runTask(learnLinks(inputOf(9))), caseNos));
  expect(ask('a', null)).toBeNull();
});
