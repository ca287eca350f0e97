import { expect, test } from 'vitest';
import { FREE_TEXT_NAMES, OPTIONAL_FREE_TEXTS } from '../../../src/domain/incidents/free-texts.ts';

test('of the free texts only the title is required', () => {
  expect(FREE_TEXT_NAMES).toEqual(['title', 'summary']);
  expect(OPTIONAL_FREE_TEXTS).toEqual(['summary']);
});
