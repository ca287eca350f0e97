import type chinese from '../zh-CN/patrol-forecast.ts';

export default {
  patrolForecast: { page: 'Forecast' },
} satisfies typeof chinese;
