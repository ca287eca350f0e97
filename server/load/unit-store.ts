import type { Kysely } from 'kysely';
import { groupBy } from '../../src/domain/arrays/group-by.ts';
import type { KnownUnits } from '../../src/domain/exchange/units/assign-unit-codes.ts';
import { createUnitLocator, type UnitLocator } from '../../src/domain/exchange/units/unit-locator.ts';
import { ofLevel, versionsAt } from '../../src/domain/grids/versions/units-at.ts';
import { fateBeside } from '../../src/domain/grids/versions/foreign-versions.ts';
import { versionKey } from '../../src/domain/grids/versions/validity.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';
import type { Database } from '../database/schema.ts';
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
  /** Puts the units of a layer that was written in the place of those it had; says what became of versions of other layers. */
  replace(layerId: string, units: readonly UnitRecord[]): ForeignTally;
  /** Codes of units whose days or borders changed with a dated layer, and of those around them. */
  readonly redrawn: Set<string>;
  /** Finds units for points: those of the data set first, then those of all others. */
  locator(): UnitLocator;
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
  const units = new Map<string, Owned>();
  for (const unit of owners.length > 0 ? await readUnits(db, { asOf: 'any' }) : []) {
    const owner = ownerOf.get(versionKey(unit));
    units.set(versionKey(unit), {
      unit,
      dataSetId: owner?.data_set_id ?? '',
      layerId: owner?.layer_id ?? '',
    });
  }
  const isOwn = (owned: Owned) => owned.dataSetId === dataSetId;
  const isOf = (layerId: string) => (owned: Owned) => isOwn(owned) && owned.layerId === layerId;
  const unitsWhere = (accept: (owned: Owned) => boolean) =>
    [...units.values()].filter(accept).map(({ unit }) => unit);
  return {
    redrawn: new Set(),
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
    replace: (layerId, written) => {
      const isLaidAside = isOf(layerId);
      for (const [key, owned] of units) if (isLaidAside(owned)) units.delete(key);
      const tally = endForeignVersions(units, written);
      for (const unit of written) units.set(versionKey(unit), { unit, dataSetId, layerId });
      return tally;
    },
    locator: () => {
      const all = createUnitLocator(unitsWhere(() => true));
      const own = createUnitLocator(unitsWhere(isOwn));
      return {
        ...all,
        finestAt: (point, at) => own.finestAt(point, at) ?? all.finestAt(point, at),
        unitAt: (point, level, at) => own.unitAt(point, level, at) ?? all.unitAt(point, level, at),
      };
    },
    finest: (day) => ofLevel(versionsAt(unitsWhere(isOwn), day), 'finest'),
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
