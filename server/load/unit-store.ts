import type { Kysely } from 'kysely';
import { groupBy } from '../../src/domain/arrays/group-by.ts';
import type { KnownUnits } from '../../src/domain/exchange/units/assign-unit-codes.ts';
import { createUnitLocator, type UnitLocator } from '../../src/domain/exchange/units/unit-locator.ts';
import { isWithin } from '../../src/domain/grids/codes.ts';
import { ofLevel, versionsAt } from '../../src/domain/grids/versions/units-at.ts';
import { fateBeside } from '../../src/domain/grids/versions/foreign-versions.ts';
import { overlapInTime, versionKey } from '../../src/domain/grids/versions/validity.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';
import type { Database } from '../database/schema.ts';
import { readSharedUnits } from '../repositories/shared-units.ts';
import { readUnits } from '../repositories/units.ts';

/** How many versions of other layers a layer ended earlier, and how many it stands in the place of. */
export interface ForeignTally {
  ended: number;
  takenOver: number;
}

interface Owned {
  unit: UnitRecord;
  dataSetId: string;
  layerId: string;
  /** Further data sets that name it. */
  sharedBy: readonly string[];
}

/** The units in the database in all their versions, kept in step while layers of one data set are loaded. */
export interface UnitStore {
  /** All units but those of the layer that is about to be loaded; `ownLayer` on those of the same data set. */
  without(layerId: string): KnownUnits;
  /** All versions of a layer of the data set. */
  ofLayer(layerId: string): UnitRecord[];
  /** All versions of all other layers. */
  besides(layerId: string): UnitRecord[];
  /** The same without layers that the data set no longer names. */
  standingBesides(layerId: string): UnitRecord[];
  /** The version of another data set that has a day in common with one of the same code, and its owner. */
  foreignTo(unit: UnitRecord): { unit: UnitRecord; dataSetId: string } | undefined;
  /**
   * Puts the units of a layer that was written in the place of those it had; says what became of versions of other layers. `shared`
   * are those that it names just as other data sets have them.
   */
  replace(layerId: string, units: readonly UnitRecord[], shared?: readonly UnitRecord[]): ForeignTally;
  /** Units whose days or borders changed, as they were and as they are. */
  readonly redrawn: UnitRecord[];
  /** Finds units for points of a data set, the one at hand unless said: its own first, then those of all others. */
  locator(ofDataSet?: string): UnitLocator;
  /** The units of the data set that count on a day and have none below them; areas left out. */
  finest(day: string): UnitRecord[];
}

/** Reads the units of a database for the loading of `dataSetId`, whose manifest names `layerIds`. */
export async function openUnitStore(
  db: Kysely<Database>,
  dataSetId: string,
  layerIds: readonly string[],
): Promise<UnitStore> {
  const owners = await db
    .selectFrom('unit_version')
    .select(['version_id', 'data_set_id', 'layer_id'])
    .execute();
  const ownerOf = new Map(owners.map((row) => [row.version_id, row]));
  const sharedBy = await readSharedUnits(db);
  const units = new Map<string, Owned>();
  for (const unit of owners.length > 0 ? await readUnits(db, { asOf: 'any' }) : []) {
    const owner = ownerOf.get(versionKey(unit));
    units.set(versionKey(unit), {
      unit,
      dataSetId: owner?.data_set_id ?? '',
      layerId: owner?.layer_id ?? '',
      sharedBy: sharedBy.get(versionKey(unit)) ?? [],
    });
  }
  const belongsTo = (dataSet: string) => (owned: Owned) =>
    owned.dataSetId === dataSet || owned.sharedBy.includes(dataSet);
  const isOwn = (owned: Owned) => owned.dataSetId === dataSetId;
  const isOf = (layerId: string) => (owned: Owned) => isOwn(owned) && owned.layerId === layerId;
  const unitsWhere = (accept: (owned: Owned) => boolean) =>
    [...units.values()].filter(accept).map(({ unit }) => unit);
  return {
    redrawn: [],
    without: (layerId) => {
      const known = new Map<string, KnownUnit>();
      const isLaidAside = isOf(layerId);
      for (const owned of units.values()) {
        if (isLaidAside(owned)) continue;
        const counts = isOwn(owned) && layerIds.includes(owned.layerId);
        const version: KnownUnit = counts ? { ...owned.unit, ownLayer: owned.layerId } : owned.unit;
        const other = known.get(version.code);
        known.set(version.code, other === undefined ? version : newestOf(other, version));
      }
      return known;
    },
    ofLayer: (layerId) => unitsWhere(isOf(layerId)),
    besides: (layerId) => unitsWhere((owned) => !isOf(layerId)(owned)),
    standingBesides: (layerId) =>
      unitsWhere((owned) => !isOf(layerId)(owned) && (!isOwn(owned) || layerIds.includes(owned.layerId))),
    foreignTo: (unit) =>
      [...units.values()].find(
        (owned) => !isOwn(owned) && owned.unit.code === unit.code && overlapInTime(owned.unit, unit),
      ),
    replace: (layerId, written, shared = []) => {
      const isLaidAside = isOf(layerId);
      const sharers = new Map<string, readonly string[]>();
      for (const [key, owned] of units)
        if (isLaidAside(owned)) {
          units.delete(key);
          sharers.set(key, owned.sharedBy);
        }
      const tally = endForeignVersions(units, written);
      for (const unit of written) {
        const key = versionKey(unit);
        units.set(key, { unit, dataSetId, layerId, sharedBy: sharers.get(key) ?? [] });
      }
      for (const unit of shared) {
        const owned = units.get(versionKey(unit));
        if (owned !== undefined)
          units.set(versionKey(unit), { ...owned, sharedBy: [...owned.sharedBy, dataSetId] });
      }
      return tally;
    },
    locator: (ofDataSet = dataSetId) => {
      const mine = unitsWhere(belongsTo(ofDataSet));
      const all = createUnitLocator(unitsWhere(() => true));
      return mine.length === 0 || mine.length === units.size ? all : ownFirst(createUnitLocator(mine), all);
    },
    finest: (day) => ofLevel(versionsAt(unitsWhere(belongsTo(dataSetId)), day), 'finest'),
  };
}

/**
 * A locator that asks one for a data set's own units first, then one for all. A unit of another data set goes before an own one
 * that it is a part of.
 */
function ownFirst(own: UnitLocator, all: UnitLocator): UnitLocator {
  return {
    ...all,
    finestAt: (point, at) => {
      const mine = own.finestAt(point, at);
      const any = all.finestAt(point, at);
      return mine === undefined || (any !== undefined && isWithin(any.code, mine.code)) ? any : mine;
    },
    unitAt: (point, level, at) => own.unitAt(point, level, at) ?? all.unitAt(point, level, at),
    codesOfAlias: (alias, at) => {
      const codes = own.codesOfAlias(alias, at);
      return codes.length > 0 ? codes : all.codesOfAlias(alias, at);
    },
  };
}

type KnownUnit = UnitRecord & { ownLayer?: string; others?: readonly KnownUnit[] };

/** The later of two versions of a code, with the other one behind it. */
function newestOf(a: KnownUnit, b: KnownUnit): KnownUnit {
  const [late, early] = (a.validFrom ?? '') >= (b.validFrom ?? '') ? [a, b] : [b, a];
  return { ...late, others: [...(late.others ?? []), early, ...(early.others ?? [])] };
}

/** What `replaceUnits` does to versions of other layers; those of the same key are overwritten by it. */
function endForeignVersions(units: Map<string, Owned>, written: readonly UnitRecord[]): ForeignTally {
  const tally: ForeignTally = { ended: 0, takenOver: 0 };
  const writtenOf = groupBy(written, ({ code }) => code);
  const keys = new Set(written.map(versionKey));
  for (const [key, owned] of units) {
    if (keys.has(key)) continue;
    const fate = fateBeside(owned.unit, writtenOf.get(owned.unit.code) ?? []);
    if (fate === 'stays') continue;
    if (fate === 'taken over') {
      units.delete(key);
      tally.takenOver++;
    } else {
      units.set(key, { ...owned, unit: { ...owned.unit, ...fate } });
      tally.ended++;
    }
  }
  return tally;
}
