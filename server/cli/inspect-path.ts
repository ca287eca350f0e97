import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { readPath } from '../../src/domain/exchange/fields/column-mapping.ts';
import { doubt, type Doubt } from '../../src/domain/exchange/inspect/doubts.ts';
import { draftCodes, type DraftCodes } from '../../src/domain/exchange/inspect/draft-codes.ts';
import {
  draftLayer,
  type DraftContext,
  type LayerDraft,
} from '../../src/domain/exchange/inspect/draft-layer.ts';
import { draftManifest } from '../../src/domain/exchange/inspect/draft-manifest.ts';
import {
  guessLevel,
  levelByParents,
  type LevelGuess,
} from '../../src/domain/exchange/inspect/guess-level.ts';
import { columnOf, guessMapping } from '../../src/domain/exchange/inspect/guess-mapping.ts';
import type { TableFinding } from '../../src/domain/exchange/inspect/table-finding.ts';
import { completeCode } from '../../src/domain/grids/unit-code.ts';
import { UNIT_LEVELS } from '../../src/domain/grids/codes.ts';
import { crsNamed } from '../../src/domain/geo/crs-names.ts';
import { codeTablesSchema, type CodeTables } from '../../src/schemas/code-tables.ts';
import { layerSchema } from '../../src/schemas/dataset.ts';
import { inspectFile } from '../load/inspect-file.ts';
import { LayerFault } from '../load/layer-fault.ts';
import { LAYER_KINDS } from '../load/layer-kinds.ts';
import { readJson } from '../load/manifest-files.ts';
import { emptyContext } from '../load/empty-context.ts';

/** All that was found in a file or a folder, with a dataset.json to begin with. */
export interface Inspection {
  /** The folder that the names of files are relative to. */
  root: string;
  name: string;
  layers: readonly LayerDraft[];
  /** Files with rows that are of no kind that is known. */
  unplaced: readonly TableFinding[];
  /** Files that cannot be read, and why. */
  unread: readonly { file: string; fault: string }[];
  /** The file of code tables that is there, or the tables that were made of the words of the files. */
  codeTables?: string;
  codes?: DraftCodes;
  manifest: Record<string, unknown>;
  doubts: readonly Doubt[];
}

const NO_CODES: CodeTables = { categories: [], channels: [], departments: [], staffingSchemes: [] };
const isReadable = (crs: string): boolean => crsNamed(crs) !== undefined;
/** Files that stand beside data and are none. */
const BESIDE =
  /^(dataset.*\.json|package(-lock)?\.json|.*\.(md|prj|cpg|dbf|shx|qpj|qmd|sbn|sbx|png|jpg|pdf|docx?))$/i;

/**
 * Looks at a file, or at all files of a folder, and drafts a manifest. `root` is the folder that the manifest will lie in,
 * where that is another one.
 * @throws Error where there is no such file, or it lies outside of `root`
 */
export async function inspectPath(target: string, root?: string): Promise<Inspection> {
  const info = await stat(target).catch((error: unknown) => {
    throw new Error(`${target} is not there`, { cause: error });
  });
  const base = root ?? (info.isDirectory() ? target : path.dirname(target));
  const files = info.isDirectory() ? await filesOf(target) : [target];
  const names = files.map((file) => path.relative(base, file).split(path.sep).join('/'));
  if (names.some((file) => file.startsWith('../') || path.isAbsolute(file)))
    throw new Error(`${target} does not lie in ${base}; use --out, which copies the files`);
  const tables: TableFinding[] = [];
  const unread: { file: string; fault: string }[] = [];
  let codeTables: { file: string; tables: CodeTables } | undefined;
  for (const file of names) {
    const codes = await codeTablesOf(base, file);
    if (codes !== undefined) {
      codeTables ??= { file, tables: codes };
      continue;
    }
    try {
      tables.push(await inspectFile(base, file));
    } catch (error) {
      if (!(error instanceof LayerFault)) throw error;
      unread.push({ file, fault: error.message });
    }
  }
  const drafts = draftLayers(tables, codeTables?.tables ?? NO_CODES);
  // What nothing decides for any file is asked once.
  const isShiftOpen = drafts.some(({ doubts: own }) => own.some(isShift));
  const layers = drafts.map((layer) => ({ ...layer, doubts: layer.doubts.filter((each) => !isShift(each)) }));
  const drafted = new Set(layers.map(({ finding }) => finding));
  const made = codeTables === undefined && layers.some(({ kind }) => kind.kind === 'incidents');
  const { codes, doubts } = made ? draftCodes(layers) : { codes: undefined, doubts: [] };
  const shift = isShiftOpen ? [doubt('shiftUnknown')] : [];
  const name = path.basename(
    info.isDirectory() ? path.resolve(target) : base === '.' ? path.resolve() : path.resolve(base),
  );
  return {
    root: base,
    name,
    layers,
    unplaced: tables.filter((table) => !drafted.has(table)),
    unread,
    ...(codeTables === undefined ? {} : { codeTables: codeTables.file }),
    ...(codes === undefined ? {} : { codes }),
    manifest: draftManifest(name, layers, codeTables?.file ?? (codes && 'codes.json'), isReadable),
    doubts: [...doubts, ...shift],
  };
}

const isShift = ({ about }: Doubt): boolean => about === 'shiftUnknown';

/** Units first, so that their codes are known where others name them. */
function draftLayers(tables: readonly TableFinding[], codeTables: CodeTables): LayerDraft[] {
  const context: DraftContext = {
    vocabularies: emptyContext(codeTables).vocabularies,
    fieldsOf: (kind) =>
      LAYER_KINDS[kind].createReader(
        emptyContext(codeTables),
        layerSchema.parse({ id: 'x', kind, file: 'x' }),
      ).fields,
    isReadable,
    levelOf: levelsOf(tables),
  };
  const units = tables.flatMap((table) => {
    const layer = draftLayer(table, context);
    return layer?.kind.kind === 'units' ? [layer] : [];
  });
  const known = new Set(units.flatMap((layer) => codesOf(layer)));
  const isUnitCode = (value: string): boolean => {
    const completed = completeCode(value);
    return known.has(value) || (!('reason' in completed) && known.has(completed.code));
  };
  const isUnits = new Set(units.map(({ finding }) => finding));
  const others = tables
    .filter((table) => !isUnits.has(table))
    .flatMap((table) => draftLayer(table, { ...context, ...(known.size > 0 && { isUnitCode }) }) ?? []);
  const depth = ({ level }: LayerDraft) => UNIT_LEVELS.indexOf(level?.level ?? 'grid');
  return [...units.toSorted((a, b) => depth(a) - depth(b)), ...others];
}

/** The codes of a layer of units, as written and completed. */
function codesOf({ columns, finding }: LayerDraft): string[] {
  return valuesIn(finding, columns.get('code')).flatMap((code) => {
    const completed = completeCode(code);
    return 'reason' in completed ? [code] : [code, completed.code];
  });
}

/** The level of each file by its codes, names and own name; those without one by the parents that they name. */
function levelsOf(tables: readonly TableFinding[]): (finding: TableFinding) => LevelGuess | undefined {
  const known = new Map(
    tables.map((table) => {
      const columns = guessMapping('units', table.columns, true);
      const codes = valuesIn(table, columns.get('code'));
      const level = guessLevel(path.basename(table.file), valuesIn(table, columns.get('name')), codes);
      return [
        table,
        { level, codes: new Set(codes), parents: new Set(valuesIn(table, columns.get('parentCode'))) },
      ];
    }),
  );
  return (finding) => {
    const own = known.get(finding);
    const others = [...known.values()].filter((other) => other !== own);
    return (
      own?.level ??
      levelByParents(
        own?.parents ?? new Set(),
        others.map(({ level, codes }) => ({ level: level?.level, codes })),
      )
    );
  };
}

function valuesIn(finding: TableFinding, name: string | readonly [string, string] | undefined): string[] {
  const columns = new Map([['field', name ?? '']]);
  return [...(columnOf(columns, 'field', finding)?.profile.values.keys() ?? [])];
}

async function codeTablesOf(folder: string, file: string): Promise<CodeTables | undefined> {
  if (!/\.json$/i.test(file)) return undefined;
  const json = await readJson(folder, file);
  if ('fault' in json || readPath(json.value, 'categories') === undefined) return undefined;
  const parsed = codeTablesSchema.safeParse(json.value);
  return parsed.success ? parsed.data : undefined;
}

async function filesOf(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !BESIDE.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !path
          .relative(folder, file)
          .split(path.sep)
          .some((part) => part.startsWith('.')),
    )
    .sort();
}
