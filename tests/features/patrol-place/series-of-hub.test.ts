import { expect, test } from 'vitest';
import { seriesOfHub } from '../../../src/features/patrol-place/series-of-hub.ts';
import type { CaseSeries } from '../../../src/schemas/case-series.ts';

const series = (label: string, status: CaseSeries['status'], caseNos: string[]): CaseSeries => ({
  id: label,
  label,
  status,
  caseNos,
  authorRole: 'analyst',
  createdAt: '2026-01-01T00:00:00+08:00',
  changedAt: '2026-01-01T00:00:00+08:00',
});

test('the open series with cases around a hub, those with the most first', () => {
  const found = seriesOfHub(
    [0, 2, 3],
    ['C0', 'C1', 'C2', 'C3'],
    [
      series('one', 'proposed', ['C0', 'C1']),
      series('two', 'confirmed', ['C3', 'C2', 'C9']),
      series('refuted', 'refuted', ['C0', 'C2']),
      series('elsewhere', 'confirmed', ['C1', 'C9']),
    ],
  );
  expect(found).toEqual([
    { label: 'two', cases: 2 },
    { label: 'one', cases: 1 },
  ]);
});
