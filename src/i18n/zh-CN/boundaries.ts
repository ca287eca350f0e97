/** What is said of boundaries that change: splits and merges of units. */
export default {
  boundaries: {
    past: '{{day}} 的界线（至 {{until}} 调整前）',
    future: '{{day}} 起的界线，尚未生效',
    changed: '时段内界线于 {{days}} 调整，图上为时段末的界线',
    hidden: '；{{n}} 件属于调整前的网格，计入原网格',
    failed: '读不到以往的界线，图上为现行界线',
  },
};
