import type { CountLevel, EngineAnswer, UnitCounts } from '../../domain/engine/api/answer.ts';
import {
  classify,
  type ChoroplethMetric,
  type Classification,
  type UnitCount,
} from '../../layers/choropleth.ts';
import type { DrawnLevel, UnitCollection } from '../../layers/unit-data.ts';

const COUNT_LEVEL: Record<DrawnLevel, CountLevel> = {
  county: 'county',
  township: 'township',
  village: 'village',
  finest: 'finest',
};

/** Counts of one level of an answer by code. */
export function countsByCode(counts: UnitCounts): Map<string, UnitCount> {
  return new Map(
    counts.codes.map((code, index) => [
      code,
      {
        total: counts.matched[index] ?? 0,
        registered: counts.registered[index] ?? 0,
        finished: counts.handled[index] ?? 0,
        overdue: counts.overdue[index] ?? 0,
      },
    ]),
  );
}

/** Class of a unit outside the focus: neither a value nor unknown. */
const NOT_DRAWN = -2;
const ZERO: UnitCount = { total: 0, registered: 0, finished: 0, overdue: 0 };

/**
 * Classes of the drawn level. A unit that the answer does not name has had no incident at all, which is a true zero, as
 * long as there is an answer. Units for which `isInside` is false take no part.
 */
export function classifyAnswer(
  answer: EngineAnswer,
  level: DrawnLevel,
  units: UnitCollection,
  metric: ChoroplethMetric,
  isInside: (code: string) => boolean,
): Classification {
  const counts = countsByCode(answer.units[COUNT_LEVEL[level]]);
  for (const { properties } of units.features)
    if (!counts.has(properties.code)) counts.set(properties.code, ZERO);
  const properties = units.features.map((unit) => unit.properties);
  const classification = classify(
    metric,
    properties.filter(({ code }) => isInside(code)),
    counts,
  );
  const outside = properties.flatMap(({ code }) => (isInside(code) ? [] : [[code, NOT_DRAWN] as const]));
  return { ...classification, classes: new Map([...classification.classes, ...outside]) };
}
