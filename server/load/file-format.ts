import type { SourceFile } from './source-file.ts';
import type { TextFile } from './decode-file.ts';

/** What a row says of its place: a position or none, a line or polygon, or nothing as with published figures. */
export type RowShape = 'position' | 'shape' | 'figure';

/** A row under the names of its file, or one that is no row at all. `row` counts from 1. */
export type FileRow =
  | {
      row: number;
      line?: number;
      cells: ReadonlyMap<string, unknown> | Readonly<Record<string, unknown>>;
      geometry?: unknown;
      /** What was done to read it at all. */
      note?: string;
      /** Set where its quotes do not fit RFC 4180: its cells may be others than were meant. */
      isDoubtful?: true;
    }
  | BrokenRow;
export interface BrokenRow {
  row: number;
  line?: number;
  broken: string;
  /** What could be read of it all the same. */
  cells?: ReadonlyMap<string, unknown>;
}

/** What a format tells about its file while it reads. */
export interface FileListener {
  /** How many bytes were read so far. */
  onBytes: (bytes: number) => void;
  /** The column names, before the first row. Throws LayerFault where one is missing. */
  onHeader: (names: Iterable<string>, hasGeometry: boolean) => void;
  /** Whether names are the header of a table, where titles may stand above it. */
  isHeader?: (names: readonly string[]) => boolean;
  /** The line that the header stands on, from 1; found where it is not said. */
  headerLine?: number | undefined;
  /** Something about the file as a whole that a reader of the report has to know. */
  onNote?: (message: string) => void;
  /** The coordinate system that the file itself names. */
  onCrs: (declared: string) => void;
}

type ReadFile<File> = (file: File, listener: FileListener) => AsyncGenerator<FileRow>;

/** A format of files: the text ones are decoded before they are read, the others are read from their bytes. */
export type FileFormat = {
  /** With the dot, in small letters. */
  extensions: readonly string[];
  rowShapes: readonly RowShape[];
} & ({ isText: true; readRows: ReadFile<TextFile> } | { isText: false; readRows: ReadFile<SourceFile> });
