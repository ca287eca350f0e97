import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hourOfCell, hoursBetween, presetHours } from '../../../../src/domain/time/week-hours.ts';
import { weekShade, weekShades } from '../../../../src/features/time-filter/week-clock/week-shades.ts';
import {
  cellAfterKey,
  chosenAfter,
  joinOf,
  markedBySpace,
} from '../../../../src/features/time-filter/week-clock/week-keys.ts';
import {
  cornersOf,
  layOutWeek,
  nearestCell,
  targetAt,
} from '../../../../src/features/time-filter/week-clock/week-layout.ts';
import {
  weekCellText,
  weekChoiceText,
  frameText,
} from '../../../../src/features/time-filter/week-clock/week-text.ts';
import { formatMinute } from '../../../../src/i18n/format.ts';
import { withoutHourText } from '../../../../src/i18n/without-hour-text.ts';
import timeTexts from '../../../../src/i18n/zh-CN/time.ts';
import { luminance, parseColour } from '../../../../src/themes/colour.ts';
import { THEMES } from '../../../../src/themes/index.ts';
import i18next from 'i18next';

const NO_KEYS = { shiftKey: false, altKey: false, ctrlKey: false, metaKey: false };

describe('the place of a field', () => {
  const layout = layOutWeek(500, 160, 13, 2);

  test('is found again from every point inside it', () => {
    const inside = fc.double({ min: 0.02, max: 0.98, noNaN: true });
    fc.assert(
      fc.property(fc.nat(6), fc.nat(23), inside, inside, (day, hour, dx, dy) => {
        const x = layout.left + (hour + dx) * layout.cellWidth;
        const y = layout.top + (day + dy) * layout.cellHeight;
        expect(targetAt(layout, x, y)).toEqual({ kind: 'cell', cell: { day, hour } });
      }),
    );
  });

  test('at the left is a weekday, at the foot an hour, and beyond the edges the nearest', () => {
    expect(targetAt(layout, 5, layout.cellHeight * 2.5)).toEqual({ kind: 'day', day: 2 });
    expect(targetAt(layout, layout.left + layout.cellWidth * 9.5, 155)).toEqual({ kind: 'hour', hour: 9 });
    expect(nearestCell(layout, -80, 900)).toEqual({ day: 6, hour: 0 });
    expect(nearestCell(layout, 9000, -5)).toEqual({ day: 0, hour: 23 });
  });

  test('a drag from a name takes whole days or whole hours', () => {
    const days = cornersOf({ kind: 'day', day: 1 }, { day: 3, hour: 7 });
    expect(hoursBetween(...days).length).toBe(3 * 24);
    const hours = cornersOf({ kind: 'hour', hour: 7 }, { day: 3, hour: 8 });
    expect(hoursBetween(...hours).length).toBe(2 * 7);
  });
});

describe('gestures', () => {
  test('Shift adds, Alt removes, nothing replaces', () => {
    expect(joinOf(NO_KEYS)).toBe('replace');
    expect(joinOf({ ...NO_KEYS, shiftKey: true })).toBe('add');
    expect(joinOf({ ...NO_KEYS, altKey: true, shiftKey: true })).toBe('remove');
  });

  test('removing from no clause leaves the other hours, and all hours are no clause', () => {
    expect(chosenAfter([], [5], 'remove').length).toBe(167);
    expect(chosenAfter([], [5], 'remove')).not.toContain(5);
    const others = chosenAfter([], [5], 'remove');
    expect(chosenAfter(others, [5], 'add')).toEqual([]);
  });

  test('keys stay inside the week', () => {
    expect(cellAfterKey({ day: 0, hour: 0 }, 'ArrowUp')).toEqual({ day: 0, hour: 0 });
    expect(cellAfterKey({ day: 3, hour: 8 }, 'End')).toEqual({ day: 3, hour: 23 });
    expect(cellAfterKey({ day: 3, hour: 8 }, 'PageDown')).toEqual({ day: 6, hour: 8 });
    expect(cellAfterKey({ day: 3, hour: 8 }, 'x')).toBeUndefined();
  });

  test('Space puts a field in and takes it out, with Shift its day, with Ctrl its hour', () => {
    const at = { day: 2, hour: 8 };
    expect(markedBySpace(at, [], NO_KEYS)).toEqual({ marked: [hourOfCell(at)], join: 'add' });
    expect(markedBySpace(at, [hourOfCell(at)], NO_KEYS).join).toBe('remove');
    expect(markedBySpace(at, [], { ...NO_KEYS, shiftKey: true }).marked.length).toBe(24);
    expect(markedBySpace(at, presetHours('weekend'), { ...NO_KEYS, ctrlKey: true }).marked.length).toBe(7);
  });
});

describe('shades', () => {
  test('grow with the count; the first is only for none', () => {
    expect(weekShade(0, 90)).toBe(0);
    expect(weekShade(1, 1_000_000)).toBeGreaterThan(0);
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), (a, b) => {
        const most = Math.max(a, b);
        expect(Math.sign(weekShade(a, most) - weekShade(b, most)) * Math.sign(a - b)).toBeGreaterThanOrEqual(
          0,
        );
      }),
    );
  });

  test.each(Object.values(THEMES))('of $id never turn back in lightness', ({ sequential }) => {
    const light = weekShades(sequential).map((colour) => luminance(parseColour(colour)));
    const direction = Math.sign((light.at(-1) ?? 0) - (light[0] ?? 0));
    light.slice(1).forEach((value, index) => {
      expect((value - (light[index] ?? 0)) * direction).toBeGreaterThanOrEqual(-0.003);
    });
    expect(parseColour(weekShades(sequential).at(-1) ?? '')).toEqual(parseColour(sequential.at(-1) ?? ''));
  });
});

describe('in words', () => {
  const counts = new Uint32Array(168);
  counts[hourOfCell({ day: 2, hour: 8 })] = 12;
  counts[hourOfCell({ day: 6, hour: 23 })] = 988;

  test('a field says its hour, n and its share', async () => {
    const t = await i18next.createInstance().init({
      lng: 'zh-CN',
      interpolation: { escapeValue: false },
      resources: { 'zh-CN': { translation: timeTexts } },
    });
    expect(weekCellText(t, { day: 2, hour: 8 }, counts)).toBe('周三 08–09 时 · 12 件 · 占 1.2%');
    expect(weekCellText(t, { day: 6, hour: 23 }, null)).toBe('周日 23–24 时');
    expect(weekCellText(t, { day: 0, hour: 0 }, new Uint32Array(168))).toBe('周一 00–01 时 · 0 件');
    expect(weekChoiceText(t, [56, 57], counts)).toBe('已选 2 小时 · 12 件 · 占 1.2%');
    expect(weekChoiceText(t, [], counts)).toBe('n = 1,000 · 拖选即筛选');
    expect([withoutHourText(t, 9), withoutHourText(t, 0)]).toEqual([' · 9 件没有时刻', '']);
    expect(frameText(t, 166, 3)).toBe('周日 22–01 时');
    expect(frameText(t, 21, 3)).toBe('周一 21–24 时');
  });

  test('a date is written without an hour, 00:00 with it', () => {
    const midnight = Date.parse('2026-11-28T00:00:00+08:00');
    expect([formatMinute(midnight + 0.5), formatMinute(midnight)]).toEqual(['11-28', '11-28 00:00']);
    expect(formatMinute(midnight + 0.5, midnight + 90 * 86_400_000)).toBe('2026-11-28');
  });
});
