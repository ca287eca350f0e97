import { createInstance } from 'i18next';
import { expect, test } from 'vitest';
import { periodUntil } from '../../../src/domain/time/ranges.ts';
import { parseIso, WEEK_MS } from '../../../src/domain/time/zone.ts';
import { periodWords } from '../../../src/features/number-bar/period-text.ts';
import { weekWords } from '../../../src/features/situation/week-words.ts';
import { dictionary } from '../../support/texts.ts';

const NOW = parseIso('2026-12-01T08:00:00+08:00');
const RECORD_END = parseIso('2025-11-29T09:00:00+08:00');

test.each([
  ['zh-CN', '近 7 天', '2025-11-29 止 7 天'],
  ['en', 'last 7 days', '7 days to 2025-11-29'],
] as const)(
  'period: a week that ends now is the last one; that of a record says until when, on tile and panel (%s)',
  async (lng, last, until) => {
    const i18n = createInstance();
    const t = await i18n.init({ lng, resources: { [lng]: { translation: dictionary(lng) } } });
    const wordsFor = (lastAt: number) => {
      const range = periodUntil(WEEK_MS, NOW, lastAt);
      const channelHours = { ...range, channels: [], counts: [], withoutHour: 0 };
      return [
        periodWords(t, { kind: 'preset', preset: '7d' }, { range, asOf: NOW }),
        weekWords(t, { asOf: NOW, channelHours }),
      ];
    };
    expect(wordsFor(NOW - WEEK_MS / 2)).toEqual([last, last]);
    expect(wordsFor(RECORD_END)).toEqual([until, until]);
  },
);
