import { codePrefix, insideOf, type UnitLevel } from '../grids/codes.ts';
import { isStatistic } from '../statistics/no-statistic.ts';
import type { CountedIncidents, CountedThing, PublishedFigure, TourFacts } from './facts.ts';
import { auditValue, isOfAudit } from './resolve-audit.ts';
import type { TourVariable } from './template.ts';

/** Where a number comes from. */
export type ValueSource =
  'units' | 'incidents' | 'cameras' | 'facilities' | 'audit' | 'printed' | 'recomputed';

/** A number of a tour with all that is asked about it. */
export interface ResolvedValue {
  readonly kind: 'value';
  readonly variable: string;
  readonly value: number;
  /** `share`: 0–1, to be written as a percentage. */
  readonly form: 'number' | 'share';
  readonly unit: string;
  readonly qualifier: PublishedFigure['qualifier'];
  readonly source: ValueSource;
  /** When it was true: a day (2022-01-10), or a moment, epoch ms. */
  readonly asOf: string | number | undefined;
  /** The period that it counts, epoch ms. */
  readonly period?: { readonly from: number; readonly to: number };
  /** Numerator and denominator of a share. */
  readonly of?: readonly [number, number];
  /** The figure that was printed, where it is one. */
  readonly figure?: PublishedFigure;
  readonly definitionId?: string;
}

/** Why a number is not there. */
export interface MissingValue {
  readonly kind: 'missing';
  readonly variable: string;
  readonly reason:
    | 'loading'
    | 'unknownVariable'
    | 'noFigure'
    | 'noRecomputed'
    | 'noUnit'
    | 'noData'
    | 'noDenominator'
    | 'outsideFilter'
    | 'noStatistic';
}

/** A variable resolved, or why it is not. */
export type TourValue = ResolvedValue | MissingValue;

const LEVELS: Readonly<Record<string, UnitLevel>> = {
  counties: 'county',
  townships: 'township',
  villages: 'village',
  grids: 'grid',
  microGrids: 'micro-grid',
  areas: 'area',
};

const COUNTS: Readonly<Record<string, (counts: IncidentSums) => number>> = {
  incidents: ({ matched }) => matched,
  registered: ({ registered }) => registered,
  completed: ({ handled }) => handled,
  open: ({ registered, handled }) => registered - handled,
  overdue: ({ overdue }) => overdue,
};

/** Variables that speak of published figures. */
const FIGURES: readonly string[] = ['figure', 'number', 'recomputed', 'ratio'];

type IncidentSums = Record<'matched' | 'registered' | 'handled' | 'overdue', number>;

/**
 * Resolves a variable. Those of the audit are of all of the data. Units, incidents, cameras and facilities are counted inside the unit of the stop, or in the one
 * that the variable names. A completion rate is completed ÷ registered (DOMAIN §2.5). Nothing throws: what is not there
 * is a `MissingValue` with its reason.
 */
export function resolveVariable(variable: TourVariable, facts: TourFacts): TourValue {
  const missing = (reason: MissingValue['reason']): MissingValue => ({
    kind: 'missing',
    variable: variable.written,
    reason,
  });
  const { name, argument } = variable;
  if (FIGURES.includes(name))
    return argument === undefined
      ? missing('unknownVariable')
      : resolveFigure(variable, argument, facts, missing);
  if (isOfAudit(name)) {
    const { audit } = facts;
    if (!audit) return missing(audit === null ? 'noData' : 'loading');
    const found = auditValue(name, argument, audit);
    if (found === undefined) return missing('noData');
    return { ...counted(variable, 'audit', found.value, audit.checkedAt), unit: found.unit };
  }
  const scope = scopeOf(variable.unitCode ?? facts.unitCode, facts);
  if (scope === undefined) return missing(facts.units === null ? 'noData' : 'loading');
  if (scope === null) return missing('noUnit');
  const level = Object.hasOwn(LEVELS, name) ? LEVELS[name] : undefined;
  if (level !== undefined && facts.units) {
    const units = [...facts.units.values()].filter(
      (unit) => unit.level === level && scope.hasUnit(unit.code),
    );
    return counted(variable, 'units', units.length, facts.loadedAt);
  }
  const things = name === 'cameras' ? facts.cameras : name === 'facilities' ? facts.facilities : undefined;
  if (name === 'cameras' || name === 'facilities') {
    if (!things) return missing(things === null ? 'noData' : 'loading');
    const count = things.filter((thing) => isThing(thing, argument, scope.has)).length;
    return counted(variable, name, count, facts.loadedAt);
  }
  const isRate = name === 'completionRate';
  const count = Object.hasOwn(COUNTS, name) ? COUNTS[name] : undefined;
  if (!isRate && count === undefined) return missing('unknownVariable');
  const { incidents } = facts;
  if (!incidents) return missing(incidents === null ? 'noData' : 'loading');
  if (variable.unitCode !== undefined && !isAllInside(variable.unitCode, incidents.unitCode, facts))
    return missing('outsideFilter');
  const sums = sumsOf(incidents, scope.has);
  const period = { from: incidents.from, to: incidents.to };
  if (count) return { ...counted(variable, 'incidents', count(sums), incidents.asOf), period };
  if (sums.registered === 0) return missing('noDenominator');
  return {
    ...counted(variable, 'incidents', sums.handled / sums.registered, incidents.asOf),
    form: 'share',
    period,
    of: [sums.handled, sums.registered],
    definitionId: 'completionRate',
  };
}

function counted(
  { written }: TourVariable,
  source: ValueSource,
  value: number,
  asOf: number | undefined,
): ResolvedValue {
  return { kind: 'value', variable: written, value, form: 'number', unit: '', qualifier: 'eq', source, asOf };
}

/**
 * `{figure:ID}`: as printed; `{number:ID}`: the same without its unit, where the words beside it say it; `{recomputed:ID}`:
 * computed anew; `{ratio:ID/ID}`: one printed number over another.
 */
function resolveFigure(
  { name, written }: TourVariable,
  argument: string,
  { figures }: TourFacts,
  missing: (reason: MissingValue['reason']) => MissingValue,
): TourValue {
  if (!figures) return missing(figures === null ? 'noData' : 'loading');
  const [first = '', second] = argument.split('/');
  const figure = figures.get(first);
  if (figure === undefined) return missing('noFigure');
  if (!isStatistic(figure.metric)) return missing('noStatistic');
  const { value, unit, qualifier, asOf, definitionId, check } = figure;
  const base = { kind: 'value', variable: written, form: 'number', unit, asOf, figure } as const;
  const definition = definitionId === undefined ? {} : { definitionId };
  if (name === 'figure') return { ...base, ...definition, value, qualifier, source: 'printed' };
  if (name === 'number') return { ...base, ...definition, value, unit: '', qualifier, source: 'printed' };
  if (name === 'recomputed')
    return check.recomputed === undefined
      ? missing('noRecomputed')
      : { ...base, ...definition, value: check.recomputed, qualifier: 'eq', source: 'recomputed' };
  const other = second === undefined ? undefined : figures.get(second);
  if (other === undefined) return missing('noFigure');
  if (!isStatistic(other.metric)) return missing('noStatistic');
  if (other.value === 0) return missing('noDenominator');
  return {
    ...base,
    value: value / other.value,
    form: 'share',
    unit: '',
    qualifier: qualifier === 'eq' && other.qualifier === 'eq' ? 'eq' : 'approx',
    source: 'recomputed',
    of: [value, other.value],
  };
}

interface Scope {
  /** Whether a thing of this unit lies inside. */
  readonly has: (unitCode: string) => boolean;
  /** Whether a unit is counted: inside, and not the scope itself. */
  readonly hasUnit: (unitCode: string) => boolean;
}

/** What lies in a unit; null where the unit is not there, `undefined` while the units have not come. */
function scopeOf(unitCode: string | null, { units }: TourFacts): Scope | null | undefined {
  if (!units) return undefined;
  if (unitCode === null) return { has: () => true, hasUnit: () => true };
  const unit = units.get(unitCode);
  if (unit === undefined) return null;
  const has = insideOf(unitCode, unit.memberCodes);
  const prefix = codePrefix(unitCode);
  const isCounted = (code: string): boolean => {
    const other = units.get(code);
    // An area lies where its members lie.
    if (other?.level === 'area') return (other.memberCodes ?? []).some(has);
    return has(code) && codePrefix(code) !== prefix;
  };
  return { has, hasUnit: isCounted };
}

/** Whether all of a unit lies inside another one, or in the data where that is null. */
function isAllInside(unitCode: string, outerCode: string | null, facts: TourFacts): boolean {
  const outer = scopeOf(outerCode, facts);
  const members = facts.units?.get(unitCode)?.memberCodes ?? [unitCode];
  return outer !== undefined && outer !== null && members.every(outer.has);
}

function isThing(thing: CountedThing, kind: string | undefined, has: Scope['has']): boolean {
  if (kind !== undefined && thing.kind !== kind) return false;
  return thing.unitCode === undefined ? has('') : has(thing.unitCode);
}

function sumsOf(incidents: CountedIncidents, has: Scope['has']): IncidentSums {
  const sums: IncidentSums = { matched: 0, registered: 0, handled: 0, overdue: 0 };
  for (const [index, code] of incidents.codes.entries()) {
    if (!has(code)) continue;
    for (const part of ['matched', 'registered', 'handled', 'overdue'] as const)
      sums[part] += incidents[part][index] ?? 0;
  }
  return sums;
}

/** Rates of how incidents end, which are never compared with each other (DOMAIN §2.5). */
const RATES_OF_ENDING: readonly string[] = ['completionRate', 'closureRate'];

/**
 * Whether rates of different definitions stand side by side: 办结率 is completed of registered, 结案率 closed of those due.
 * Shares of something else are not meant.
 */
export function mixesDefinitions(values: readonly TourValue[]): boolean {
  const ids = values.flatMap((value) =>
    value.kind === 'value' && value.definitionId !== undefined ? [value.definitionId] : [],
  );
  return RATES_OF_ENDING.every((id) => ids.includes(id));
}
