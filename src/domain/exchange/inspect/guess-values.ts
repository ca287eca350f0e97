import type { Vocabulary } from '../fields/field-spec.ts';

/** What the words of a column are in a list of ours. */
export interface ValueGuesses {
  /** Words that the list knows by itself. */
  known: readonly string[];
  /** Their word → our value, where the list does not know it and its meaning can be guessed. */
  guessed: Readonly<Record<string, string>>;
  unknown: readonly string[];
}

/** Parts of words for the state of an incident, the surest first; `待办结` is not `办结`. */
const STATE_PARTS: readonly (readonly [RegExp, string])[] = [
  [/不予|不受理|拒|reject/, 'rejected'],
  [/作废|撤销|撤单|取消|cancel|void|duplicate/, 'voided'],
  [/退|return/, 'returned'],
  [/挂|suspend|hold/, 'suspended'],
  [/延期|延时|extension/, 'extensionRequested'],
  [/评价|回访|evaluat/, 'evaluated'],
  [/待(办结|结案|结)|核查|核实|verif/, 'verifying'],
  [/(待|未)(办|处|派|指)|派|转|交办|assign|dispatch/, 'dispatched'],
  [/未(办结|结案|完成)|(办理|处理|处置|整改)中|进行|in ?progress|handling/, 'handling'],
  [/结|关闭|归档|完成|closed|resolved|done|complete|finish|solved/, 'closed'],
  [/已(处置|处理|办理|整改)|完毕|handled/, 'handled'],
  [/处置|处理|办理|整改|progress/, 'handling'],
  [/待受理|新|登记|上报|提交|open|new|report|pending/, 'reported'],
  [/立案/, 'filed'],
  [/受理|签收|accept/, 'accepted'],
];

/** How the words of a column stand in a list; only states of incidents are guessed. */
export function guessValues(words: Iterable<string>, vocabulary: Vocabulary): ValueGuesses {
  const known: string[] = [];
  const guessed: Record<string, string> = {};
  const unknown: string[] = [];
  for (const word of words) {
    const plain = word.normalize('NFKC').trim().toLowerCase();
    const value =
      vocabulary.name === 'status' ? STATE_PARTS.find(([part]) => part.test(plain))?.[1] : undefined;
    if (vocabulary.values.has(word) || vocabulary.labels.has(plain)) known.push(word);
    else if (value !== undefined) guessed[word] = value;
    else unknown.push(word);
  }
  return { known, guessed, unknown };
}
