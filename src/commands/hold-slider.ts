/** What has a value that arrows move sideways. */
export const SLIDER = '[role="slider"], input[type="range"]';

/** The slider that somebody has taken hold of says so itself, and lets go when it loses the focus. */
function take(slider: HTMLElement): void {
  slider.dataset['held'] = 'true';
  slider.addEventListener('blur', () => letGo(slider), { once: true });
}

function letGo(slider: HTMLElement): void {
  delete slider.dataset['held'];
}

/**
 * OK of a remote control takes hold of the slider that has the focus, so that arrows that only walk past move no value; OK or
 * Back lets go. Returns whether the key was used.
 */
export function holdSlider(slider: HTMLElement, key: string): boolean {
  const isHeld = slider.dataset['held'] !== undefined;
  if (key === 'Enter' && !isHeld) take(slider);
  else if (isHeld && (key === 'Enter' || key === 'Backspace' || key === 'Escape')) letGo(slider);
  else return false;
  return true;
}
