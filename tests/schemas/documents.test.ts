import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { compareVersions } from '../../src/domain/prevention/type-versions.ts';
import { impliedSample, statisticOf } from '../../src/domain/prevention/statistic.ts';
import { headCoverage } from '../../src/domain/consultation/head-coverage.ts';
import { consultationMethodSchema } from '../../src/schemas/consultation-method.ts';
import { codeTablesSchema } from '../../src/schemas/code-tables.ts';
import { figureSchema } from '../../src/schemas/figures.ts';
import { preventionSchema } from '../../src/schemas/prevention.ts';
import { rumoursSchema } from '../../src/schemas/rumours.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../data/zhuzhou');
const read = (file: string): unknown => JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8'));
const figures = new Map(
  figureSchema
    .array()
    .parse(read('figures.json'))
    .map((figure) => [figure.id, figure]),
);
const method = consultationMethodSchema.parse(read('documents/consultation.json'));
const prevention = preventionSchema.parse(read('documents/prevention.json'));
const rumours = rumoursSchema.parse(read('documents/rumours.json'));

describe('the published method of consultation', () => {
  it('names only figures that were published, and their coverage is 47.5 %', () => {
    const { households, served, heads } = method.coverage;
    for (const id of [households, served, heads, ...method.figures]) expect(figures.has(id), id).toBe(true);
    const value = (id: string) => figures.get(id)!.value;
    expect(headCoverage(value(households), value(served), value(heads))).toMatchObject({
      served: 949,
      households: 1996,
      heads: 64,
    });
  });

  it('marks every invented item as simulated in its title', () => {
    expect(method.invented.length).toBeGreaterThan(0);
    expect(method.invented.filter(({ title }) => !title.startsWith('模拟'))).toEqual([]);
  });

  it('is refused with its steps in another order', () => {
    const turned = { ...method, steps: method.steps.toReversed() };
    expect(consultationMethodSchema.safeParse(turned).success).toBe(false);
  });
});

describe('the published statistics of fraud', () => {
  const statistics = prevention.statistics.map((definition) => statisticOf(definition, figures)!);

  it('say the arithmetic of DOMAIN §1.9', () => {
    expect(
      statistics.map(({ basis, sum, missing }) => [basis, sum.kind, sum.printed, sum.rest, missing]),
    ).toEqual([
      ['cases', 'open', 78.21, 21.79, []],
      ['loss', 'open', 78.46, 21.54, []],
      ['victims', 'overlaps', 139.67, null, []],
    ]);
    expect(impliedSample(statistics.filter(({ basis }) => basis !== 'loss'))?.total).toBe(78);
  });

  it('have five kinds before and nine now, four of them without a counterpart', () => {
    const [older, newer] = prevention.schemes.map(({ types }) => types.map(({ code }) => code));
    expect([older?.length, newer?.length]).toEqual([5, 9]);
    expect(compareVersions(older!, newer!, prevention.relations)).toMatchObject({
      ended: [],
      added: ['FAKE_SHOPPING', 'GAME_TRADE', 'FAKE_ACQUAINTANCE', 'CREDIT_RECORD'],
      comparable: ['BRUSHING', 'INVESTMENT'],
    });
  });

  it('name only figures that were published', () => {
    const ids = [...prevention.figures, ...prevention.scripts.flatMap(({ losses }) => losses)];
    expect(ids.filter((id) => !figures.has(id))).toEqual([]);
  });

  it.each([
    ['a type that its scheme does not have', { statistics: [{ ...prevention.statistics[0], parts: [{ code: 'X', figure: 'YX-01' }] }] }, /is no type of police9/],
    ['a part without a number', { statistics: [{ ...prevention.statistics[0], parts: [{ code: 'BRUSHING' }] }] }, /needs either figure/],
    ['a relation to nothing', { relations: [{ from: 'BRUSHING', to: 'X', relation: 'same' }] }, /must lead from a type/],
    ['a sample size that nobody published', { statistics: [{ ...prevention.statistics[0], sampleTotal: 78 }] }, /sampleTotal/],
  ])('refuse %s', (_, patch, fault) => {
    const parsed = preventionSchema.safeParse({ ...prevention, ...patch });
    expect(parsed.success ? '' : parsed.error.issues.map(({ message }) => message).join()).toMatch(fault);
  }); // prettier-ignore
});

describe('the published rumours', () => {
  it('are seven cases in their own tables, beside the codes of incidents', () => {
    const { categories } = codeTablesSchema.parse(read('code-tables.json'));
    expect(categories.map(({ code }) => code)).toContain(rumours.categoryCode);
    expect(rumours.cases).toHaveLength(7);
    expect(rumours.leads[0]).toMatchObject({ kindsNamed: 11, on: '2024-02-29' });
  });

  it.each([
    ['a count', { count: 2 }, /count/],
    ['a name', { topic: { 'zh-CN': '张某转发' } }, /leads to a person/],
    ['a sentence longer than the law allows', { sanctions: [{ code: 'DETENTION', days: 30 }] }, /15/],
    ['a medium of no table', { media: ['PAPER'] }, /is no medium/],
    ['a motive without saying who says so', { motive: 'HEALTH' }, /beside a motive/],
  ])('refuse %s', (_, patch, fault) => {
    const cases = [{ ...rumours.cases[0], ...patch }];
    const parsed = rumoursSchema.safeParse({ ...rumours, cases });
    expect(parsed.success ? '' : parsed.error.issues.map(({ message }) => message).join()).toMatch(fault);
  });
});
