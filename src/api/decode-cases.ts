import { columnReader } from '../domain/arrow/arrow-columns.ts';
import { readArrowStream } from '../domain/arrow/arrow-stream.ts';
import { NO_ENTRY, UNKNOWN_CODE, type CaseColumns, type CaseLists } from '../domain/cases/case-columns.ts';
import {
  CASE_MOMENTS,
  CASE_STATUSES,
  METHODS,
  PLACE_TYPES,
  PROPERTY_KINDS,
  VALUE_BANDS,
} from '../domain/cases/case-terms.ts';

const LISTS = ['units', 'places', 'lines', 'stops'] as const satisfies readonly (keyof CaseLists)[];

/** The order of codes that the columns are read by. */
const CODES = {
  placeTypes: PLACE_TYPES,
  statuses: CASE_STATUSES,
  moments: CASE_MOMENTS,
  methods: METHODS,
  propertyKinds: PROPERTY_KINDS,
  valueBands: VALUE_BANDS,
} as const;

/**
 * Reads the Arrow stream of `/api/cases.arrow`. Throws where a column or a list is missing, or codes stand in another order
 * than this page knows, with the name.
 */
export function decodeCases(bytes: Uint8Array): CaseColumns {
  const table = readArrowStream(bytes);
  const { numbers, texts } = columnReader(table, 'cases.arrow');
  const degrees = (name: string): Float64Array =>
    Float64Array.from(numbers(name, Int32Array, 0), (value) => value * 1e-6);
  const byte = (name: string): Uint8Array => numbers(name, Uint8Array, UNKNOWN_CODE);
  const entry = (name: string): Int32Array => numbers(name, Int32Array, NO_ENTRY);
  const from = numbers('from', Float64Array, 0);
  return {
    count: from.length,
    caseNos: textsOf(texts('caseNo')),
    from,
    to: numbers('to', Float64Array, 0),
    reportedAt: numbers('reportedAt', Float64Array, 0),
    arrestedAt: numbers('arrestedAt', Float64Array, Number.NaN),
    longitude: degrees('lngE6'),
    latitude: degrees('latE6'),
    placeType: byte('placeType'),
    status: byte('status'),
    moment: byte('moment'),
    methods: byte('methods'),
    property: byte('property'),
    value: byte('value'),
    recovered: numbers('recovered', Int32Array, 0),
    marketDay: byte('marketDay'),
    unit: numbers('unit', Uint32Array, 0),
    place: entry('place'),
    line: entry('line'),
    boardStop: entry('boardStop'),
    alightStop: entry('alightStop'),
    ...readLists(JSON.parse(table.metadata.get('gridlight') ?? '{}') as Record<string, unknown>),
  };
}

function readLists(metadata: Readonly<Record<string, unknown>>): CaseLists {
  for (const [name, known] of Object.entries(CODES))
    if (JSON.stringify(metadata[name]) !== JSON.stringify(known))
      throw new Error(`cases.arrow: the list "${name}" is not ${known.join(', ')}`);
  const [units, places, lines, stops] = LISTS.map((name): readonly string[] => {
    const list = metadata[name];
    if (!Array.isArray(list)) throw new Error(`cases.arrow: the list "${name}" is missing`);
    return list.map(String);
  });
  return { units: units!, places: places!, lines: lines!, stops: stops! };
}

function textsOf({ offsets, bytes }: { offsets: Uint32Array; bytes: Uint8Array }): string[] {
  const decoder = new TextDecoder();
  return Array.from({ length: offsets.length - 1 }, (_, row) =>
    decoder.decode(bytes.subarray(offsets[row], offsets[row + 1])),
  );
}
