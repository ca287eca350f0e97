import type { Page } from 'playwright-core';

/** Words in Latin letters that a Chinese page may have: names, units, codes, keys, file formats. */
const ALLOWED = new RegExp(
  `^(?:${[
    'km|kWh|GB|HD|SLA|TOP|App|CPU|GPU|CSV|GPX|GeoJSON|JSON|PDF|HLS|API',
    // Standards by their numbers, and what a person types or looks for in a file of this name.
    'WGS|SHA-?|RFC|hash|audit|zhuzhou',
    // Keys of the keyboard and what a link is written with.
    'Space|Shift|Alt|Ctrl|Delete|Esc|Enter|Backspace|PageDown|PageUp|Home|End|Tab|kiosk',
    // Sources, methods and those who published them.
    'GeoNames|CC|BY|OpenStreetMap|SOURCE|md|Knox|Gi|Wilson|aoristic|Ratcliffe|Przyborowski|Wilenski|Clopper|Pearson|poisson|test|PAI|PEI|KDE|DBSCAN|Gridlight|PostGIS',
    // The graphics card says its own name.
    'ANGLE|Google|Vulkan|SwiftShader|Device|Subzero|DE|driver',
  ].join('|')})$`,
  'i',
);
/** Numbers of events, cases and units, versions, digits of a checksum. */
const CODE =
  /\b[0-9a-f]{8}(?: [0-9a-f]{8})+\b|\b(?:ZZ|SIM|GA|WX|HT)-[\w-]+|\b[A-Z]{1,2}\d*\b|\b\d+[a-zA-Z]\b/g;

/** Words in Latin letters on a page, in its texts and in its names for those who hear it, that are none of the known. */
export async function latinWords(page: Page): Promise<string[]> {
  const texts = await page.evaluate(() => {
    const said: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode())
      if (node.parentElement?.closest('script, style, kbd') === null) said.push(node.textContent ?? '');
    const names = ['aria-label', 'title', 'placeholder', 'alt', 'aria-roledescription', 'aria-valuetext'];
    for (const element of document.querySelectorAll(names.map((name) => `[${name}]`).join()))
      for (const name of names) said.push(element.getAttribute(name) ?? '');
    return said;
  });
  const found = texts.flatMap((text) =>
    (text.replaceAll(CODE, '').match(/[A-Za-z][A-Za-z'_-]+/g) ?? [])
      .filter((word) => !ALLOWED.test(word))
      .map((word) => `${word} in “${text.trim().slice(0, 60)}”`),
  );
  return [...new Set(found)];
}
