import type { Kysely } from 'kysely';
import type { SourceRow } from '../../src/domain/exchange/fields/row-result.ts';
import { cellText } from '../../src/domain/exchange/fields/row-result.ts';
import { oldCodeOf, type CodeMemory } from '../../src/domain/exchange/units/assign-unit-codes.ts';
import type { RememberedUnit } from '../../src/domain/exchange/units/recall-codes.ts';
import { aliasKey } from '../../src/domain/exchange/units/unit-locator.ts';
import { completeCode } from '../../src/domain/grids/unit-code.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';
import type { Database } from '../database/schema.ts';
import { readAllMadeCodes, readMadeCodes, type MadeCode } from '../repositories/made-codes.ts';
import type { Owner } from './layer-kind.ts';

/** What is remembered of the codes of a layer, and what is to be remembered after it was read. */
export interface LayerCodeMemory extends CodeMemory {
  /** The codes that were made, of units that were taken. */
  madeAmong(units: readonly UnitRecord[]): MadeCode[];
  /** Codes of the units that rows name which could not be taken: by the code, else by an old code, else by the name. */
  codesNamedBy(sources: readonly SourceRow[]): Set<string>;
}

/** Opens the memory of a layer: its units as they are `stored`, and those that it had once. */
export async function openCodeMemory(
  db: Kysely<Database>,
  { dataSetId, layerId }: Owner,
  stored: readonly UnitRecord[],
): Promise<LayerCodeMemory> {
  const noted = new Map((await readMadeCodes(db, dataSetId, layerId)).map((made) => [made.code, made]));
  const living = stored.filter(({ validTo }) => validTo === undefined);
  const remembered: RememberedUnit[] = living.map((unit) => ({
    code: unit.code,
    level: unit.level,
    name: unit.name,
    oldCodes: unit.aliases,
    labelPoint: unit.labelPoint,
    geometry: unit.geometry,
  }));
  const isLiving = new Set(living.map(({ code }) => code));
  for (const made of noted.values())
    if (!isLiving.has(made.code))
      remembered.push({ ...made, oldCodes: made.oldCode === undefined ? [] : [made.oldCode] });
  const made = new Map<string, string | undefined>();
  return {
    remembered,
    reserved: new Set([...(await readAllMadeCodes(db)), ...stored.map(({ code }) => code)]),
    onMade: (code, oldCode) => made.set(code, oldCode),
    madeAmong: (units) =>
      units.flatMap(({ code, level, name, labelPoint }) =>
        made.has(code) ? [{ code, level, name, oldCode: made.get(code), labelPoint }] : [],
      ),
    codesNamedBy: (sources) => new Set(sources.flatMap((source) => codesOf(source, remembered))),
  };
}

function codesOf({ values }: SourceRow, remembered: readonly RememberedUnit[]): string[] {
  const raw = values.get('code');
  const completed = completeCode(raw);
  if ('code' in completed) return [completed.code];
  const old = oldCodeOf(raw);
  const byOldCode = remembered.filter(
    ({ oldCodes }) => old !== undefined && oldCodes.some((each) => aliasKey(each) === aliasKey(old)),
  );
  const name = aliasKey(cellText(values.get('name')));
  const found = byOldCode.length > 0 ? byOldCode : remembered.filter((each) => aliasKey(each.name) === name);
  return found.map(({ code }) => code);
}
