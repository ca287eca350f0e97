import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findTour,
  freeTourId,
  fullNameOf,
  nameOfTour,
  type NamedTour,
} from '../../../src/domain/tour/tour-names.ts';

const tour = (id: string, dataSet?: string): NamedTour =>
  dataSet === undefined ? { id, origin: 'saved' } : { id, origin: 'dataSet', dataSet };
const TOURS = [tour('city', 'zhuzhou'), tour('city', 'xiangtan'), tour('audit', 'zhuzhou'), tour('city')];

describe('the name of a tour', () => {
  it('is its id where no other has it, and names its origin else', () => {
    expect(TOURS.map((each) => nameOfTour(each, TOURS))).toEqual([
      'zhuzhou.city',
      'xiangtan.city',
      'audit',
      'saved.city',
    ]);
  });

  it('finds the tour; an id that several have finds none of them', () => {
    for (const each of TOURS) {
      expect(findTour(TOURS, nameOfTour(each, TOURS))).toBe(each);
      expect(findTour(TOURS, fullNameOf(each))).toBe(each);
    }
    expect(findTour(TOURS, 'city')).toBe('ambiguous');
    expect(findTour(TOURS, 'nowhere')).toBeUndefined();
    expect(findTour([], 'city')).toBeUndefined();
  });
});

it('a free id is one that nobody has, and an id that a tour may have', () => {
  fc.assert(
    fc.property(
      fc.string({ maxLength: 60 }),
      fc.array(fc.constantFrom('a', 'tour', 'tour-2', 'city')),
      (wished, taken) => {
        const id = freeTourId(wished, taken);
        expect(taken).not.toContain(id);
        expect(id).toMatch(/^[a-z0-9-]{1,40}$/);
      },
    ),
  );
  expect(freeTourId('City Tour', ['city-tour', 'city-tour-2'])).toBe('city-tour-3');
  expect(freeTourId('巡览', [])).toBe('tour');
});
