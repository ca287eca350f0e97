import { levelOfCode, NESTED_LEVELS, type NestedLevel, type UnitLevel } from '../../grids/codes.ts';

/** The likely level of a file of units, and what says so. */
export interface LevelGuess {
  level: UnitLevel;
  by: 'code' | 'name' | 'file' | 'parent';
}

/** What names of units and of files end in or hold, fine to coarse: 微网格 is a 网格 too. */
const WORDS: readonly (readonly [RegExp, UnitLevel])[] = [
  [/微网格|micro/i, 'micro-grid'],
  [/网格|grid|wg\b/i, 'grid'],
  [/片区|area/i, 'area'],
  [/社区|居委会|村委会|村$|居$|village|communit|shequ/i, 'village'],
  [/街道|镇|乡$|办事处|township|street|town|jiedao/i, 'township'],
  [/区$|县$|市$|区县|旗$|county|district|quxian/i, 'county'],
];
const MOST = 0.6;

/** The level that most codes have, else the one that most names say, else that of the file name. */
export function guessLevel(
  file: string,
  names: readonly string[],
  codes: readonly string[],
): LevelGuess | undefined {
  const coded = codes
    .filter((code) => /^\d{6}(\d{3}){0,4}$/.test(code))
    .flatMap((code) => levelOfCode(code) ?? []);
  const byCode = majority(coded, codes.length);
  if (byCode !== undefined) return { level: byCode, by: 'code' };
  const byName = majority(
    names.flatMap((name) => levelOfWord(name) ?? []),
    names.length,
  );
  if (byName !== undefined) return { level: byName, by: 'name' };
  const byFile = levelOfWord(file.replace(/\.[^.]*$/, ''));
  return byFile === undefined ? undefined : { level: byFile, by: 'file' };
}

/** The level below that of the file whose codes the parents of this one are; `undefined` where there is none. */
export function levelByParents(
  parents: ReadonlySet<string>,
  others: readonly { level: UnitLevel | undefined; codes: ReadonlySet<string> }[],
): LevelGuess | undefined {
  if (parents.size === 0) return undefined;
  const above = others.find(
    ({ codes }) => [...parents].filter((code) => codes.has(code)).length > parents.size * MOST,
  );
  const depth = NESTED_LEVELS.indexOf(above?.level as NestedLevel);
  const level = depth < 0 ? undefined : NESTED_LEVELS[depth + 1];
  return level === undefined ? undefined : { level, by: 'parent' };
}

function levelOfWord(word: string): UnitLevel | undefined {
  return WORDS.find(([pattern]) => pattern.test(word.trim()))?.[1];
}

function majority(levels: readonly UnitLevel[], of: number): UnitLevel | undefined {
  return [...new Set(levels)].find(
    (level) => of > 0 && levels.filter((other) => other === level).length > of * MOST,
  );
}
