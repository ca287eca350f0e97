import { useMemo } from 'react';
import type { UnitIndex } from '../../api/unit-index.ts';
import type { EngineAnswer, UnitCounts } from '../../domain/engine/api/answer.ts';
import { insideOf, levelOfCode, type UnitLevel } from '../../domain/grids/codes.ts';
import {
  DRAWN_LEVELS,
  levelAtZoom,
  type DrawnLevel,
  type Metric,
  type ViewLevel,
} from '../../domain/view/map-view.ts';
import { classify, unitColours, type Classification, type UnitCount } from '../../layers/units/choropleth.ts';
import type { UnitsByLevel } from '../../layers/units/unit-data.ts';
import type { UnitCollection } from '../../schemas/units.ts';
import { useFilter, useView } from '../../state/hooks.tsx';

/** What a unit is divided into on the map. */
const LEVEL_BELOW: Readonly<Partial<Record<UnitLevel, DrawnLevel>>> = {
  county: 'township',
  township: 'village',
  village: 'finest',
  grid: 'finest',
  'micro-grid': 'finest',
  area: 'finest',
};

/**
 * The level that the map draws at a zoom. The user chooses it, or leaves it to the zoom. A unit in focus shows at least
 * the level that it is divided into. Grids and micro-grids are part of `finest`.
 */
export function drawnLevel(chosen: ViewLevel, zoom: number, focus: string | null): DrawnLevel {
  const wanted =
    chosen === 'auto' ? levelAtZoom(zoom) : chosen === 'grid' || chosen === 'micro-grid' ? 'finest' : chosen;
  const focusLevel = focus === null ? undefined : levelOfCode(focus);
  const below = focusLevel && LEVEL_BELOW[focusLevel];
  if (below === undefined) return wanted;
  return DRAWN_LEVELS.indexOf(below) > DRAWN_LEVELS.indexOf(wanted) ? below : wanted;
}

/** `level` where its units are there, else the next coarser level that is; districts when there is nothing yet. */
export function nearestLoaded(level: DrawnLevel, units: UnitsByLevel): DrawnLevel {
  const coarser = DRAWN_LEVELS.slice(0, DRAWN_LEVELS.indexOf(level) + 1).reverse();
  return coarser.find((candidate) => units[candidate] !== undefined) ?? 'county';
}

/** Counts of one unit of a level by its index in the answer's list; an index that is not there has none. */
export function countsAt(counts: UnitCounts, index: number): UnitCount {
  return {
    total: counts.matched[index] ?? 0,
    registered: counts.registered[index] ?? 0,
    finished: counts.handled[index] ?? 0,
    overdue: counts.overdue[index] ?? 0,
  };
}

/** Class of a unit outside the focus: neither a value nor unknown. */
const NOT_DRAWN = -2;
const ZERO: UnitCount = { total: 0, registered: 0, finished: 0, overdue: 0 };

/**
 * Classes of the drawn level. A unit that the answer does not name has had no incident, which is a true zero. Units for
 * which `isInside` is false take no part.
 */
function classifyAnswer(
  answer: EngineAnswer,
  level: DrawnLevel,
  units: UnitCollection,
  metric: Metric,
  isInside: (code: string) => boolean,
): Classification {
  const ofLevel = answer.units[level];
  const counts = new Map(ofLevel.codes.map((code, index) => [code, countsAt(ofLevel, index)]));
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

/** What the units are coloured by. `level` is wanted; `drawn` is coarser until the units of `level` are loaded. */
export interface UnitColours {
  readonly level: DrawnLevel;
  readonly drawn: DrawnLevel;
  readonly units: UnitCollection | undefined;
  readonly classification: Classification | undefined;
  /** Step of the sequential scale by code. */
  readonly classes: ReadonlyMap<string, number> | undefined;
}

/** The colours of the units under an answer; none where `answer` is `null`. */
export function useUnitColours(
  answer: EngineAnswer | null,
  units: UnitsByLevel,
  unitIndex: UnitIndex,
  zoom: number,
): UnitColours {
  const chosen = useView(({ view }) => view.level);
  const metric = useView(({ view }) => view.metric);
  const unitCode = useFilter(({ filter }) => filter.unitCode);
  const level = drawnLevel(chosen, zoom, unitCode);
  const drawn = nearestLoaded(level, units);
  const collection = units[drawn];
  const isInside = useMemo(
    () => (unitCode === null ? () => true : insideOf(unitCode, unitIndex.get(unitCode)?.memberCodes)),
    [unitCode, unitIndex],
  );
  const classification = useMemo(
    () =>
      answer === null || collection === undefined
        ? undefined
        : classifyAnswer(answer, drawn, collection, metric, isInside),
    [answer, collection, drawn, metric, isInside],
  );
  const classes = useMemo(() => classification && unitColours(classification), [classification]);
  return { level, drawn, units: collection, classification, classes };
}
