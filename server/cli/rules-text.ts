import { FALLBACK_LANGUAGE } from '../../src/domain/view/languages.ts';
import type { RuleFinding, RulesReport } from '../../src/schemas/rules-report.ts';
import { numberText, textTable } from './analyse-answer.ts';
import { noteLines } from './note-lines.ts';

const LONGEST_LIST = 40;

/** A report on rules and services as lines for a reader. `nameOf` gives the name of a unit. */
export function rulesText(report: RulesReport, nameOf: (code: string) => string): string {
  return `${[
    `${report.dataSet} · ${report.checkedAt}`,
    ...report.notes.map((note) => `note: ${note}`),
    ...noteLines(report),
    ...section('Limits of size', limitTable(report)),
    ...section('Staffing schemes', schemeTable(report)),
    ...section(`Breaches: ${report.breaches.length}`, breachTable(report.breaches, nameOf)),
    ...section('Not decided', undecided(report)),
    ...section(`Proposed splits: ${report.splits.length}`, splitTable(report)),
    ...section(`Services, ${report.services.by === 'streets' ? 'on foot along the streets' : 'as the crow flies: no streets are known'}`, serviceTable(report)), // prettier-ignore
    ...section('Cameras, union of view sectors; nothing hides anything', cameraTable(report)),
  ].join('\n')}\n`;
}

const section = (title: string, lines: readonly string[]) => (lines.length > 0 ? ['', title, ...lines] : []);
const dash = '–';
const shorten = (lines: readonly string[]) =>
  lines.length <= LONGEST_LIST
    ? lines
    : [...lines.slice(0, LONGEST_LIST), `… and ${lines.length - LONGEST_LIST} more; --json has all of them`];

function limitTable({ rules }: RulesReport): string[] {
  if (rules.length === 0) return ['the data set names none (gridRules of its code tables)'];
  return textTable(
    ['rule', 'limit', 'most', 'units', 'within', 'over', 'unknown', 'least left', 'source', 'as of'],
    rules.flatMap((rule) =>
      rule.held.map((held) => [
        rule.id,
        held.quantity,
        rule.limits.find(({ quantity }) => quantity === held.quantity)?.most ?? dash,
        held.units,
        held.within,
        held.breaches,
        held.unknown,
        held.tightest === undefined ? dash : `${held.tightest.distance} (${held.tightest.code})`,
        rule.source,
        rule.asOf,
      ]),
    ),
  );
}

function schemeTable({ schemes }: RulesReport): string[] {
  if (schemes.length === 0) return [];
  return textTable(
    ['scheme', 'roles (least–most)', 'units', 'roles within', 'breaches', 'unknown', 'source'],
    schemes.map(({ label, slots, units, within, breaches, unknown, source }) => [
      label,
      slots
        .map(
          ({ labels, min, max }) =>
            `${labels[FALLBACK_LANGUAGE]} ${min}${max === min ? '' : `–${max ?? ''}`}`,
        )
        .join(' · '),
      units,
      within,
      breaches,
      unknown,
      source ?? dash,
    ]),
  );
}

function breachTable(breaches: readonly RuleFinding[], nameOf: (code: string) => string): readonly string[] {
  if (breaches.length === 0) return ['none'];
  return shorten(
    textTable(
      ['unit', 'name', 'of', 'what', 'found', 'least', 'most', 'distance'],
      breaches.map((breach) => [
        breach.code,
        nameOf(breach.code),
        ...(breach.kind === 'size'
          ? [breach.ruleId, breach.quantity, breach.value ?? dash, dash, breach.most]
          : [breach.schemeId, breach.role, breach.count ?? dash, breach.min, breach.max ?? dash]),
        breach.distance ?? dash,
      ]),
    ),
  );
}

function undecided({ unknown, unknownSchemes, unstaffed, rolesBeside }: RulesReport): string[] {
  return [
    unknown.length > 0 && `${unknown.length} limits of units whose number is missing or only a bound`,
    unknownSchemes.length > 0 && `${unknownSchemes.length} units with a scheme that no table describes`,
    unstaffed.length > 0 && `${unstaffed.length} units say nothing of their staffing`,
    rolesBeside.length > 0 && `${rolesBeside.length} counts of roles that the scheme does not name`,
  ].filter((line) => line !== false);
}

function splitTable({ splits, notSplit }: RulesReport): readonly string[] {
  const rows = splits.flatMap(({ of, by, weighedBy, imbalance, validFrom, parts, crossed }) =>
    parts.map(({ code, areaM2, quantities }, index) => [
      index === 0 ? of : '',
      code,
      Object.entries(quantities)
        .map(([name, value]) => `${name} ${value}`)
        .join(' · '),
      Math.round(areaM2),
      index === 0
        ? `${by}, by ${weighedBy}${crossed.length > 0 ? `, through ${crossed.join(' ')}` : ''}`
        : '',
      index === 0 ? `${(100 * imbalance).toFixed(1)} %` : '',
      index === 0 ? validFrom : '',
    ]),
  );
  return [
    ...(rows.length > 0
      ? shorten(textTable(['of', 'new code', 'about', 'm²', 'how', 'uneven by', 'valid from'], rows))
      : []),
    ...notSplit.map(({ of, reason }) => `${of}: no split is proposed (${reason})`),
  ];
}

const percent = (share: number | undefined) => (share === undefined ? dash : (100 * share).toFixed(2));

function serviceTable({ services }: RulesReport): string[] {
  return textTable(
    ['facility', 'level', 'units', 'none inside', 'none in reach', 'area %', '±', 'households %'],
    services.levels.map(({ facilityType, level, units, without, unreached, area, householdShare }) => [
      facilityType,
      level,
      units,
      without.length,
      unreached === undefined ? dash : unreached.length,
      percent(area?.share),
      percent(area?.error),
      percent(householdShare),
    ]),
  );
}

function cameraTable({ services }: RulesReport): string[] {
  return textTable(
    ['class', 'level', 'units', 'cameras', 'sector known %', 'area %', '±', 'units little known'],
    services.cameraLevels.map(({ pointClass, level, units, cameras, knownShare, area, littleKnown }) => [
      numberText(pointClass),
      level,
      units,
      cameras,
      percent(knownShare),
      percent(area.share),
      percent(area.error),
      littleKnown.length,
    ]),
  );
}
