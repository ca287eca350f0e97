import { describe, expect, it } from 'vitest';
import { parseTypedPosition } from '../../../src/domain/exchange/fields/parse-typed-position.ts';

describe('a typed position', () => {
  it.each([
    '113.12,27.82',
    '(113.12, 27.82)',
    '（１１３．１２，２７．８２）',
    '【113.12 27.82】',
    '113°07′12″E 27°49′12″N',
    '113°07\'12"E, 27°49\'12"N',
    '113度7分12秒 27度49分12秒',
    '113° 07′ 12″ E, 27° 49′ 12″ N',
    '东经113.12 北纬27.82',
    '东经113度7分12秒，北纬27度49分12秒',
    '东经113.12北纬27.82',
    '经度113.12 纬度27.82',
    '经度：113.12，纬度：27.82',
    'lng=113.12&lat=27.82',
    'E113.12 N27.82',
    'POINT (113.12 27.82)',
    '\u200b113.12,\u00a027.82',
  ])('is read: %s', (text) => {
    expect(parseTypedPosition(text)).toEqual({ longitude: 113.12, latitude: 27.82, swapped: false });
  });

  it.each(['北纬27.82 东经113.12', '27°49′12″N 113°07′12″E', '27.82,113.12', '(27.82N, 113.12E)'])(
    'is turned where the latitude stands first: %s',
    (text) => {
      expect(parseTypedPosition(text)).toEqual({ longitude: 113.12, latitude: 27.82, swapped: true });
    },
  );

  it.each(['清水塘', 'ZZ-1', '430204003000', '3栋,5', '200°1′1″E 27°1′1″N', '113.12', ''])(
    'is not %s',
    (text) => {
      expect(parseTypedPosition(text)).toBeUndefined();
    },
  );
});
