import { parentPort, workerData } from 'node:worker_threads';
import type { PostgresQueryResult } from 'kysely';
import { engineHere, type EmbeddedEngine } from './embedded-engine.ts';
import type { EngineFault, EngineThreadData, FromEngine, ToEngine } from './engine-message.ts';
import { startInDirectory } from './start-engine.ts';

/* The thread of the embedded database: starts the engine, runs the statements that it is sent in their order, ends when it is told to. */

const BEAT_EVERY_MS = 1_000;
/** Bytes that are worth moving to the other thread in place of copying them. */
const MOVED_BYTES = 65_536;

const { directory, beats } = workerData as EngineThreadData;
let engine: EmbeddedEngine | undefined;

void answer(0, async () => {
  engine = engineHere(await startInDirectory(directory));
  if (beats) startBeating(new Int32Array(beats));
  parentPort?.on('message', take);
  return undefined;
});

function take(message: ToEngine): void {
  void answer(message.id, async () => {
    if (!('isEnd' in message)) return engine?.run(message.sql, message.parameters);
    await engine?.close();
    return undefined;
  });
}

function startBeating(counter: Int32Array): void {
  Atomics.add(counter, 0, 1);
  setInterval(() => Atomics.add(counter, 0, 1), BEAT_EVERY_MS).unref();
}

async function answer(
  id: number,
  work: () => Promise<PostgresQueryResult<unknown> | undefined>,
): Promise<void> {
  try {
    const result = await work();
    const message: FromEngine = { id, result };
    parentPort?.postMessage(message, result === undefined ? [] : largeBuffers(result.rows));
  } catch (error) {
    const message: FromEngine = { id, fault: faultOf(error) };
    parentPort?.postMessage(message, []);
  }
}

/** Buffers of packed columns, each of which belongs to one value. */
function largeBuffers(rows: readonly unknown[]): ArrayBuffer[] {
  // Only answers of few rows have any.
  if (rows.length > 16) return [];
  return rows
    .flatMap((row) => Object.values(row as object))
    .flatMap((value) =>
      value instanceof Uint8Array && value.byteLength >= MOVED_BYTES && value.buffer instanceof ArrayBuffer
        ? [value.buffer]
        : [],
    );
}

function faultOf(error: unknown): EngineFault {
  if (!(error instanceof Error))
    return { name: 'Error', message: String(error), stack: undefined, fields: {} };
  const { name, message, stack } = error;
  const fields = Object.fromEntries(
    Object.entries(error).filter(([field, value]) => typeof value === 'string' && field !== 'query'),
  ) as Record<string, string>;
  // The engine of WebAssembly that traps is broken for good.
  if (error instanceof WebAssembly.RuntimeError) fields['severity'] = 'PANIC';
  return { name, message, stack, fields };
}
