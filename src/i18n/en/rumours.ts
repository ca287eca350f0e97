import type chinese from '../zh-CN/rumours.ts';

export default {
  rumours: {
    title: 'Rumours as cases of law',
    close: 'Back to the map (Esc)',
    none: 'The data hold no such cases',
    category: 'category of incidents {{code}} {{name}}',
    noStatistic: 'no statistic',
    jurisdiction: 'Jurisdiction',
    when: 'When',
    medium: 'Medium',
    motive: 'Motive',
    sanction: 'Sanction',
    notPrinted: 'not printed',
    read: 'read out of the case',
    sanctionDays: '{{sanction}}, {{days}} days',
    showUnit: 'Show it on the map',
    comma: ', ',
    motives: 'Motives that the papers name',
    motivesNote: 'The papers do not say which case had which; cards say only what can be seen.',
    kindsNamed: '{{n}} kinds',
    noKindKnown: 'The words of the {{n}} kinds are not known.',
    kindsUnknown: '{{n}} more kinds, whose words are not known.',
    source: 'Source: {{source}} · {{date}}',
  },
} satisfies typeof chinese;
