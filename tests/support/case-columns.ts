import { NO_ENTRY, UNKNOWN_CODE, type CaseColumns } from '../../src/domain/cases/case-columns.ts';

/** Columns of so many cases about which nothing is known but what `said` says. */
export function caseColumns(count: number, said: Partial<Omit<CaseColumns, 'count'>> = {}): CaseColumns {
  const none = (): Int32Array => new Int32Array(count).fill(NO_ENTRY);
  return {
    count,
    caseNos: Array.from({ length: count }, (_, row) => `SIM-${row + 1}`),
    from: new Float64Array(count),
    to: new Float64Array(count),
    reportedAt: new Float64Array(count),
    arrestedAt: new Float64Array(count).fill(Number.NaN),
    longitude: new Float64Array(count),
    latitude: new Float64Array(count),
    placeType: new Uint8Array(count),
    status: new Uint8Array(count),
    moment: new Uint8Array(count).fill(UNKNOWN_CODE),
    methods: new Uint8Array(count),
    property: new Uint8Array(count),
    value: new Uint8Array(count).fill(UNKNOWN_CODE),
    recovered: new Int32Array(count),
    marketDay: new Uint8Array(count).fill(UNKNOWN_CODE),
    unit: new Uint32Array(count),
    units: ['430202001001'],
    place: none(),
    places: [],
    line: none(),
    lines: [],
    boardStop: none(),
    alightStop: none(),
    stops: [],
    ...said,
  };
}
