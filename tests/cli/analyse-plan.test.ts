import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answerText } from '../../server/cli/analyse-answer.ts';
import { analysePlan, type PlanArguments } from '../../server/cli/analyse-plan.ts';
import type { PlanCity } from '../../server/cli/plan-city.ts';
import { projectRoot } from '../../server/database/project-root.ts';
import { loadStreetGraph, type StreetGraphFile } from '../../src/domain/geo/street-graph.ts';
import type { PlanDocument } from '../../src/domain/shift/written-plan.ts';
import { newPatrolPlanSchema } from '../../src/schemas/patrol-plans.ts';
import { BUS_LINES, BUS_STOPS, CANDIDATES, citysCases, NOW_MS } from '../domain/shift/city.ts';

const cases = citysCases(1);
const streets = (): StreetGraphFile =>
  JSON.parse(readFileSync(join(projectRoot(), 'data/zhuzhou/street-graph.json'), 'utf8')) as StreetGraphFile;
const city: PlanCity = {
  cases,
  candidates: CANDIDATES,
  buses: { stops: BUS_STOPS, lines: BUS_LINES },
  graph: null,
};
const typed: PlanArguments = {
  teams: '2',
  shift: '17:00-21:00',
  travel: 'bus',
  model: 'counts',
  stops: '6',
  stay: '12-16',
  gap: '120',
  compactness: '0',
  seed: '1',
};
const plan = (changes: Partial<PlanArguments> = {}, of = city) =>
  analysePlan({ ...typed, ...changes }, NOW_MS, () => Promise.resolve(of));

describe('analyse plan', () => {
  it('prints what stands in the docs', { timeout: 60_000 }, async () => {
    const text = readFileSync(join(projectRoot(), 'docs/analysis.md'), 'utf8');
    const example =
      /```console\n\$ npx gridlight analyse plan ([^\n]+)\n([^`]+)```/.exec(text)?.[2] ?? 'missing';
    const answer = await plan({ teams: '2' }, { ...city, graph: loadStreetGraph(streets()) });
    const printed = answerText(answer, false);
    for (const part of example.split('\n…\n')) expect(printed).toContain(part.trimEnd());
  });

  it('answers JSON that the server keeps as a plan', async () => {
    const answer = JSON.parse(answerText(await plan(), true)) as { result: PlanDocument; n: number };
    expect(answer).toMatchObject({ method: 'plan', parameters: { date: '2026-11-20', model: 'counts' } });
    expect(newPatrolPlanSchema.safeParse({ ...answer.result, name: 'x' }).error).toBeUndefined();
    expect(answer.n).toBeLessThanOrEqual(cases.count);
    expect(answer.result.rounds).toHaveLength(2);
  });

  it('gives the same plan for the same seed', async () => {
    const [one, other, third] = await Promise.all([plan(), plan(), plan({ seed: '2' })]);
    expect(other.result).toEqual(one.result);
    expect(third.result).not.toEqual(one.result);
  });

  it.each([
    [{ teams: '9' }, '--teams 9: must be a whole number from 1 to 8'],
    [{ shift: '17-21' }, '--shift 17-21: must be as 17:00-21:00'],
    [{ shift: '17:00-17:10' }, '--shift 17:00-17:10'],
    [{ shift: '17:75-21:00' }, '--shift 17:75-21:00'],
    [{ date: '2026-02-30' }, '--date 2026-02-30: must be a date'],
    [{ travel: 'car' }, '--travel car: must be one of walk, bus'],
    [{ model: 'oracle' }, '--model oracle: must be one of'],
    [{ stay: '16-12' }, '--stay 16-12: must be as 12-16'],
    [{ compactness: '2' }, '--compactness 2'],
  ])('refuses %o', async (changes, message) => {
    await expect(plan(changes)).rejects.toThrow(message);
  });

  it('says that there are no cases, and warns where there are no streets', async () => {
    const empty = new Float64Array(0);
    const none = { count: 0, from: empty, to: empty, reportedAt: empty, longitude: empty, latitude: empty };
    await expect(plan({}, { ...city, cases: none })).rejects.toThrow('no cases');
    expect((await plan({ travel: 'walk' })).warnings[0]).toContain('no streets');
  });
});
