import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import {
  comparePositions,
  formatPosition,
  isAfter,
  parsePosition,
  STREAM_START,
} from '../../../src/domain/live/stream-position.ts';

const part = fc.integer({ min: 0, max: 1e6 });
const position = fc.record({ xid: part, seq: part });

describe('the text of a position', () => {
  it('is read as it was written', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9a-z]{1,16}$/), position, (epoch, one) => {
        expect(parsePosition(formatPosition(epoch, one))).toEqual({ epoch, position: one });
      }),
    );
    expect(formatPosition('k3x', { xid: 12, seq: 5 })).toBe('k3x.12.5');
  });

  it('has digits up to those of the largest numbers of the database', () => {
    expect(parsePosition(`${'a'.repeat(16)}.${'9'.repeat(20)}.${'9'.repeat(19)}`)).toBeDefined();
    const tooLong = [`${'a'.repeat(17)}.1.1`, `a.${'1'.repeat(21)}.1`, `a.1.${'1'.repeat(20)}`];
    for (const text of tooLong) expect(parsePosition(text)).toBeUndefined();
  });

  it.each(['', 'a', 'a.1', 'a.1.', 'a..1', '.1.1', 'A.1.1', 'a.1.1.1', 'a.x.1', 'a.1.-1', ' a.1.1', 'a-1-1'])(
    '“%s” is none',
    (text) => expect(parsePosition(text)).toBeUndefined(),
  );
});

test('a transaction counts before a sequence, and the beginning comes before everything', () => {
  const order = [
    STREAM_START,
    { xid: 0, seq: 1 },
    { xid: 1, seq: 0 },
    { xid: 1, seq: 7 },
    { xid: 2, seq: 3 },
  ];
  expect(order.toReversed().sort(comparePositions)).toEqual(order);
  expect(comparePositions({ xid: 1, seq: 7 }, { xid: 1, seq: 7 })).toBe(0);
});

describe('whether a position comes after another', () => {
  it('is what the order of positions says', () => {
    fc.assert(
      fc.property(position, position, (one, other) => {
        const after = isAfter(formatPosition('e1', one), formatPosition('e1', other));
        expect(after).toBe(comparePositions(one, other) > 0);
      }),
    );
  });

  it('is false of a position and itself, and of an earlier transaction with a later sequence', () => {
    expect(isAfter('e1.5.3', 'e1.5.3')).toBe(false);
    expect(isAfter('e1.4.9', 'e1.5.3')).toBe(false);
  });

  it('is unknown between two databases', () => {
    expect(isAfter('e1.5.3', 'e2.4.2')).toBeUndefined();
  });

  it.each(['', 'e1', 'e1.5', 'e1.x.3', 'e1.5.3x', 'e1.x5.3', 'e1.5x.3', 'e1.5.x3'])(
    'is no question of “%s”',
    (text) => {
      expect(() => isAfter(text, 'e1.1.1')).toThrow(`"${text}" is no position in the stream`);
      expect(() => isAfter('e1.1.1', text)).toThrow(RangeError);
    },
  );
});
