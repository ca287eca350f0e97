import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { createContestant } from './catalogue.ts';
import { cityLists, decodeCity, makeArrivals } from './city-columns.ts';
import { timed, type Contestant } from './contestant.ts';
import type { MemoryUse, MemoryUses, Order, Orders, Reply } from './protocol.ts';

/* The process of one contestant: `node child.js <contestant> <Arrow file> <peers' folder> <our version>`. */

const [name = '', file = '', folder = '', ourVersion = ''] = process.argv.slice(2);
let contestant: Contestant;
let rows = 0;

/** Memory after everything that nobody holds is gone; buffers are given back a moment after their objects. */
async function measured(): Promise<{ heapAndBuffers: number; resident: number }> {
  for (let round = 0; round < 4; round++) {
    globalThis.gc?.();
    await sleep(30);
  }
  const { heapUsed, external, rss } = process.memoryUsage();
  return { heapAndBuffers: heapUsed + external, resident: rss };
}

function setUp(): Orders['setUp']['answer'] {
  const bytes = new Uint8Array(readFileSync(file));
  rows = decodeCity(bytes).time.length;
  const setUpMs = timed(() => contestant.setUp(bytes));
  return { version: contestant.version, setUpMs, canAppend: contestant.append !== undefined };
}

/** Prepares a view several times, each time with nothing kept from before: the judgement of the rows is part of it. */
function enter({ question, active, count }: Orders['enter']['order']): Orders['enter']['answer'] {
  const times: number[] = [];
  let grown: number | null = null;
  for (let entry = 0; entry < count; entry++) {
    contestant.forget?.();
    contestant.ask(question);
    const before = contestant.ownBytesPerRow?.();
    contestant.forget?.();
    times.push(timed(() => contestant.enter?.(question, active)));
    contestant.ask(question);
    const after = contestant.ownBytesPerRow?.();
    grown = before === undefined || after === undefined ? null : after - before;
  }
  return { times, grownBytesPerRow: grown };
}

/** Runs the moves after the leading one until they or the budget are used up; nothing is kept from before. */
function moves({ questions, budgetMs, active }: Orders['moves']['order']): Orders['moves']['answer'] {
  const [lead, ...rest] = questions;
  contestant.forget?.();
  if (lead) contestant.ask(lead);
  const canEnter = lead !== undefined && active !== null && contestant.enter !== undefined;
  const enterMs = canEnter ? timed(() => contestant.enter?.(lead, active)) : null;
  const times: number[] = [];
  let spent = 0;
  for (const question of rest) {
    if (times.length >= 3 && spent > budgetMs) break;
    const ms = timed(() => contestant.ask(question));
    times.push(ms);
    spent += ms;
  }
  return { times, enterMs };
}

/** Each repetition starts from the city alone, so that a second segment never grows beyond what one day brings. */
function append({ size, count, budgetMs, question }: Orders['append']['order']): Orders['append']['answer'] {
  setUp();
  contestant.ask(question);
  const times: number[] = [];
  const answerTimes: number[] = [];
  let spent = 0;
  let held = rows;
  for (let batch = 0; batch < count; batch++) {
    if (times.length >= 2 && spent > budgetMs) break;
    const arrivals = makeArrivals(size, batch);
    const appendMs = timed(() => contestant.append?.(arrivals, held));
    const answerMs = timed(() => contestant.ask(question));
    held += size;
    times.push(appendMs);
    answerTimes.push(answerMs);
    spent += appendMs + answerMs;
  }
  return { times, answerTimes, surplus: contestant.views(question).total - held };
}

async function memory({ question, second }: Orders['memory']['order']): Promise<MemoryUses> {
  cityLists();
  const before = await measured();
  contestant.setUp(new Uint8Array(readFileSync(file)));
  contestant.ask(question);
  const grown = async (): Promise<MemoryUse> => {
    const after = await measured();
    return {
      version: contestant.version,
      heapAndBuffers: after.heapAndBuffers - before.heapAndBuffers,
      resident: after.resident - before.resident,
      ownBytesPerRow: contestant.ownBytesPerRow?.() ?? null,
    };
  };
  const loaded = await grown();
  contestant.enter?.(question, 'range');
  contestant.ask(second);
  return { loaded, working: await grown() };
}

async function obey(order: Order): Promise<Orders[Order['name']]['answer']> {
  switch (order.name) {
    case 'setUp':
      return setUp();
    case 'moves':
      return moves(order);
    case 'enter':
      return enter(order);
    case 'views':
      return { views: contestant.views(order.question) };
    case 'load': {
      const bytes = new Uint8Array(readFileSync(file));
      return { version: contestant.version, times: contestant.load?.(bytes, order.question) ?? {} };
    }
    case 'append':
      return append(order);
    case 'partition':
      if (!contestant.partition) throw new Error(`${name} makes no clusters`);
      return contestant.partition(order.zoom);
    case 'memory':
      return memory(order);
  }
}

const refusal = (error: unknown): Reply => ({
  ok: false,
  reason: error instanceof Error ? error.message : String(error),
});

process.on('message', (order: Order) => {
  void obey(order)
    .then((answer): Reply => ({ ok: true, answer }), refusal)
    .then((reply) => process.send?.(reply));
});

try {
  contestant = await createContestant(name, folder, ourVersion);
  process.send?.({ ok: true, answer: {} });
} catch (error) {
  process.send?.(refusal(error));
  process.exitCode = 1;
  process.disconnect();
}
