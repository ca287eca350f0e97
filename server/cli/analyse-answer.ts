/** What `gridlight analyse` answers; `--json` prints all but the table. */
export interface AnalyseAnswer {
  method: string;
  /** How input and method were set, with what was decided for the reader. */
  parameters: Readonly<Record<string, unknown>>;
  /** Rows that were taken. */
  n: number;
  warnings: readonly string[];
  result: unknown;
  /** The result as lines for a reader. */
  table: readonly string[];
}

/** The answer as one line of JSON, or as text. Numbers that are none (a z-score without variance) are null. */
export function answerText({ table, ...answer }: AnalyseAnswer, isJson: boolean): string {
  if (isJson) return `${JSON.stringify(answer)}\n`;
  const { method, parameters, n, warnings } = answer;
  const settings = Object.entries(parameters).map(
    ([name, value]) => `  ${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
  const head = [`${method} · n = ${n}`, ...settings, ...warnings.map((warning) => `note: ${warning}`)];
  return `${[...head, '', ...table].join('\n')}\n`;
}

/** Lines of a table whose columns are as wide as their longest cell; numbers stand at the right. */
export function textTable(
  header: readonly string[],
  rows: readonly (readonly (string | number)[])[],
): string[] {
  const cells = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? numberText(cell) : cell)));
  const widths = header.map((name, column) =>
    Math.max(name.length, ...cells.map((row) => row[column]?.length ?? 0)),
  );
  const isRight = header.map((_, column) => cells.every((row) => isNumeric(row[column] ?? '')));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) =>
        isRight[column] ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
      )
      .join('  ')
      .trimEnd();
  return [header, ...cells].map(line);
}

/** A number, or a dash in the place of one. */
function isNumeric(cell: string): boolean {
  return /^([-–]|-?\d[\d.]*(e[-+]?\d+)?)$/.test(cell);
}

/** Whole numbers whole, others with four significant digits. */
export function numberText(value: number): string {
  if (!Number.isFinite(value)) return '–';
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 1_000 ? value.toFixed(1) : String(Number(value.toPrecision(4)));
}
