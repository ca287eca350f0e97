import type { Kysely } from 'kysely';
import type { KnownUnits } from '../../src/domain/exchange/units/assign-unit-codes.ts';
import { createUnitLocator, type UnitLocator } from '../../src/domain/exchange/units/unit-locator.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';
import type { Database } from '../database/schema.ts';
import { readUnits } from '../repositories/units.ts';

interface Owned {
  unit: UnitRecord;
  dataSetId: string;
  layerId: string;
}

/** The units in the database, kept in step while layers of one data set are loaded. */
export interface UnitStore {
  /** All units but those of the layer that is about to be loaded; `ownLayer` on those of the same data set. */
  without(layerId: string): KnownUnits;
  /** Puts the units of a layer that was written in the place of those it had. */
  replace(layerId: string, units: readonly UnitRecord[]): void;
  /** Finds units for points: those of the data set first, then those of all others. */
  locator(): UnitLocator;
  /** The units of the data set that have none below them; areas left out. */
  finest(): UnitRecord[];
}

/** Reads the units of a database for the loading of `dataSetId`, whose manifest names `layerIds`. */
export async function openUnitStore(
  db: Kysely<Database>,
  dataSetId: string,
  layerIds: readonly string[],
): Promise<UnitStore> {
  const owners = await db.selectFrom('unit').select(['code', 'data_set_id', 'layer_id']).execute();
  const ownerOf = new Map(owners.map((row) => [row.code, row]));
  const units = new Map<string, Owned>();
  for (const unit of owners.length > 0 ? await readUnits(db) : []) {
    const owner = ownerOf.get(unit.code);
    units.set(unit.code, { unit, dataSetId: owner?.data_set_id ?? '', layerId: owner?.layer_id ?? '' });
  }
  const isOwn = (owned: Owned) => owned.dataSetId === dataSetId;
  const ownUnits = () => [...units.values()].filter(isOwn).map(({ unit }) => unit);
  return {
    without: (layerId) => {
      const known = new Map<string, UnitRecord & { ownLayer?: string }>();
      for (const [code, owned] of units) {
        if (isOwn(owned) && owned.layerId === layerId) continue;
        const counts = isOwn(owned) && layerIds.includes(owned.layerId);
        known.set(code, counts ? { ...owned.unit, ownLayer: owned.layerId } : owned.unit);
      }
      return known;
    },
    replace: (layerId, written) => {
      for (const [code, owned] of units) if (isOwn(owned) && owned.layerId === layerId) units.delete(code);
      for (const unit of written) units.set(unit.code, { unit, dataSetId, layerId });
    },
    locator: () => {
      const all = createUnitLocator([...units.values()].map(({ unit }) => unit));
      const own = createUnitLocator(ownUnits());
      return {
        ...all,
        finestAt: (point) => own.finestAt(point) ?? all.finestAt(point),
        unitAt: (point, level) => own.unitAt(point, level) ?? all.unitAt(point, level),
      };
    },
    finest: () => {
      const own = ownUnits();
      const parents = new Set(own.map(({ parentCode }) => parentCode));
      return own.filter(({ code, level }) => level !== 'area' && !parents.has(code));
    },
  };
}
