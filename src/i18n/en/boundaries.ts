import type chinese from '../zh-CN/boundaries.ts';

/** What is said of boundaries that change: splits and merges of units. */
export default {
  boundaries: {
    past: 'Boundaries of {{day}} (until the change of {{until}})',
    future: 'Boundaries from {{day}} on, not yet in force',
    changed: 'Boundaries changed on {{days}} within the range; the map has those of its end',
    hidden: '; {{n}} incidents belong to units of before and count there',
    failed: 'Earlier boundaries cannot be read; the map shows those of today',
  },
} satisfies typeof chinese;
