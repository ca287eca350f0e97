import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { firstFrame, laterFrame, startOfFrame, type WeekFilm } from '../../../src/domain/time/week-film.ts';
import {
  cellOfHour,
  hourOfCell,
  hoursBetween,
  joinHours,
  presetHours,
  presetOfHours,
  WEEK_PRESETS,
} from '../../../src/domain/time/week-hours.ts';
import { hourOfWeek } from '../../../src/domain/time/zone.ts';

const cell = fc.record({ day: fc.nat(6), hour: fc.nat(23) });
const hours = fc.uniqueArray(fc.nat(167)).map((list) => list.toSorted((a, b) => a - b));

describe('hours of the week', () => {
  test('are those of the clock in Shanghai', () => {
    const wednesday = Date.parse('2026-11-18T08:30:00+08:00');
    expect(cellOfHour(hourOfWeek(wednesday))).toEqual({ day: 2, hour: 8 });
  });

  test('a rectangle holds every field between its corners, whichever way it was drawn', () => {
    fc.assert(
      fc.property(cell, cell, cell, (a, b, probe) => {
        const between = (value: number, one: number, other: number) =>
          value >= Math.min(one, other) && value <= Math.max(one, other);
        const isInside = between(probe.day, a.day, b.day) && between(probe.hour, a.hour, b.hour);
        expect(hoursBetween(a, b).includes(hourOfCell(probe))).toBe(isInside);
        expect(hoursBetween(b, a)).toEqual(hoursBetween(a, b));
      }),
    );
  });

  test('join as sets, ascending', () => {
    fc.assert(
      fc.property(hours, hours, fc.nat(167), (before, marked, hour) => {
        const [was, is] = [before.includes(hour), marked.includes(hour)];
        const joined = (join: 'replace' | 'add' | 'remove') => joinHours(before, marked, join);
        expect(joined('replace').includes(hour)).toBe(is);
        expect(joined('add').includes(hour)).toBe(was || is);
        expect(joined('remove').includes(hour)).toBe(was && !is);
        for (const join of ['replace', 'add', 'remove'] as const)
          expect(joined(join)).toEqual([...new Set(joined(join))].sort((a, b) => a - b));
      }),
    );
  });

  test('presets are known again by their hours', () => {
    expect(WEEK_PRESETS.map((preset) => presetHours(preset).length)).toEqual([50, 56, 48, 20]);
    for (const preset of WEEK_PRESETS) expect(presetOfHours(presetHours(preset))).toBe(preset);
    expect(presetOfHours([])).toBeUndefined();
    expect(
      presetHours('night')
        .map(cellOfHour)
        .every(({ hour }) => hour >= 22 || hour < 6),
    ).toBe(true);
  });
});

describe('the film of a typical week', () => {
  const film = fc.record({
    span: fc.constantFrom('window' as const, 'cumulative' as const),
    windowHours: fc.integer({ min: 1, max: 24 }),
  });

  test('runs through Sunday night into Monday', () => {
    const three: WeekFilm = { span: 'window', windowHours: 3 };
    expect(firstFrame(three)).toEqual([0, 1, 2]);
    expect(laterFrame([0, 1, 2], 166, three)).toEqual([0, 166, 167]);
    expect(startOfFrame([0, 166, 167])).toBe(166);
    expect(laterFrame([0, 166, 167], 1, three)).toEqual([0, 1, 167]);
    expect(laterFrame([0, 1, 167], 1, three)).toEqual([0, 1, 2]);
  });

  test('cumulative grows to the whole week and begins again', () => {
    const growing: WeekFilm = { span: 'cumulative', windowHours: 3 };
    expect(firstFrame(growing)).toEqual([0]);
    const whole = laterFrame([0], 167, growing);
    expect(whole.length).toBe(168);
    expect(laterFrame(whole, 1, growing)).toEqual([0]);
  });

  test('is where it is after its hours, however they are cut into steps', () => {
    fc.assert(
      fc.property(film, fc.array(fc.nat(30), { maxLength: 20 }), (chosen, steps) => {
        const oneByOne = steps.reduce((frame, step) => laterFrame(frame, step, chosen), firstFrame(chosen));
        const atOnce = laterFrame(
          firstFrame(chosen),
          steps.reduce((sum, step) => sum + step, 0),
          chosen,
        );
        expect(oneByOne).toEqual(atOnce);
        expect(oneByOne).toEqual(oneByOne.toSorted((a, b) => a - b));
        if (chosen.span === 'window') expect(oneByOne.length).toBe(chosen.windowHours);
      }),
    );
  });
});
