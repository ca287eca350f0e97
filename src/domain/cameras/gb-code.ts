import {
  GB_CAMERA_TYPES,
  GB_INDUSTRIES,
  GB_NETWORKS,
  GB_TYPES,
  type GbVersion,
  type NetworkSide,
} from './gb-tables.ts';

/** Who built the point, by the range of its industry code. */
export type Builder = 'government' | 'enterprise' | 'resident' | 'other';

export type GbWarning = 'outsideCity' | 'unknownIndustry' | 'unknownType' | 'reservedNetwork';

/** The parts of a 20-digit code of GB/T 28181, rule A. */
export interface GbCode {
  code: string;
  version: GbVersion;
  /** GB/T 2260 code of the county, six digits. */
  countyCode: string;
  /** Basic access unit, `00` = none. */
  accessUnit: string;
  industryCode: string;
  industryName?: string;
  builder: Builder;
  typeCode: string;
  typeName?: string;
  isCamera: boolean;
  networkDigit: number;
  networkSide: NetworkSide;
  serial: string;
  warnings: GbWarning[];
}

export type GbCodeResult = { ok: true; value: GbCode } | { ok: false; reason: 'notDigits' | 'wrongLength' };

/**
 * Reads a code by the tables of its standard's year. Anything but twenty digits is a legacy or broken code and is
 * refused, never padded. Codes of another city, of unlisted industries or types are read, with a warning.
 */
export function parseGbCode(code: string, version: GbVersion, cityPrefix = '4302'): GbCodeResult {
  if (!/^\d*$/.test(code)) return { ok: false, reason: 'notDigits' };
  if (code.length !== 20) return { ok: false, reason: 'wrongLength' };
  const industryCode = code.slice(8, 10);
  const typeCode = code.slice(10, 13);
  const networkDigit = Number(code[13]);
  const industryName = GB_INDUSTRIES[version][industryCode];
  const typeName = GB_TYPES[version][typeCode];
  const networkSide = GB_NETWORKS[version][networkDigit]!;
  const warnings: GbWarning[] = [];
  if (!code.startsWith(cityPrefix)) warnings.push('outsideCity');
  if (industryName === undefined) warnings.push('unknownIndustry');
  if (typeName === undefined) warnings.push('unknownType');
  if (networkSide === 'reserved') warnings.push('reservedNetwork');
  return {
    ok: true,
    value: {
      code,
      version,
      countyCode: code.slice(0, 6),
      accessUnit: code.slice(6, 8),
      industryCode,
      ...(industryName === undefined ? {} : { industryName }),
      builder: builderOf(Number(industryCode)),
      typeCode,
      ...(typeName === undefined ? {} : { typeName }),
      isCamera: GB_CAMERA_TYPES[version].has(typeCode),
      networkDigit,
      networkSide,
      serial: code.slice(14),
      warnings,
    },
  };
}

/** Parts from which a code is put together. */
export interface GbCodeParts {
  countyCode: string;
  accessUnit?: string;
  industryCode: string;
  typeCode: string;
  networkDigit: number;
  serial: number;
}

/** Twenty digits from their parts; throws RangeError where a part does not fit its place. */
export function formatGbCode(parts: GbCodeParts): string {
  const { countyCode, accessUnit = '00', industryCode, typeCode, networkDigit, serial } = parts;
  const code =
    countyCode + accessUnit + industryCode + typeCode + networkDigit + String(serial).padStart(6, '0');
  const fits =
    countyCode.length === 6 && accessUnit.length === 2 && industryCode.length === 2 && typeCode.length === 3;
  if (!fits || !/^\d{20}$/.test(code)) throw new RangeError(`parts do not make a 20-digit code: ${code}`);
  return code;
}

function builderOf(industry: number): Builder {
  if (industry < 40) return 'government';
  if (industry < 80) return 'enterprise';
  return industry < 90 ? 'resident' : 'other';
}
