import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { azimuthOfDirectionType } from '../../../src/domain/cameras/direction.ts';
import { formatGbCode, parseGbCode, type GbCode } from '../../../src/domain/cameras/gb-code.ts';

function parsed(code: string, version: 2016 | 2022 = 2016): GbCode {
  const result = parseGbCode(code, version);
  if (!result.ok) throw new Error(`refused: ${result.reason}`);
  return result.value;
}

describe('GB/T 28181 codes', () => {
  it('reads a network camera of 石峰 on the police video network', () => {
    expect(parsed('43020400001320000001')).toStrictEqual({
      code: '43020400001320000001',
      version: 2016,
      countyCode: '430204',
      accessUnit: '00',
      industryCode: '00',
      industryName: '社会治安路面',
      builder: 'government',
      typeCode: '132',
      typeName: '网络摄像机',
      isCamera: true,
      networkDigit: 0,
      networkSide: 'policeVideoNet',
      serial: '000001',
      warnings: [],
    });
  });

  it('reads a resident-built camera of 天元 on the social access network', () => {
    expect(parsed('43021100801318000042')).toMatchObject({
      countyCode: '430211', industryCode: '80', builder: 'resident', typeCode: '131', isCamera: true,
      networkDigit: 8, networkSide: 'socialAccess', serial: '000042',
    }); // prettier-ignore
  });

  it('knows that a virtual organisation is no camera', () => {
    expect(parsed('43020400002160000001')).toMatchObject({ typeName: '虚拟组织', isCamera: false });
  });

  it('refuses nineteen digits and letters, without padding', () => {
    expect(parseGbCode('4302040000132000001', 2016)).toEqual({ ok: false, reason: 'wrongLength' });
    expect(parseGbCode('4302040000132000000X', 2016)).toEqual({ ok: false, reason: 'notDigits' });
    expect(parseGbCode('', 2016)).toEqual({ ok: false, reason: 'wrongLength' });
  });

  it('warns of another city, a reserved network, an unlisted industry', () => {
    expect(parsed('43019900001320000001').warnings).toEqual(['outsideCity']);
    expect(parsed('43020400001329000001').warnings).toEqual(['reservedNetwork']);
    expect(parsed('43020400201320000001').warnings).toEqual(['unknownIndustry']);
    expect(parsed('43020400001400000001').warnings).toEqual(['unknownType']);
  });

  it('leaves out the name of what its table does not list', () => {
    expect(parsed('43020400201320000001')).not.toHaveProperty('industryName');
    expect(parsed('43020400001400000001')).not.toHaveProperty('typeName');
  });

  it.each([
    ['39', 'government'],
    ['40', 'enterprise'],
    ['79', 'enterprise'],
    ['80', 'resident'],
    ['89', 'resident'],
    ['90', 'other'],
  ])('says of industry %s that the builder is: %s', (industry, builder) => {
    expect(parsed(`43020400${industry}1320000001`).builder).toBe(builder);
  });

  it('reads by the tables of its year', () => {
    expect(parsed('43020400451328000001', 2016)).toMatchObject({
      industryName: '燃气',
      networkSide: 'socialAccess',
    });
    expect(parsed('43020400451328000001', 2022)).toMatchObject({
      industryName: '批发零售',
      networkSide: 'line',
    });
    expect(parsed('43020400051212000001', 2016)).toMatchObject({
      isCamera: false,
      networkSide: 'policeVideoNet',
    });
    expect(parsed('43020400051212000001', 2022)).toMatchObject({
      isCamera: true,
      typeName: '视频卡口',
      networkSide: 'sectorNet',
    });
  });

  it('writes what it reads', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[0-9]{20}$/),
        fc.constantFrom(2016 as const, 2022 as const),
        (code, version) => {
          const { countyCode, accessUnit, industryCode, typeCode, networkDigit, serial } = parsed(
            code,
            version,
          );
          expect(
            formatGbCode({
              countyCode,
              accessUnit,
              industryCode,
              typeCode,
              networkDigit,
              serial: Number(serial),
            }),
          ).toBe(code);
        },
      ),
    );
    expect(() =>
      formatGbCode({ countyCode: '430204', industryCode: '0', typeCode: '131', networkDigit: 0, serial: 1 }),
    ).toThrow(RangeError);
    expect(() =>
      formatGbCode({
        countyCode: '430204',
        industryCode: '00',
        typeCode: '131',
        networkDigit: 0,
        serial: 1e6,
      }),
    ).toThrow(RangeError);
  });
});

describe('parts of a code', () => {
  const parts = { countyCode: '430204', industryCode: '08', typeCode: '131', networkDigit: 6, serial: 42 };

  it('have access unit 00 where none is named', () => {
    expect(formatGbCode(parts)).toBe('43020400081316000042');
  });

  it('are refused where one is too long, even if another is shorter by as much', () => {
    const misfits = [
      { countyCode: '43020', serial: 1_234_567 },
      { accessUnit: '0', serial: 1_234_567 },
      { industryCode: '8', serial: 1_234_567 },
      { typeCode: '13', serial: 1_234_567 },
      { countyCode: '4302040', industryCode: '8' },
      { accessUnit: '000', typeCode: '13' },
    ];
    for (const misfit of misfits)
      expect(() => formatGbCode({ ...parts, ...misfit })).toThrow(
        /^parts do not make a 20-digit code: \d{20}$/,
      );
  });
});

describe('direction types', () => {
  it('have the azimuths of the standard, clockwise from north', () => {
    expect([1, 2, 3, 4, 5, 6, 7, 8].map(azimuthOfDirectionType)).toEqual([
      90, 270, 180, 0, 135, 45, 225, 315,
    ]);
  });

  it('are unknown where not reported', () => {
    expect([0, 9, Number.NaN].map(azimuthOfDirectionType)).toEqual([undefined, undefined, undefined]);
  });
});
