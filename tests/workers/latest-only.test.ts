import { describe, expect, test } from 'vitest';
import { latestOnly } from '../../src/workers/latest-only.ts';

interface Sent {
  question: number;
  answer: (value: string) => Promise<void>;
  fail: (error: Error) => Promise<void>;
}

async function settle() {
  for (let turn = 0; turn < 5; turn++) await Promise.resolve();
}

function setUp() {
  const sent: Sent[] = [];
  const told: string[] = [];
  const asker = latestOnly<number, string>(
    (question) =>
      new Promise((resolve, reject) => {
        sent.push({
          question,
          answer: (value) => (resolve(value), settle()),
          fail: (error) => (reject(error), settle()),
        });
      }),
    {
      onAnswer: (answer, question) => told.push(`${question} → ${answer}`),
      onError: (error, question) => told.push(`${question} ✗ ${String(error)}`),
      onPending: (pending) => told.push(pending ? 'pending' : 'idle'),
    },
  );
  return { sent, told, asker };
}

describe('latestOnly', () => {
  test('one question is out, and of those that wait only the newest is sent', async () => {
    const { sent, told, asker } = setUp();
    [1, 2, 3, 4].forEach(asker.ask);
    expect(sent.map(({ question }) => question)).toEqual([1]);
    await sent[0]!.answer('a');
    expect(sent.map(({ question }) => question)).toEqual([1, 4]);
    await sent[1]!.answer('d');
    expect(told).toEqual(['pending', '1 → a', 'pending', '4 → d', 'idle']);
  });

  test('a failure is told and the next question still sent', async () => {
    const { sent, told, asker } = setUp();
    asker.ask(1);
    asker.ask(2);
    await sent[0]!.fail(new Error('gone'));
    await sent[1]!.answer('b');
    expect(told).toContain('1 ✗ Error: gone');
    expect(told).toContain('2 → b');
  });

  test('after closing, the answer that is still to come is dropped', async () => {
    const { sent, told, asker } = setUp();
    asker.ask(1);
    asker.ask(2);
    asker.close();
    await sent[0]!.answer('late');
    asker.ask(3);
    expect(sent).toHaveLength(1);
    expect(told).toEqual(['pending']);
  });
});
