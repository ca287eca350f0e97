import { expect, it } from 'vitest';
import { isColumnOpen, otherColumns } from '../../../src/state/view/columns.ts';
import { COLUMN_CHOICES } from '../../../src/state/view/panels-view.ts';

const SIDES = ['left', 'right'] as const;
const openSides = (columns: (typeof COLUMN_CHOICES)[number], hasRoom: boolean) =>
  SIDES.filter((side) => isColumnOpen(columns, side, hasRoom));

it('a column that is opened or closed is so, and with room for both the other stays as it was', () => {
  for (const columns of COLUMN_CHOICES)
    for (const side of SIDES)
      for (const hasRoom of [true, false]) {
        const before = openSides(columns, hasRoom);
        const after = openSides(otherColumns(columns, side, hasRoom), hasRoom);
        expect(after.includes(side)).toBe(!before.includes(side));
        if (hasRoom)
          expect(after.filter((each) => each !== side)).toEqual(before.filter((each) => each !== side));
      }
});

it('where there is no room for both, at most one is open', () => {
  for (const columns of COLUMN_CHOICES) {
    expect(openSides(columns, false).length).toBeLessThanOrEqual(1);
    for (const side of SIDES)
      expect(openSides(otherColumns(columns, side, false), false).length).toBeLessThanOrEqual(1);
  }
});

it('what suits the window is not said', () => {
  expect(otherColumns('left', 'right', true)).toBe('auto');
  expect(otherColumns('left', 'left', false)).toBe('auto');
});
