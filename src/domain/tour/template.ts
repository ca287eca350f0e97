/** A variable of a text: `{grids}`, `{figure:SF-08}`, `{grids@430204003000}`. */
export interface TourVariable {
  /** As it is written, without braces. */
  readonly written: string;
  readonly name: string;
  /** What stands after the colon. */
  readonly argument?: string;
  /** The unit that it counts in, in the place of the stop's own. */
  readonly unitCode?: string;
}

/** A text in the order in which it is read. */
export type TextPiece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'variable'; readonly variable: TourVariable };

const BRACES = /\{([^{}]*)\}/g;
const VARIABLE = /^([A-Za-z]\w*)(?::([^@]+))?(?:@(.+))?$/;

/**
 * Reads a variable as it stands between braces. One that is written in no known way keeps what was written as its name,
 * so that it is said to be unknown and not lost.
 */
export function parseVariable(written: string): TourVariable {
  const trimmed = written.trim();
  const [, name, argument, unitCode] = VARIABLE.exec(trimmed) ?? [];
  if (name === undefined) return { written: trimmed, name: trimmed };
  return {
    written: trimmed,
    name,
    ...(argument !== undefined && { argument: argument.trim() }),
    ...(unitCode !== undefined && { unitCode: unitCode.trim() }),
  };
}

/** Takes a text apart at its braces. A brace without its partner is text. */
export function parseTemplate(text: string): TextPiece[] {
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of text.matchAll(BRACES)) {
    if (match.index > end) pieces.push({ kind: 'text', text: text.slice(end, match.index) });
    pieces.push({ kind: 'variable', variable: parseVariable(match[1] ?? '') });
    end = match.index + match[0].length;
  }
  if (end < text.length) pieces.push({ kind: 'text', text: text.slice(end) });
  return pieces;
}

/** The variables of some texts, each once, in the order of their first use. */
export function variablesOf(texts: readonly string[]): TourVariable[] {
  const found = new Map<string, TourVariable>();
  for (const text of texts)
    for (const piece of parseTemplate(text))
      if (piece.kind === 'variable' && !found.has(piece.variable.written))
        found.set(piece.variable.written, piece.variable);
  return [...found.values()];
}
