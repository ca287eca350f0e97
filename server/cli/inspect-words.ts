import type { ColumnContent } from '../../src/domain/exchange/inspect/column-kind.ts';
import type { Doubt } from '../../src/domain/exchange/inspect/doubts.ts';
import type { GuessedKind } from '../../src/domain/exchange/inspect/field-names.ts';

/** All words of `gridlight inspect` in a language. */
export interface InspectWords {
  layerKinds: Readonly<Record<GuessedKind, string>>;
  columnKinds: Readonly<Record<ColumnContent, string>>;
  separators: Readonly<Record<string, string>>;
  header: (line: number) => string;
  rows: (rows: number) => string;
  shapes: Readonly<Record<'points' | 'lines' | 'polygons' | 'none', string>>;
  likely: (kind: string, level: string, by: string) => string;
  by: Readonly<Record<'code' | 'name' | 'file' | 'parent', string>>;
  crs: (crs: string, by: string) => string;
  crsBy: Readonly<Record<'declared' | 'degrees' | 'metres' | 'zone', string>>;
  order: Readonly<Record<'lonFirst' | 'latFirst' | 'oneColumn', string>>;
  table: readonly [column: string, kind: string, filled: string, field: string, samples: string];
  characters: (shortest: number, longest: number) => string;
  withheld: string;
  notMapped: string;
  doubts: Readonly<Record<Doubt['about'], (...what: string[]) => string>>;
  doubtsTitle: string;
  unread: (file: string, fault: string) => string;
  formats: Readonly<Record<'workbook' | 'shapefile' | 'other', string>>;
  wrote: (file: string) => string;
  copied: (files: number, folder: string) => string;
  next: (command: string) => string;
  begin: (command: string) => string;
  nothing: string;
}
