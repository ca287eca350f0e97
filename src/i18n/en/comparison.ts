import type chinese from '../zh-CN/comparison.ts';

export default {
  comparison: {
    title: 'Compare',
    pages: 'What is compared',
    page: { units: 'Two units', districts: 'Districts', ranking: 'Ranking' },
    close: 'Close the comparison (Esc)',
    period: '{{from}} to {{to}} · filter and time of the page, its unit aside',
    casesNote: 'Reports are counted here, not cases',
    badLink: 'The link names a comparison that cannot be read: {{text}}',
    noUnit: 'None chosen yet',
    another: 'Another',
    searchUnit: 'Compare with which unit',
    searchHint: 'Name or code; the same level and neighbours first',
    noneFound: 'Nothing found for “{{text}}”',
    chooseSecond: 'Choose a second unit to see both. The address of the page can be shared.',
    comparability: {
      shares:
        'The units are of different levels ({{first}}, {{second}}): counts do not compare, only rates, shares and reports per 1,000.',
      none: 'One unit lies in the other and incidents count in both: side by side only, no difference.',
    },
    measures: 'Measures',
    measure: 'Measure and definition',
    difference: 'Left to right (95% interval)',
    of: {
      reported: { name: 'Reports', definition: 'Incidents reported in the period' },
      completionRate: {
        name: 'Completion rate',
        definition: 'handled ÷ registered, without rejected and voided',
      },
      closureRate: {
        name: 'Closure rate',
        definition: 'closed ÷ due to close: deadline in the period and passed, without suspended and voided',
      },
      households: {
        name: 'Reports per 1,000 households',
        definition: 'reports ÷ households × 1,000; households as reported or registered',
      },
      residents: { name: 'Reports per 1,000 residents', definition: 'reports ÷ residents × 1,000' },
    },
    notCompared: {
      levels: 'different levels, counts do not compare',
      overlap: 'they overlap, no difference',
      unknown: 'one is not reported',
      progress: 'filtered by progress, no rate',
    },
    tooFew: 'too few (n={{n}} < {{fewest}})',
    times: '{{value}} times',
    points: '{{value}} points',
    interval: '{{low}} to {{high}}',
    verdict: { more: 'higher', less: 'lower', unclear: 'cannot be told apart' },
    by: { category: 'Category', channel: 'Channel', tier: 'Tier', hour: 'Hour of the day' },
    axis: 'share of own reports · same axis 0–{{most}}',
    noReports: 'Neither unit has a report: 0.',
    furtherRows: '{{n}} more not listed',
    busiestHour: '{{name}}: most at {{hour}}:00, {{n}} of {{total}}',
    facts: 'Size, staffing, cameras, facilities (each of its own day, no difference)',
    unknownView: 'view unknown {{share}}',
    noScheme: 'its scheme is in no table',
    roles: '{{within}} of {{all}} roles within · short {{short}} · over {{over}} · not reported {{unknown}}',
  },
} satisfies typeof chinese;
