import type { CaseColumns } from '../../src/domain/cases/case-columns.ts';
import { NO_ENTRY, UNKNOWN_CODE } from '../../src/domain/cases/case-columns.ts';
import {
  CASE_MOMENTS,
  CASE_STATUSES,
  METHODS,
  PLACE_TYPES,
  PROPERTY_KINDS,
  VALUE_BANDS,
} from '../../src/domain/cases/case-terms.ts';
import type { PickpocketCaseRecord } from '../../src/schemas/cases.ts';

/** Records of cases as the page gets them: columns sorted by the earliest time, then by number. */
export function columnsOfCases(records: readonly PickpocketCaseRecord[]): CaseColumns {
  const rows = records.toSorted(
    (a, b) => Date.parse(a.occurredFrom) - Date.parse(b.occurredFrom) || (a.caseNo < b.caseNo ? -1 : 1),
  );
  const listOf = (ids: readonly (string | undefined)[]) => {
    const list = [...new Set(ids.filter((id) => id !== undefined))].toSorted();
    return { list, at: (id: string | undefined) => (id === undefined ? NO_ENTRY : list.indexOf(id)) };
  };
  const units = listOf(rows.map(({ unitCode }) => unitCode));
  const places = listOf(rows.map(({ placeId }) => placeId));
  const lines = listOf(rows.map(({ transit }) => transit?.lineId));
  const stops = listOf(rows.flatMap(({ transit }) => [transit?.boardStopId, transit?.alightStopId]));
  type Row = (typeof rows)[number];
  const times = (of: (row: Row) => string | undefined) =>
    Float64Array.from(rows, (row) => Date.parse(of(row) ?? ''));
  const bytes = (of: (row: Row) => number) => Uint8Array.from(rows, of);
  const bits = <Code extends string>(list: readonly Code[], codes: readonly Code[]) =>
    codes.reduce((sum, code) => sum | (1 << list.indexOf(code)), 0);
  return {
    count: rows.length,
    caseNos: rows.map(({ caseNo }) => caseNo),
    from: times((row) => row.occurredFrom),
    to: times((row) => row.occurredTo),
    reportedAt: times((row) => row.reportedAt),
    arrestedAt: times((row) => row.arrestedAt),
    longitude: Float64Array.from(rows, ({ longitude }) => longitude),
    latitude: Float64Array.from(rows, ({ latitude }) => latitude),
    placeType: bytes(({ placeType }) => PLACE_TYPES.indexOf(placeType)),
    status: bytes(({ status }) => CASE_STATUSES.indexOf(status)),
    moment: bytes(({ moment }) => (moment === undefined ? UNKNOWN_CODE : CASE_MOMENTS.indexOf(moment))),
    methods: bytes(({ methods }) => bits(METHODS, methods)),
    property: bytes(({ property }) =>
      bits(
        PROPERTY_KINDS,
        property.map(({ kind }) => kind),
      ),
    ),
    value: bytes(({ property }) =>
      property.length === 0
        ? UNKNOWN_CODE
        : Math.max(...property.map(({ valueBand }) => VALUE_BANDS.indexOf(valueBand))),
    ),
    recovered: Int32Array.from(rows, ({ recoveredItems }) => recoveredItems),
    marketDay: new Uint8Array(rows.length).fill(UNKNOWN_CODE),
    unit: Uint32Array.from(rows, ({ unitCode }) => units.at(unitCode)),
    units: units.list,
    place: Int32Array.from(rows, ({ placeId }) => places.at(placeId)),
    places: places.list,
    line: Int32Array.from(rows, ({ transit }) => lines.at(transit?.lineId)),
    lines: lines.list,
    boardStop: Int32Array.from(rows, ({ transit }) => stops.at(transit?.boardStopId)),
    alightStop: Int32Array.from(rows, ({ transit }) => stops.at(transit?.alightStopId)),
    stops: stops.list,
  };
}
