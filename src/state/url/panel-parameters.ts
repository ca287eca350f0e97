import { COLUMN_CHOICES, DEFAULT_TABS, OPEN_PARTS, TAB_NAMES, TABS, type Tabs } from '../view/panels-view.ts';
import { choice, subset, withView, type Parameter } from './parameter.ts';

/** `left.command,board.settled`: the tabs that do not show their first page. */
const tabs: Parameter = {
  write: ({ view }) =>
    TAB_NAMES.filter((name) => view.tabs[name] !== DEFAULT_TABS[name])
      .map((name) => `${name}.${view.tabs[name]}`)
      .join(','),
  read: (text, state, unknown) => {
    let shown: Tabs = DEFAULT_TABS;
    for (const part of text.split(',').filter((each) => each !== '')) {
      const name = TAB_NAMES.find((known) => part.startsWith(`${known}.`));
      const page = name && TABS[name].find((known) => part === `${name}.${known}`);
      if (name && page) shown = { ...shown, [name]: page };
      else unknown(part);
    }
    return withView(state, { tabs: shown });
  },
};

/** Which panels are open, and their tabs. */
export const PANEL_PARAMETERS = {
  cols: choice(
    COLUMN_CHOICES,
    (s) => s.view.columns,
    (s, columns) => withView(s, { columns }),
  ),
  open: subset(
    OPEN_PARTS,
    (s) => s.view.open,
    (s, open) => withView(s, { open }),
  ),
  tabs,
} satisfies Readonly<Record<string, Parameter>>;
