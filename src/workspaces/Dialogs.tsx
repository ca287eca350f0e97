import { HelpDialog } from '../features/help/HelpDialog.tsx';

/** What lies over the page; fetched when it is first asked for. */
export default function Dialogs() {
  return <HelpDialog />;
}
