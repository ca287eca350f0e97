import type chinese from '../zh-CN/prevention.ts';

export default {
  prevention: {
    title: 'Prevention: fraud and markets',
    aside:
      'Published figures with source and day; what is marked reckoned follows from them and was never published',
    close: 'Back to the map (Esc)',
    none: 'The data hold nothing on prevention',
    comma: ', ',
    reckoned: 'reckoned',
    basis: { cases: 'cases', loss: 'loss', victims: 'victims' },
    basisOf: 'share of {{basis}}',
    axis: '{{n}}% of {{basis}}',
    bar: { printed: 'a printed share', between: 'known only to lie between two printed shares' },
    sum: {
      sums: 'The shares sum to {{printed}}%, which is 100% within their rounding.',
      open: 'Printed: {{printed}}%. The other {{n}} kinds make up {{rest}}%, each known by its bounds only.',
      overlaps: 'The parts overlap: they are neither summed nor stacked.',
      short: 'The shares sum to {{printed}}%: kinds are missing.',
    },
    missing: 'Figures that are missing: {{ids}}',
    source: '{{period}} · {{source}} · as of {{date}}',
    unit: { 起: 'cases', 元: 'yuan', 万元: '×10,000 yuan' },
    implied: {
      title: 'The least total that the shares allow',
      unpublished: 'cases: reckoned, published by nobody',
      none: 'The printed shares have no total in common',
      note: 'The least total for which every printed share is a whole count. All multiples of {{n}} fit as well, so it is no sample size. Shares of loss count no cases and take no part.',
    },
    versions: {
      title: 'Two versions of the code table',
      aside: '{{n}} kinds → {{m}} kinds',
      relation: 'stands for',
      comparable: 'Only these may be compared over time: {{list}}.',
      source: '{{name}}: {{source}}, from {{date}}.',
    },
    relation: {
      same: 'the same',
      wider: 'now wider',
      narrower: 'now narrower',
      ended: 'nothing now',
      added: 'nothing before',
    },
    scripts: {
      title: 'How it goes, and what to say',
      aside: '{{n}} kinds',
      drawn: 'drawn from the steps',
      source: 'Source: {{source}} · as of {{date}}',
      sum: '{{n}} cases, {{sum}} {{unit}} together',
    },
    city: {
      title: 'Telecom fraud, whole city',
      none: 'There are no figures of the city',
      note: 'no number of filings was published · {{source}} · as of {{date}}',
    },
    markets: {
      title: 'Market days of the next {{n}} days',
      aside: '{{n}}',
      asideFirst: '{{n}}, the first {{first}} listed',
      none: 'The data set has no market day in the next {{n}} days.',
      noUnknown: 'none',
      today: 'today',
      show: 'Show this market on the map',
      showAll: 'Show all on the map',
      cameras: '{{online}} / {{total}} cameras online within {{m}} m',
      tips: 'Tips for markets',
      others:
        '{{daily}} are open every day and not listed; rule unknown: {{unknown}}. The patrol desk confirms rules.',
      noDay: 'no day printed',
    },
  },
} satisfies typeof chinese;
