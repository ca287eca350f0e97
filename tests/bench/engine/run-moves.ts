import { OURS } from './catalogue.ts';
import { cityLists } from './city-columns.ts';
import { villageRuns } from './city-model.ts';
import { differenceOf, type Question, type Views } from './question.ts';
import { missingLine, rounded, timedLine, type ResultLine, type Times } from './results.ts';
import { reasonOf, takingPart, type Run } from './run.ts';
import { median } from './statistics.ts';
import { questionsOf, type ENTER_TASKS, type MoveTask } from './tasks.ts';

const CHECKED_QUESTIONS = 6;

/** Evenly taken questions of a repetition. */
function sample(questions: readonly Question[]): Question[] {
  const step = (questions.length - 1) / (CHECKED_QUESTIONS - 1);
  return Array.from({ length: CHECKED_QUESTIONS }, (_, at) => questions[Math.round(at * step)]!);
}

/** Compares a contestant with our own answers to some questions of the task; the first difference in words. */
async function firstDifference(
  run: Run,
  name: string,
  questions: readonly Question[],
  ours: readonly Views[],
): Promise<string | undefined> {
  const { child } = await run.loaded(name);
  for (const [at, question] of questions.entries()) {
    const expected = ours[at];
    const { views } = await child.ask('views', { question });
    const difference = expected && differenceOf(expected, views);
    if (difference !== undefined) return `answers otherwise (question ${at}): ${difference}`;
  }
  return undefined;
}

/** One kind of move for all its contestants: the check of answers, then interleaved repetitions. */
export async function runMoves(run: Run, task: MoveTask): Promise<void> {
  const { n, reps, warmUps, budgetMs } = run.options;
  const villages = villageRuns(cityLists().units);
  const checked = sample(questionsOf(task, 0, villages));
  const missing: ResultLine[] = [];
  const times = new Map<string, Times & { repetitions: number[][]; enterMs: number[] }>();
  const ours: Views[] = [];
  for (const name of takingPart(run, task.peers)) {
    let version = '';
    try {
      const loaded = await run.loaded(name);
      ({ version } = loaded);
      if (name === OURS)
        for (const question of checked)
          ours.push((await loaded.child.ask('views', { question })).views as Views);
      else {
        const difference = await firstDifference(run, name, checked, ours);
        if (difference !== undefined) throw new Error(difference);
      }
      times.set(name, {
        peer: name,
        version,
        repetitions: [],
        enterMs: [],
        more: { setUpMs: rounded(loaded.setUpMs) },
      });
    } catch (error) {
      missing.push(missingLine(task.name, n, name, reasonOf(error), version));
      if (name === OURS) break;
    }
  }
  for (let repetition = -warmUps; repetition < reps; repetition++) {
    const questions = questionsOf(task, repetition + warmUps, villages);
    for (const name of await run.turns(repetition + warmUps, [...times.keys()])) {
      const known = times.get(name);
      if (!known) continue;
      try {
        const { child } = await run.loaded(name);
        const answer = await child.ask('moves', { questions, budgetMs, active: task.active ?? null });
        if (repetition < 0) continue;
        known.repetitions.push(answer.times);
        if (answer.enterMs !== null) known.enterMs.push(answer.enterMs);
      } catch (error) {
        times.delete(name);
        run.forget(name);
        missing.push(missingLine(task.name, n, name, reasonOf(error), known.version));
      }
    }
  }
  const own = times.get(OURS);
  for (const { enterMs, ...contestant } of times.values()) {
    const more = {
      ...contestant.more,
      worstMs: rounded(Math.max(...contestant.repetitions.flat())),
      ...(enterMs.length > 0 ? { enterMs: rounded(median(enterMs)) } : {}),
    };
    run.emit(timedLine(task.name, n, { ...contestant, more }, own));
  }
  for (const line of missing) run.emit(line);
}

const ENTRIES = 3;

/** What it costs us to prepare a view for a filter that was not asked before; no peer prepares. */
export async function runEnter(
  run: Run,
  { name, active, question }: (typeof ENTER_TASKS)[number],
): Promise<void> {
  const { n, reps, warmUps } = run.options;
  const { child, version } = await run.loaded(OURS);
  const repetitions: number[][] = [];
  let grown: number | null = null;
  for (let repetition = -warmUps; repetition < reps; repetition++) {
    await run.turns(repetition + warmUps, [OURS]);
    const { times, grownBytesPerRow } = await child.ask('enter', { question, active, count: ENTRIES });
    grown = grownBytesPerRow === null ? null : rounded(grownBytesPerRow);
    if (repetition >= 0) repetitions.push(times);
  }
  if (grown === 0) {
    run.emit(missingLine(name, n, OURS, 'prepares nothing: it would hold more than it may', version));
    return;
  }
  const own = { peer: OURS, version, repetitions, more: { grownBytesPerRow: grown } };
  run.emit(timedLine(name, n, own, own));
}
