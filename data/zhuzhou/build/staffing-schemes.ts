/** Ids of the staffing schemes that the grids of the bundled city use; the code tables describe them. */
export const SCHEMES = {
  onePlusThree: '1+3',
  onePlusFivePlusX: '1+5+X',
  onePlusThreePlusN: '1+3+N',
  threeHeads: 'three-heads',
} as const;
