import path from 'node:path';

const SPREADSHEET = 'save it as "CSV UTF-8" in the spreadsheet';
const GEODATA = 'convert it to GeoJSON in WGS 84, for example with ogr2ogr -t_srs EPSG:4326 out.geojson';
const ARCHIVE = 'unpack it';
const DOCUMENT = 'it is no table; take the table out of it and save that as CSV';

/** What to do with a file of a format that is not read, by its extension. */
const ADVICE: readonly [extensions: RegExp, what: string, advice: string][] = [
  [/^\.(xlsx?|xlsm|xlsb|ods|et|ett|numbers|dbf)$/, 'a spreadsheet', SPREADSHEET],
  [/^\.(shp|shx|gpkg|kml|kmz|gml|gdb|mdb|tab|mif|mid|dwg|dxf|fgb|gpx|topojson|parquet|geoparquet|sqlite)$/, 'of a geodata format', GEODATA],
  [/^\.(zip|rar|7z|tar|tgz|gz)$/, 'packed', ARCHIVE],
  [/^\.(docx?|wps|pdf|pptx?|html?|mht|png|jpe?g|tiff?)$/, 'a document', DOCUMENT],
]; // prettier-ignore

/** One sentence on a file whose extension names a format that is not read: what it is, and what to do. */
export function adviceFor(file: string): string | undefined {
  const extension = path.extname(file).toLowerCase();
  const [, what, advice] = ADVICE.find(([extensions]) => extensions.test(extension)) ?? [];
  return what === undefined ? undefined : `"${file}" is ${what}, which is not read: ${advice}`;
}

/** Beginnings of files that are often given the name of a table. */
const SIGNATURES: readonly [bytes: readonly number[], what: string, advice: string][] = [
  [[0x50, 0x4b, 0x03, 0x04], 'an Excel workbook (.xlsx) or another packed file', `${SPREADSHEET}, or ${ARCHIVE}`],
  [[0xd0, 0xcf, 0x11, 0xe0], 'an Excel workbook (.xls) or another document of Office', SPREADSHEET],
  [[0x25, 0x50, 0x44, 0x46], 'a PDF', DOCUMENT],
  [[0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20], 'an SQLite database or GeoPackage', GEODATA],
  [[0x1f, 0x8b], 'packed by gzip', 'unpack it, or let its name end in .gz'],
  [[0x52, 0x61, 0x72, 0x21], 'a RAR archive', ARCHIVE],
  [[0x37, 0x7a, 0xbc, 0xaf], 'a 7z archive', ARCHIVE],
]; // prettier-ignore

/** One sentence on bytes that are the beginning of something else than text; `undefined` where they may be text. */
export function describeBytes(head: Uint8Array): string | undefined {
  const [, what, advice] = SIGNATURES.find(([bytes]) => bytes.every((byte, i) => head[i] === byte)) ?? [];
  if (what !== undefined) return `is ${what}, whatever its name says: ${advice}`;
  const start = new TextDecoder()
    .decode(head)
    .replace(/^\ufeff/, '')
    .trimStart()
    .toLowerCase();
  if (/^(<!doctype html|<html|<table|<meta|<head)/.test(start))
    return `is a web page, which platforms like to call .xls or .csv: open it in a spreadsheet and ${SPREADSHEET}`;
  if (/^(<\?xml|<kml|<gpx|<workbook)/.test(start)) return `is XML: ${SPREADSHEET}, or ${GEODATA}`;
  return undefined;
}
