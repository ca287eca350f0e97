/** Texts around the panels of the patrol desk. */
export default {
  patrol: {
    leftPages: '左栏内容',
    rightPages: '右栏内容',
    tools: '图层',
    cases: '案件',
  },
};
