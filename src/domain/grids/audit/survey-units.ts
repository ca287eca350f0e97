import type { MultiPolygon } from 'geojson';
import { createPolygonIndex } from '../../geo/polygon-index.ts';
import type { BoundingBox, Position } from '../../geo/positions.ts';
import { completeCode } from '../unit-code.ts';
import { levelOfCode, NESTED_LEVELS, type UnitLevel } from '../codes.ts';
import type { AuditUnit } from './audit-input.ts';
import type { CodeReason } from './finding-reasons.ts';
import { overlayNear } from './overlay.ts';
import { ringFaults, type RingFault } from './ring-faults.ts';
import { boxOfRings, groundOf, positionInside, type Ground } from './unit-rings.ts';

/** A unit with what the audit reckons from it once. */
export interface SurveyedUnit extends AuditUnit {
  /** What a finding calls the unit: its code as it was found. */
  readonly name: string;
  /** The full code; `undefined` where the code is of no use. */
  readonly fullCode: string | undefined;
  /** Why it is of no use. */
  readonly codeFault: CodeReason | undefined;
  readonly faults: readonly RingFault[];
  /** The ground it covers; a ring that crosses itself holds what an odd number of its loops go round. */
  readonly ground: Ground;
  readonly box: BoundingBox;
  /** A position inside; the first corner where there is no ground. */
  readonly position: Position;
}

/** The units of a division, found by code, level and position. */
export interface UnitSurvey {
  readonly units: readonly SurveyedUnit[];
  /** Of two units with one code the first. */
  readonly byCode: ReadonlyMap<string, SurveyedUnit>;
  readonly ofLevel: (level: UnitLevel) => readonly SurveyedUnit[];
  /** All units of a level over a position. */
  readonly unitsAt: (level: UnitLevel, position: Position) => SurveyedUnit[];
  /** The next coarser level that the division has. */
  readonly levelAbove: (level: UnitLevel) => UnitLevel | undefined;
}

/** Completes codes and turns rings; the units stay in their order. */
export function surveyUnits(given: readonly AuditUnit[]): UnitSurvey {
  const units = given.map(surveyUnit);
  const byCode = new Map<string, SurveyedUnit>();
  const byLevel = new Map<UnitLevel, SurveyedUnit[]>();
  for (const unit of units) {
    if (unit.fullCode !== undefined && !byCode.has(unit.fullCode)) byCode.set(unit.fullCode, unit);
    const peers = byLevel.get(unit.level);
    if (peers === undefined) byLevel.set(unit.level, [unit]);
    else peers.push(unit);
  }
  const locators = new Map<UnitLevel, (position: Position) => SurveyedUnit[]>();
  const ofLevel = (level: UnitLevel) => byLevel.get(level) ?? [];
  return {
    units,
    byCode,
    ofLevel,
    unitsAt: (level, position) => {
      const locate = locators.get(level) ?? locatorOf(ofLevel(level));
      locators.set(level, locate);
      return locate(position);
    },
    levelAbove: (level) =>
      NESTED_LEVELS.slice(0, Math.max(0, (NESTED_LEVELS as readonly UnitLevel[]).indexOf(level)))
        .toReversed()
        .find((coarser) => byLevel.has(coarser)),
  };
}

function surveyUnit(unit: AuditUnit): SurveyedUnit {
  let place: Position | undefined;
  const faults = ringFaults(unit.geometry);
  const asWritten = groundOf(unit.geometry);
  const isSound = faults.length === 0 || asWritten.length === 0;
  const ground = isSound ? asWritten : overlayNear(asWritten.flat()).covered(asWritten.flat(), 'odd');
  const box = boxOfRings(ground.flat());
  const completed = completeCode(unit.code);
  const own = 'code' in completed ? completed.code : undefined;
  const codedLevel = own === undefined ? undefined : levelOfCode(own);
  const isOfLevel = codedLevel === unit.level;
  return {
    ...unit,
    name: own !== undefined && isOfLevel ? own : unit.code,
    fullCode: isOfLevel ? own : undefined,
    codeFault: isOfLevel ? undefined : codeFaultOf(unit, codedLevel),
    faults,
    ground,
    box,
    // Reckoned when it is asked for, which is seldom.
    get position() {
      place ??= positionInside(ground.flat()) ?? firstPosition(unit.geometry.coordinates) ?? [0, 0];
      return place;
    },
  };
}

function codeFaultOf({ code, level }: AuditUnit, coded: UnitLevel | undefined): CodeReason {
  if (code === '') return { id: 'noCode' };
  if (coded !== undefined) return { id: 'codeOfOtherLevel', coded, level };
  const completed = completeCode(code);
  return { id: 'codeUnusable', why: 'reason' in completed ? completed.reason : 'is of no level' };
}

function firstPosition(nested: unknown): Position | undefined {
  if (!Array.isArray(nested)) return undefined;
  const [x, y] = nested as unknown[];
  if (typeof x === 'number' && typeof y === 'number') return Number.isFinite(x + y) ? [x, y] : undefined;
  for (const part of nested as unknown[]) {
    const found = firstPosition(part);
    if (found !== undefined) return found;
  }
  return undefined;
}

function locatorOf(units: readonly SurveyedUnit[]): (position: Position) => SurveyedUnit[] {
  const placed = units.filter(({ ground }) => ground.length > 0);
  const index = createPolygonIndex(placed.map(({ ground }) => shapeOf(ground)));
  return (position) => {
    const found: number[] = [];
    for (;;) {
      const at = index.find(position, (candidate) => !found.includes(candidate));
      if (at < 0) return found.map((one) => placed[one]!);
      found.push(at);
    }
  };
}

const shapeOf = (ground: Ground): MultiPolygon => ({
  type: 'MultiPolygon',
  coordinates: ground as Position[][][],
});
