import type chinese from '../zh-CN/patrol-series.ts';

export default {
  patrolSeries: { page: 'Series' },
} satisfies typeof chinese;
