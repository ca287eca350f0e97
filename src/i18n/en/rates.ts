import type chinese from '../zh-CN/rates.ts';

export default {
  rates: {
    completionRate: { name: 'Completion rate', formula: 'handled ÷ registered' },
    closureRate: { name: 'Closure rate', formula: 'closed ÷ due to close' },
    onTimeClosureRate: { name: 'On-time closure rate', formula: 'closed on time ÷ due to close' },
    onTimeShareOfClosed: { name: 'On-time share of closed', formula: 'closed on time ÷ closed' },
    filingRate: { name: 'Filing rate', formula: 'filed ÷ accepted' },
    accurateFilingRate: { name: 'Accurate filing rate', formula: '(filed − voided) ÷ filed' },
    onTimeDispatchRate: { name: 'On-time dispatch rate', formula: 'dispatched on time ÷ due to dispatch' },
    accurateDispatchRate: {
      name: 'Accurate dispatch rate',
      formula: 'dispatched to the right place ÷ dispatched',
    },
    onTimeHandlingRate: { name: 'On-time handling rate', formula: 'handled on time ÷ due to handle' },
    publicReportRate: { name: 'Public report rate', formula: 'public reports ÷ valid reports' },
    reworkRate: { name: 'Rework rate', formula: 'reworked ÷ handled' },
  },
} satisfies typeof chinese;
