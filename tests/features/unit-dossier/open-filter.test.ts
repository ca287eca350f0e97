import { expect, test } from 'vitest';
import { DEFAULT_FILTER } from '../../../src/domain/engine/api/filter.ts';
import { openFilter } from '../../../src/features/unit-dossier/open-filter.ts';

const SHIFENG = '430204000000';
const STREET = '430204003000';
const TIANYUAN = '430211000000';

test('asks for what is open in the unit', () => {
  expect(openFilter(DEFAULT_FILTER, SHIFENG)).toEqual({
    ...DEFAULT_FILTER,
    progresses: ['inHand', 'nearDeadline', 'overdue'],
    unitCode: SHIFENG,
  });
});

test('keeps the narrower of the unit and the place that the page is filtered to', () => {
  expect(openFilter({ ...DEFAULT_FILTER, unitCode: SHIFENG }, STREET)?.unitCode).toBe(STREET);
  expect(openFilter({ ...DEFAULT_FILTER, unitCode: STREET }, SHIFENG)?.unitCode).toBe(STREET);
  expect(openFilter({ ...DEFAULT_FILTER, unitCode: TIANYUAN }, STREET)).toBeUndefined();
});

test('keeps the progress that the page is filtered to', () => {
  expect(openFilter({ ...DEFAULT_FILTER, progresses: ['overdue', 'done'] }, STREET)?.progresses).toEqual([
    'overdue',
  ]);
  expect(openFilter({ ...DEFAULT_FILTER, progresses: ['done'] }, STREET)).toBeUndefined();
});
