import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  formatSplit,
  parseSplit,
  placeOffSeams,
  seamLines,
  type Span,
  type Split,
} from '../../../src/domain/screen/video-wall.ts';

/** A rectangle on the picture, px. */
interface ScreenBox {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The boxes in which nothing lies on a seam, row by row: each screen without `marginPx` beside its seams. */
function safeBoxes(split: Split, widthPx: number, heightPx: number, marginPx: number): ScreenBox[] {
  const { x, y } = seamLines(split, widthPx, heightPx);
  const across = cellsAlong(widthPx, x, marginPx);
  const down = cellsAlong(heightPx, y, marginPx);
  return down.flatMap(({ from: top, to: bottom }) =>
    across.map(({ from: left, to: right }) => ({ left, top, right, bottom })),
  );
}

function cellsAlong(lengthPx: number, seams: readonly number[], marginPx: number): Span[] {
  return Array.from({ length: seams.length + 1 }, (_, index) => ({
    from: index === 0 ? 0 : seams[index - 1]! + marginPx,
    to: index === seams.length ? lengthPx : seams[index]! - marginPx,
  }));
}

const splits = fc
  .record({ columns: fc.integer({ min: 1, max: 12 }), rows: fc.integer({ min: 1, max: 12 }) })
  .filter(({ columns, rows }) => columns * rows > 1);

describe('a split', () => {
  test('is written and read', () => {
    fc.assert(
      fc.property(splits, (split) => {
        expect(parseSplit(formatSplit(split))).toEqual(split);
      }),
    );
  });

  test.each(['', '2', '2x', '0x2', '2x0', '13x1', '1x13', '1x1', '2x2x2', '-1x2', '2×2', '1.5x2'])(
    '“%s” is none',
    (text) => expect(parseSplit(text)).toBeUndefined(),
  );
});

test('a wall of 2 × 2 screens at 3840 × 2160 has one seam each way and four safe boxes', () => {
  const split = { columns: 2, rows: 2 };
  expect(seamLines(split, 3840, 2160)).toEqual({ x: [1920], y: [1080] });
  expect(safeBoxes(split, 3840, 2160, 20)).toEqual([
    { left: 0, top: 0, right: 1900, bottom: 1060 },
    { left: 1940, top: 0, right: 3840, bottom: 1060 },
    { left: 0, top: 1100, right: 1900, bottom: 2160 },
    { left: 1940, top: 1100, right: 3840, bottom: 2160 },
  ]);
});

test('safe boxes keep their margin from every seam, whatever the wall', () => {
  fc.assert(
    fc.property(splits, fc.integer({ min: 2000, max: 20_000 }), fc.nat(40), (split, width, margin) => {
      const { x, y } = seamLines(split, width, width / 2);
      for (const box of safeBoxes(split, width, width / 2, margin)) {
        for (const seam of x)
          expect(box.right <= seam - margin + 1e-6 || box.left >= seam + margin - 1e-6).toBe(true);
        for (const seam of y)
          expect(box.bottom <= seam - margin + 1e-6 || box.top >= seam + margin - 1e-6).toBe(true);
      }
    }),
  );
});

describe('panels', () => {
  const stack = fc
    .array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 20, max: 900 })), { maxLength: 8 })
    .map((parts) => {
      let at = 100;
      return parts.map(([gap, length]) => {
        const from = at + gap;
        at = from + length;
        return { from, to: at };
      });
    });
  const seams = fc.constantFrom([], [1080], [720, 1440], [540, 1080, 1620]);
  const MARGIN = 12;

  test('never lie on a seam, stay in order, and none grows', () => {
    fc.assert(
      fc.property(stack, seams, (spans, lines) => {
        let shift = 0;
        let last = 0;
        for (const [index, { spacePx, lengthPx }] of placeOffSeams(spans, lines, MARGIN, 2160).entries()) {
          const { from = 0, to = 0 } = spans[index] ?? {};
          const start = from + shift + spacePx;
          shift += spacePx - (to - from - lengthPx);
          expect(spacePx).toBeGreaterThanOrEqual(0);
          expect(lengthPx).toBeLessThanOrEqual(to - from);
          expect(start).toBeGreaterThanOrEqual(last);
          last = start + lengthPx;
          for (const line of lines)
            expect(start + lengthPx <= line - MARGIN || start >= line + MARGIN || lengthPx <= 0).toBe(true);
        }
      }),
      { numRuns: 1000 },
    );
  });

  test('that touch no seam stay where they are', () => {
    const spans = [
      { from: 100, to: 500 },
      { from: 510, to: 1000 },
    ];
    expect(placeOffSeams(spans, [1080], MARGIN, 2160)).toEqual([
      { spacePx: 0, lengthPx: 400 },
      { spacePx: 0, lengthPx: 490 },
    ]);
  });

  test('on a seam begin behind it, or are cut where they are longer than the room there', () => {
    expect(placeOffSeams([{ from: 900, to: 1300 }], [1080], MARGIN, 2160)).toEqual([
      { spacePx: 192, lengthPx: 400 },
    ]);
    expect(placeOffSeams([{ from: 300, to: 1800 }], [1080], MARGIN, 1800)).toEqual([
      { spacePx: 0, lengthPx: 768 },
    ]);
  });

  const one = (from: number, to: number, lines: readonly number[], endPx: number) =>
    placeOffSeams([{ from, to }], lines, MARGIN, endPx)[0];

  test('do what costs fewer pixels: cutting at 1068 or moving to 1092; at a draw they move', () => {
    expect(one(900, 1250, [1080], 2160)).toEqual({ spacePx: 0, lengthPx: 168 });
    expect(one(900, 1260, [1080], 2160)).toEqual({ spacePx: 192, lengthPx: 360 });
    expect(one(300, 1100, [1080], 2160)).toEqual({ spacePx: 0, lengthPx: 768 });
  });

  test('stay, cut, where as much room or more is before the seam as behind it', () => {
    // Behind the seam 708 pixels are left: 1092 to 1800.
    expect(one(360, 1800, [1080], 1800)).toEqual({ spacePx: 0, lengthPx: 708 });
    expect(one(350, 1900, [1080], 1800)).toEqual({ spacePx: 0, lengthPx: 718 });
    expect(one(370, 1900, [1080], 1800)).toEqual({ spacePx: 722, lengthPx: 708 });
  });

  test('fill the screen they move to, and no more', () => {
    expect(one(1000, 2160, [1080], 2160)).toEqual({ spacePx: 92, lengthPx: 1068 });
    expect(one(700, 2150, [720, 1440], 2160)).toEqual({ spacePx: 32, lengthPx: 696 });
  });

  test('that begin right behind a seam are not on it', () => {
    expect(one(732, 2150, [720, 1440], 2160)).toEqual({ spacePx: 720, lengthPx: 708 });
  });

  test('pushed over the end by the ones before them are cut there', () => {
    const spans = [
      { from: 900, to: 1300 },
      { from: 1310, to: 2100 },
    ];
    expect(placeOffSeams(spans, [1080], MARGIN, 2160)).toEqual([
      { spacePx: 192, lengthPx: 400 },
      { spacePx: 0, lengthPx: 658 },
    ]);
  });
});
