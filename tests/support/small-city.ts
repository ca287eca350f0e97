import type { OpenDatabase } from '../../server/database/open-database.ts';
import { inTransaction } from '../../server/database/transaction.ts';
import { replaceCameras } from '../../server/repositories/cameras.ts';
import { replaceCases } from '../../server/repositories/cases.ts';
import { replaceCodeTables, writeDataSet } from '../../server/repositories/data-sets.ts';
import { replaceFacilities } from '../../server/repositories/facilities.ts';
import { replaceFigures } from '../../server/repositories/figures.ts';
import { appendIncidents } from '../../server/repositories/incidents.ts';
import { replaceLines } from '../../server/repositories/lines.ts';
import { replacePlaces } from '../../server/repositories/places.ts';
import { replaceUnits } from '../../server/repositories/units.ts';
import { replaceTours } from '../../server/repositories/tours.ts';
import * as city from '../fixtures/small-city.ts';

/** Writes the small city with `incidentCount` incidents in one transaction; returns what each write counted. */
export function loadSmallCity({ kysely }: OpenDatabase, incidentCount: number) {
  const id = city.manifest.id;
  return inTransaction(kysely, async (trx) => {
    await replaceCodeTables(trx, id, city.codeTables);
    const counts = {
      units: await replaceUnits(trx, id, 'units', city.units),
      lines: await replaceLines(trx, id, 'lines', city.lines),
      places: await replacePlaces(trx, id, 'places', city.places),
      facilities: await replaceFacilities(trx, id, 'facilities', city.facilities),
      cameras: await replaceCameras(trx, id, 'cameras', city.cameras),
      cases: await replaceCases(trx, id, 'cases', city.cases),
      figures: await replaceFigures(trx, id, 'figures', city.figures),
      incidents: await appendIncidents(trx, id, 'incidents', city.makeIncidents(incidentCount)),
    };
    await replaceTours(trx, id, city.tours);
    await writeDataSet(trx, { manifest: city.manifest, synthetic: true, loadedAt: city.DAY });
    return counts;
  });
}
