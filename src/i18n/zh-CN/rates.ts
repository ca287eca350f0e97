/** Names and formulas of the rates, by the id of the definition. */
export default {
  rates: {
    completionRate: { name: '办结率', formula: '完成处置 ÷ 登记' },
    closureRate: { name: '结案率', formula: '结案 ÷ 应结案' },
    onTimeClosureRate: { name: '按期结案率', formula: '按期结案 ÷ 应结案' },
    onTimeShareOfClosed: { name: '按时结案率', formula: '按时结案 ÷ 结案' },
    filingRate: { name: '立案率', formula: '立案 ÷ 受理' },
    accurateFilingRate: { name: '准确立案率', formula: '(立案 − 作废) ÷ 立案' },
    onTimeDispatchRate: { name: '按时派遣率', formula: '按时派遣 ÷ 应派遣' },
    accurateDispatchRate: { name: '准确派遣率', formula: '准确派遣 ÷ 派遣' },
    onTimeHandlingRate: { name: '按时处置率', formula: '按时处置 ÷ 应处置' },
    publicReportRate: { name: '公众举报率', formula: '公众举报 ÷ 有效上报' },
    reworkRate: { name: '返工率', formula: '返工 ÷ 处置' },
  },
};
