import { sql, type Transaction } from 'kysely';
import { createCameraReader } from '../../src/domain/exchange/rows/read-camera.ts';
import { createCaseReader } from '../../src/domain/exchange/rows/read-case.ts';
import { createFigureReader } from '../../src/domain/exchange/rows/read-figure.ts';
import { createIncidentReader } from '../../src/domain/exchange/rows/read-incident.ts';
import { createLineReader } from '../../src/domain/exchange/rows/read-line.ts';
import { createFacilityReader, createPlaceReader } from '../../src/domain/exchange/rows/read-point-record.ts';
import { createUnitReader } from '../../src/domain/exchange/rows/read-unit.ts';
import { cameraSchema, type CameraRecord } from '../../src/schemas/cameras.ts';
import { pickpocketCaseSchema, type PickpocketCaseRecord } from '../../src/schemas/cases.ts';
import type { Layer } from '../../src/schemas/dataset.ts';
import { figureSchema, type FigureRecord } from '../../src/schemas/figures.ts';
import {
  facilitySchema,
  placeSchema,
  type FacilityRecord,
  type LineRecord,
  type PlaceRecord,
} from '../../src/schemas/places.ts';
import type { UnitRecord } from '../../src/schemas/units.ts';
import type { Database } from '../database/schema.ts';
import { replaceCameras } from '../repositories/cameras.ts';
import { replaceCases } from '../repositories/cases.ts';
import { bumpVersion, type Resource } from '../repositories/data-version.ts';
import { replaceFacilities } from '../repositories/facilities.ts';
import { replaceFigures } from '../repositories/figures.ts';
import { removeIncidents } from '../repositories/incidents.ts';
import { replaceLines } from '../repositories/lines.ts';
import { replacePlaces } from '../repositories/places.ts';
import { replaceUnits } from '../repositories/units.ts';
import type { LayerKind } from './layer-kind.ts';
import { loadUnits } from './load-units.ts';
import {
  incidentRecordSchema,
  lineRecordSchema,
  unitRecordSchema,
  type IncidentRecord,
} from './record-schemas.ts';
import { replaceLayer } from './replace-layer.ts';
import { streamIncidents, writeIncidents } from './stream-incidents.ts';

/** A row of each kind, as it is written. */
export interface RecordOf {
  units: UnitRecord;
  facilities: FacilityRecord;
  places: PlaceRecord;
  lines: LineRecord;
  cameras: CameraRecord;
  figures: FigureRecord;
  cases: PickpocketCaseRecord;
  incidents: IncidentRecord;
}

/**
 * All that `load` knows of each kind of data, in the order in which layers are loaded: units come first, so that points
 * find theirs.
 */
export const LAYER_KINDS: { readonly [Kind in Layer['kind']]: LayerKind<RecordOf[Kind]> } = {
  units: {
    rowShape: 'shape',
    createReader: (context, layer) =>
      layer.kind === 'units'
        ? createUnitReader(context, layer.level, layer.validFrom)
        : createUnitReader(context, undefined),
    recordSchema: unitRecordSchema,
    load: loadUnits,
    write: replaceUnits,
    ...storedIn('unit_version', 'version_id', 'unit'),
  },
  facilities: {
    rowShape: 'position',
    createReader: createFacilityReader,
    recordSchema: facilitySchema,
    load: replaceLayer,
    write: replaceFacilities,
    ...storedIn('facility', 'id', 'facility'),
  },
  places: {
    rowShape: 'position',
    createReader: createPlaceReader,
    recordSchema: placeSchema,
    load: replaceLayer,
    write: replacePlaces,
    ...storedIn('place', 'id', 'place'),
  },
  lines: {
    rowShape: 'shape',
    createReader: createLineReader,
    recordSchema: lineRecordSchema,
    load: replaceLayer,
    write: replaceLines,
    ...storedIn('line', 'id', 'line'),
  },
  cameras: {
    rowShape: 'position',
    createReader: createCameraReader,
    recordSchema: cameraSchema,
    load: replaceLayer,
    write: replaceCameras,
    ...storedIn('camera', 'gb_id', 'camera'),
  },
  figures: {
    rowShape: 'figure',
    createReader: createFigureReader,
    recordSchema: figureSchema,
    load: replaceLayer,
    write: replaceFigures,
    ...storedIn('figure', 'id', 'figure'),
  },
  cases: {
    rowShape: 'position',
    createReader: createCaseReader,
    recordSchema: pickpocketCaseSchema,
    load: replaceLayer,
    write: replaceCases,
    ...storedIn('pickpocket_case', 'case_no', 'case'),
  },
  incidents: {
    rowShape: 'position',
    createReader: createIncidentReader,
    recordSchema: incidentRecordSchema,
    load: streamIncidents,
    write: writeIncidents,
    table: 'incident',
    id: 'event_no',
    remove: removeIncidents,
  },
};

/** The table of a kind whose rows nothing else hangs on, and how a layer of it is removed. */
function storedIn(table: string, id: string, resource: Resource) {
  const remove = async (trx: Transaction<Database>, dataSetId: string, layerId: string) => {
    const gone = await sql`
      delete from ${sql.table(table)} where data_set_id = ${dataSetId} and layer_id = ${layerId}`.execute(
      trx,
    );
    await bumpVersion(trx, resource);
    return Number(gone.numAffectedRows ?? 0);
  };
  return { table, id, remove };
}
