import type chinese from '../zh-CN/boundaries.ts';

/** What is said of boundaries that change: splits and merges of units. */
export default {
  boundaries: {
    past: 'Boundaries from {{from}} on (until the change of {{until}})',
    oldest: 'Boundaries before the change of {{until}}',
    future: 'Boundaries from {{from}} on, not yet in force',
    changed: 'Boundaries changed on {{days}} within the range; the map has those of its end',
    hidden: '; {{n}} incidents belong to units of before and count there',
    focus: '{{name}} counts from {{from}} to {{to}} and is not on this map',
    history: 'History of division',
    validity: '{{from}} to {{to}}',
    legacy: 'Codes in old platforms',
    system: {
      governance: 'Governance platform',
      urban: 'City management platform',
      safety: 'Work safety platform',
    },
    before: 'Before',
    after: 'After',
    kind: {
      split: 'Split: 1 into {{after}}',
      merge: 'Merged: {{before}} into 1',
      redivision: 'Divided anew: {{before}} into {{after}}',
      redrawn: 'Border moved',
      recoded: 'Code changed',
    },
    show: { before: '30 days before', after: '30 days after' },
    flows: 'Where the incidents of before lie',
    flow: 'Incidents of {{from}} → {{to}}',
    nowhere: 'outside of the units after',
    counted: '{{n}} incidents, {{open}} open',
    source:
      'By the boundaries when reported, of all time, as of {{asOf}}; dashed: boundaries before or after',
    oversize: 'Too large: a proposed split',
    oversizeInside: 'Grids that are too large',
    breach: '{{quantity}} {{value}} {{unit}}, {{most}} {{unit}} at most',
    today: 'Today',
    proposed: 'Proposed',
    onMap: 'Show on the map',
    onMapHint: 'Draws the proposed parts dashed',
    by: {
      'inner-units': 'Along the micro-grids inside.',
      'straight-cut': 'By straight cuts, to be moved by hand to streets and buildings.',
    },
    crossed: ' {{n}} micro-grids are cut through.',
    howToApply:
      'It changes nothing: once approved, gridlight rules --apply writes it as boundaries from {{validFrom}}, to be loaded.',
    noSplit: {
      'no-parent': 'No proposal: the unit above is not loaded',
      'several-pieces': 'No proposal: the grid lies in several pieces',
      'no-balanced-cut': 'No proposal: no even parts within the limits were found',
      'no-serials-left': 'No proposal: the unit above has no serials left',
    },
    failed: 'Earlier boundaries cannot be read; the map shows those of today',
  },
} satisfies typeof chinese;
