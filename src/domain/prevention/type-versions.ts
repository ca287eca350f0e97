/** How a type of the older version of a code table stands to one of the newer: the newer is the same, wider, narrower. */
export const TYPE_RELATIONS = ['same', 'wider', 'narrower'] as const;
export type TypeRelation = (typeof TYPE_RELATIONS)[number];

/** A type of the older version, and what of the newer one stands for it. */
export interface TypeLink {
  readonly from: string;
  readonly to: string;
  readonly relation: TypeRelation;
}

/** Two versions of a code table side by side. */
export interface TypeVersions {
  readonly links: readonly TypeLink[];
  /** Types of the older version that nothing of the newer stands for. */
  readonly ended: readonly string[];
  /** Types of the newer version that the older one did not have. */
  readonly added: readonly string[];
  /** Types whose numbers may be held against each other over time: one for one, and the same. */
  readonly comparable: readonly string[];
}

/** Compares two versions; says what has no counterpart, so that no number is carried over in silence. */
export function compareVersions(
  older: readonly string[],
  newer: readonly string[],
  links: readonly TypeLink[],
): TypeVersions {
  const known = links.filter(({ from, to }) => older.includes(from) && newer.includes(to));
  const isAlone = ({ from, to }: TypeLink): boolean =>
    known.filter((link) => link.from === from || link.to === to).length === 1;
  return {
    links: known,
    ended: older.filter((code) => !known.some(({ from }) => from === code)),
    added: newer.filter((code) => !known.some(({ to }) => to === code)),
    comparable: known.filter((link) => link.relation === 'same' && isAlone(link)).map(({ to }) => to),
  };
}
