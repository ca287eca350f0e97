import { describe, expect, it } from 'vitest';
import { impliedMinTotal } from '../../src/domain/prevention/implied-total.ts';
import { figureSchema, type FigureRecord } from '../../src/schemas/figures.ts';
import { cityText, readBundledCity } from './bundled-city.ts';

const figures = (JSON.parse(cityText('figures.json')) as unknown[]).map((row) => figureSchema.parse(row));
const get = (id: string): FigureRecord => figures.find((figure) => figure.id === id)!;

describe('published figures', () => {
  it('have unique ids, known units, and a date and a source each', () => {
    const { survey } = readBundledCity();
    expect(new Set(figures.map(({ id }) => id)).size).toBe(figures.length);
    expect(figures.length).toBeGreaterThanOrEqual(125);
    for (const { id, unitCode, asOf, source } of figures) {
      if (unitCode) expect(survey.unit(unitCode).code, id).toBe(unitCode);
      expect(asOf, id).toMatch(/^\d{4}-\d{2}-\d{2}$/);
      expect(source, id).toMatch(/\d{4}-\d{2}-\d{2}/);
    }
  });

  it('recompute the completion rate of 石峰: printed 98.47 %, recomputed 98.67 %', () => {
    expect(get('SF-10')).toMatchObject({
      value: 98.47, numerator: 6245, denominator: 6329, definitionId: 'completionRate',
      check: { recomputed: 98.67, verdict: 'mismatch' },
    }); // prettier-ignore
  });

  it('keep completion rate and closure rate apart', () => {
    expect(get('TY-03')).toMatchObject({
      value: 98.8,
      definitionId: 'closureRate',
      check: { verdict: 'uncheckable' },
    });
    for (const definitionId of ['completionRate', 'closureRate']) {
      const metrics = figures
        .filter((figure) => figure.definitionId === definitionId)
        .map(({ metric }) => metric);
      expect(new Set(metrics)).toEqual(new Set([definitionId]));
    }
  });

  it('find the implausible ones', () => {
    expect(
      figures.filter(({ check }) => check.verdict === 'implausible').map(({ id, value }) => [id, value]),
    ).toEqual([
      ['QST-18', 120_000],
      ['QST-21', 130_000],
    ]);
  });

  it('take what is merely remarkable for no contradiction: many-to-many branches, partial coverage', () => {
    expect(get('QST-06').check).toMatchObject({ verdict: 'uncheckable' });
    expect(get('QST-06').check.note).toContain('不是一一对应');
    expect(get('XJ-05').check).toMatchObject({ verdict: 'ok' });
    expect(get('XJ-05').check.note).toContain('47.55 %');
    const mismatches = figures.filter(({ check }) => check.verdict === 'mismatch').map(({ id }) => id);
    expect(mismatches).toEqual(['SF-10', 'KJ-01']);
  });

  it('recompute the same quantity in the same unit, or nothing at all', () => {
    const recomputed = figures.filter(({ check }) => check.recomputed !== undefined);
    expect(recomputed.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['SF-10', 'FP-09', 'YX-01', 'YX-08', 'YX-14', 'YY-01']),
    );
    for (const { id, value, check } of recomputed) {
      const decimals = (String(value).split('.')[1] ?? '').length;
      const difference = Math.abs(check.recomputed! - value);
      const holds = difference <= 0.5 * 10 ** -decimals + 1e-9;
      expect(check.verdict, id).toBe(holds ? 'ok' : 'mismatch');
      // Another quantity would be far off, whatever its verdict says.
      expect(difference, id).toBeLessThan(Math.abs(value) * 0.05);
    }
  });

  it('give shares of cases and shares of victims a definition each', () => {
    for (const id of ['YX-07', 'YX-08']) expect(get(id).definitionId, id).toBe('fraudVictimShare');
    const caseShares = figures.filter(({ definitionId }) => definitionId === 'fraudCaseShare');
    expect(caseShares.map(({ metric }) => metric.startsWith('caseShare'))).toEqual(Array(6).fill(true));
  });

  it('find that the shares of 攸县 fit 78 cases and no fewer', () => {
    const shares = [34.62, 16.67, 15.38, 11.54, 6.41, 2.56, 66.67].map((percent) => ({
      percent,
      decimals: 2,
    }));
    expect(impliedMinTotal([...shares, { percent: 73, decimals: 0 }])).toBe(78);
    expect(get('YX-07').check).toMatchObject({ method: '52 / 78', recomputed: 66.67 });
    expect(get('YX-01').check.note).toContain('推算，未刊出');
  });

  it('name every finding I-1 to I-16 once or more (there is no I-8)', () => {
    const notes = figures.map(({ check }) => check.note ?? '').join(' ');
    const missing = Array.from({ length: 16 }, (_, at) => at + 1).filter(
      (number) => number !== 8 && !new RegExp(`I-${number}(?!\\d)`).test(notes),
    );
    expect(missing).toEqual([]);
  });

  it('hold no personal data: no names with ages, phones or identity numbers', () => {
    const text = cityText('figures.json');
    expect(text).not.toMatch(/1[3-9]\d{9}|\d{17}[\dXx]|某某|[男女]，\d{1,2}岁/);
  });
});
