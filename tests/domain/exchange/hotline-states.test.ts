import { expect, test } from 'vitest';
import { makeVocabularies } from '../../../server/load/vocabularies.ts';

const NO_CODES = { categories: [], channels: [], departments: [], staffingSchemes: [] };
const { incidentStatus } = makeVocabularies(NO_CODES);

test.each([
  ['待受理', 'reported'],
  ['未受理', 'reported'],
  ['已受理', 'accepted'],
  ['已立案', 'filed'],
  ['已派单', 'dispatched'],
  ['待办理', 'dispatched'],
  ['处置中', 'handling'],
  ['处理中', 'handling'],
  ['正在办理', 'handling'],
  ['处理完成', 'handled'],
  ['核查中', 'verifying'],
  ['办结', 'closed'],
  ['已办结', 'closed'],
  ['已结案', 'closed'],
  ['已归档', 'closed'],
  ['挂账', 'suspended'],
  ['已挂账', 'suspended'],
  ['申请延期', 'extensionRequested'],
  ['已退回', 'returned'],
  ['不予受理', 'rejected'],
  ['已作废', 'voided'],
])('the state %s of a hotline is %s', (word, status) => {
  expect(incidentStatus.labels.get(word)).toBe(status);
});

test.each(['网格员关闭', 'Open', '待分拨', '转办'])(
  'the state %s is left to the values of the manifest',
  (word) => {
    expect(incidentStatus.labels.get(word.toLowerCase())).toBeUndefined();
  },
);
