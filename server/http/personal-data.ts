import { placePersonalData } from '../../src/domain/exchange/fields/personal-data.ts';
import { HttpError } from './http-error.ts';

/**
 * Refuses a body in which any text holds personal data (V-12), with the path of that text; what it holds is never repeated.
 * `what` begins the sentence: "A consultation".
 */
export function refusePersonalData(what: string, body: unknown, path = ''): void {
  if (typeof body === 'string') {
    const found = placePersonalData(body);
    if (found !== undefined)
      throw new HttpError(400, `${what} keeps no personal data, and ${path} holds ${found}.`, [
        { field: path, message: `holds ${found}` },
      ]);
  } else if (typeof body === 'object' && body !== null)
    for (const [field, value] of Object.entries(body))
      refusePersonalData(what, value, path === '' ? field : `${path}.${field}`);
}
