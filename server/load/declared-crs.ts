import { crsNamed, epsgNumber, type CrsName } from '../../src/domain/geo/crs-names.ts';
import { isPlane } from '../../src/domain/exchange/geometry/coordinate-systems.ts';
import { LayerFault } from './layer-fault.ts';
import { unknownSystem } from './manifest-crs.ts';

/** The system that the rows of a file are read in, and what there is to say of it. */
export interface SettledCrs {
  crs: CrsName;
  note?: string;
}

/**
 * Which counts: the system that a file declares, or that of dataset.json. What the layer says goes before the file, and the file before
 * what is said of all layers. But programs write CRS84 into whatever has degrees: a file that says so does not outdo `gcj02` or
 * `bd09`.
 * @throws LayerFault where the file alone says its system, and that is a number nobody knows here
 */
export function settleCrs(declared: string, ofLayer: CrsName | undefined, common: CrsName): SettledCrs {
  const says = `the file says its coordinates are ${declared.slice(0, 80)}`;
  const own = crsNamed(declared);
  const used = ofLayer ?? common;
  const overruled = { crs: used, note: `${says}; they are read as ${used}, as dataset.json says` };
  if (own === undefined) {
    if (ofLayer !== undefined || epsgNumber(declared) === undefined) return overruled;
    throw new LayerFault(
      `${says}: ${unknownSystem(declared)}. Convert the file (ogr2ogr -t_srs EPSG:4326 …), or say the crs of the layer in dataset.json`,
    );
  }
  if (isSame(own, used)) return { crs: used };
  if (ofLayer !== undefined || (!isPlane(own) && !isPlane(used))) return overruled;
  return {
    crs: own,
    note: `${says}; they are read so, and not as ${used}, as dataset.json says of all layers`,
  };
}

const isSame = (one: CrsName, other: CrsName): boolean =>
  one === other || [one, other].every((crs) => crs === 'wgs84' || crs === 'cgcs2000');
