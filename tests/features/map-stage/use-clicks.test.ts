import { describe, expect, it } from 'vitest';
import { drillTarget } from '../../../src/features/map-stage/use-clicks.ts';

const MICRO_GRID = '430202001003901002';
const LADDER = ['430202000000', '430202001000', '430202001003', '430202001003901000', MICRO_GRID];

describe('a click on the map', () => {
  it('goes down one level at a time, to the finest unit, and stays there', () => {
    let focus: string | null = null;
    const visited = [1, 2, 3, 4, 5, 6].map(() => (focus = drillTarget(MICRO_GRID, focus)));
    expect(visited).toEqual([...LADDER, MICRO_GRID]);
  });

  it('ends at a community that has no grids', () => {
    expect(drillTarget('430203002008', '430203002008')).toBe('430203002008');
  });

  it('moves to the neighbour of the focus on the same level', () => {
    expect(drillTarget('430211001011901000', '430204000000')).toBe('430211000000');
    expect(drillTarget('430211001011901000', '430204003000')).toBe('430211001000');
  });

  it('cannot go deeper than what was clicked', () => {
    expect(drillTarget('430203002008', '430202001003901000')).toBe('430203002008');
  });

  it('takes a governance area as it is, and leaves it for the clicked unit', () => {
    expect(drillTarget('HT-PQ-03', '430202000000')).toBe('HT-PQ-03');
    expect(drillTarget(MICRO_GRID, 'HT-PQ-03')).toBe(MICRO_GRID);
  });
});
