import { expect, test } from 'vitest';
import type { EngineAnswer } from '../../../src/domain/engine/api/answer.ts';
import { createEngineStore } from '../../../src/state/stores/engine-store.ts';

const answer = (version: number) => ({ version }) as EngineAnswer;

test('an answer of the feed reaches the time bar when the panels take it, one of the hand at once', () => {
  const store = createEngineStore();
  const { setAnswer, setAnswerForPanels } = store.getState();
  const timely = () => store.getState().answerForTimeBar?.version;
  setAnswer(answer(1));
  expect(timely()).toBe(1);
  setAnswer(answer(2), undefined, false);
  expect([store.getState().answer?.version, timely()]).toEqual([2, 1]);
  setAnswerForPanels(answer(2));
  expect(timely()).toBe(2);
  setAnswer(answer(3), undefined, false);
  setAnswer(answer(4), undefined, true);
  expect(timely()).toBe(4);
  setAnswerForPanels(answer(3));
  expect([store.getState().answerForPanels?.version, timely()]).toEqual([3, 4]);
});
