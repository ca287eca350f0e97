const NAMES: Record<string, RegExp> = {
  wgs84: /CRS84|EPSG:+(\d*:)?4326|WGS ?84/i,
  cgcs2000: /EPSG:+(\d*:)?4490|CGCS2000|CRS84|EPSG:+(\d*:)?4326/i,
  'epsg:4547': /EPSG:+(\d*:)?4547/i,
};

/** A sentence where a GeoJSON file names another coordinate system than the manifest. */
export function crsWarning(declared: string, crs: string): string | undefined {
  if (NAMES[crs]?.test(declared)) return undefined;
  return `the file says its coordinates are ${declared.slice(0, 80)}; they are read as ${crs}, as dataset.json says`;
}
