import { normalizeIP } from '@fastify/rate-limit';

/**
 * The address that limits count: of IPv6 the network of 64 bits, which one household or office has to itself; IPv4 also where
 * it is written as IPv6.
 */
export const limitedAddress = (address: string | undefined): string =>
  address === undefined || address === '' ? 'unknown' : normalizeIP(address);

/** Whether the path of an address is below `/api`, however it is written: `/%61pi` is. */
export function isBelowApi(url: string): boolean {
  const [path = ''] = url.split(/[?#]/, 1);
  return /^\/api(\/|$)/i.test(decoded(path));
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
