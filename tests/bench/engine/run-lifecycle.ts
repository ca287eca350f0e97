import { OURS } from './catalogue.ts';
import type { MemoryUses } from './protocol.ts';
import { missingLine, timedLine, valueLine, type Times } from './results.ts';
import { reasonOf, takingPart, type Run } from './run.ts';
import { AFTER_APPENDS, EVERYTHING, ONE_CATEGORY } from './tasks.ts';

const LOADERS = ['crossfilter2', 'duckdb', 'arquero', 'supercluster9', 'supercluster8'];
const APPENDERS = ['crossfilter2', 'supercluster9', 'supercluster8'];
const HOLDERS = ['crossfilter2', 'arquero', 'duckdb', 'supercluster9', 'supercluster8'];

/** From the Arrow bytes to the first answer, in a new process each time. */
export async function runLoad(run: Run): Promise<void> {
  const { n, reps } = run.options;
  const times = new Map<string, Times & { repetitions: number[][] }>();
  const failed = new Map<string, string>();
  for (let repetition = -1; repetition < reps; repetition++)
    for (const name of await run.turns(repetition + 1, takingPart(run, LOADERS))) {
      if (failed.has(name)) continue;
      try {
        const child = await run.fresh(name);
        const { version, times: variants } = await child.ask('load', { question: EVERYTHING });
        child.end();
        if (repetition < 0) continue;
        for (const [variant, ms] of Object.entries(variants)) {
          const peer = variant === '' ? name : `${name} (${variant})`;
          const known = times.get(peer) ?? { peer, version, repetitions: [] };
          known.repetitions.push([ms]);
          times.set(peer, known);
        }
      } catch (error) {
        failed.set(name, reasonOf(error));
      }
    }
  const own = times.get(OURS);
  for (const name of [OURS, ...[...times.keys()].filter((peer) => peer !== OURS)]) {
    const line = times.get(name);
    if (line) run.emit(timedLine('load', n, line, own));
  }
  for (const [name, reason] of failed) run.emit(missingLine('load', n, name, reason));
  run.release();
}

/** Rows that arrive: the append alone, and together with the next answer. */
export async function runAppend(run: Run, size: number): Promise<void> {
  const { n, reps, warmUps, budgetMs } = run.options;
  const task = `append-${size}`;
  const alone = new Map<string, Times & { repetitions: number[][] }>();
  const answered = new Map<string, Times & { repetitions: number[][] }>();
  const leave = (name: string, reason: string, version: string): void => {
    alone.delete(name);
    answered.delete(name);
    run.emit(missingLine(task, n, name, reason, version));
  };
  for (const name of takingPart(run, APPENDERS)) {
    try {
      const { version, canAppend } = await run.loaded(name);
      if (!canAppend) throw new Error('takes no rows after loading');
      alone.set(name, { peer: name, version, repetitions: [] });
      answered.set(name, { peer: name, version, repetitions: [] });
    } catch (error) {
      leave(name, reasonOf(error), '');
    }
  }
  const order = { size, count: size === 1 ? 60 : 12, budgetMs, question: AFTER_APPENDS };
  for (let repetition = -warmUps; repetition < reps; repetition++)
    for (const name of await run.turns(repetition + warmUps, [...alone.keys()])) {
      const { child, version } = await run.loaded(name);
      try {
        const { times, answerTimes, surplus } = await child.ask('append', order);
        if (surplus !== 0) throw new Error(`after the appends ${surplus} incidents too many`);
        if (repetition < 0) continue;
        alone.get(name)?.repetitions.push(times);
        answered.get(name)?.repetitions.push(times.map((ms, at) => ms + (answerTimes[at] ?? 0)));
      } catch (error) {
        run.forget(name);
        leave(name, reasonOf(error), version);
      }
    }
  for (const [name, times] of [
    [task, alone],
    [`${task}-answer`, answered],
  ] as const)
    for (const line of times.values()) run.emit(timedLine(name, n, line, times.get(OURS)));
}

const MEMORY_TASKS = { memory: 'loaded', 'memory-working': 'working' } as const;

/**
 * Bytes a row that holding the city costs a process, all indexes included: loaded and answered, and (`-working`) with the
 * range prepared and a second filter asked.
 */
export async function runMemory(run: Run): Promise<void> {
  const { n, reps } = run.options;
  const uses = new Map<string, MemoryUses[]>();
  for (const name of takingPart(run, HOLDERS)) {
    try {
      for (let repetition = 0; repetition < Math.min(3, reps); repetition++) {
        const child = await run.fresh(name);
        const use = await child.ask('memory', { question: EVERYTHING, second: ONE_CATEGORY });
        child.end();
        uses.set(name, [...(uses.get(name) ?? []), use]);
      }
    } catch (error) {
      uses.delete(name);
      run.emit(missingLine('memory', n, name, reasonOf(error)));
    }
  }
  for (const [task, state] of Object.entries(MEMORY_TASKS)) {
    const perRow = (name: string): number[] =>
      (uses.get(name) ?? []).map(({ [state]: { heapAndBuffers, resident } }) =>
        // Memory of WebAssembly is in neither the heap nor the array buffers that Node counts.
        Number(((name === 'duckdb' ? resident : heapAndBuffers) / n).toFixed(2)),
      );
    for (const [peer, list] of uses) {
      const { version = '', resident = 0, ownBytesPerRow = null } = list[0]?.[state] ?? {};
      const more = { residentPerRow: Number((resident / n).toFixed(1)), ownBytesPerRow };
      const theirs = { peer, version, values: perRow(peer), more };
      run.emit(valueLine(task, n, 'B/row', theirs, perRow(OURS), 'less'));
    }
  }
  run.release();
}

/** Whether the clusters of everything are those of supercluster, member by member, at some zooms. Times nothing. */
export async function runPartition(run: Run): Promise<void> {
  const { n } = run.options;
  for (const peer of takingPart(run, ['supercluster9', 'supercluster8']).slice(1)) {
    try {
      const ours = await run.loaded(OURS);
      const theirs = await run.loaded(peer);
      const figures: Record<string, string> = {};
      for (const zoom of [6, 9, 11, 13, 15]) {
        const [mine, other] = await Promise.all([
          ours.child.ask('partition', { zoom }),
          theirs.child.ask('partition', { zoom }),
        ]);
        const known = new Map<string, number>();
        for (const part of mine.parts) known.set(part, (known.get(part) ?? 0) + 1);
        let same = 0;
        for (const part of other.parts) {
          const left = known.get(part) ?? 0;
          if (left === 0) continue;
          known.set(part, left - 1);
          same++;
        }
        figures[`zoom ${zoom}`] = `${same} of ${other.parts.length}, ours ${mine.parts.length}`;
      }
      const line = missingLine(
        'partition',
        n,
        peer,
        'a comparison of members, nothing is timed',
        theirs.version,
      );
      run.emit({ ...line, more: figures });
    } catch (error) {
      run.emit(missingLine('partition', n, peer, reasonOf(error)));
    }
  }
}
