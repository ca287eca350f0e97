import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTime } from '../../../../src/domain/exchange/times/parse-time.ts';
import { compileTimeFormat } from '../../../../src/domain/exchange/times/time-format.ts';
import { formatIso } from '../../../../src/domain/time/zone.ts';

const read = (raw: unknown, format?: string): string => {
  const time = parseTime(raw, format === undefined ? undefined : compileTimeFormat(format));
  return 'reason' in time ? time.reason : `${formatIso(time.ms).replace('+08:00', '')} ${time.precision}`;
};
const EIGHT = '2024-03-05T08:07:05 second';
const EIGHT_MINUTE = '2024-03-05T08:07:00 minute';

describe('a time as officials write it', () => {
  it.each([
    ['2024 年 3 月 5 日 8 时 7 分', EIGHT_MINUTE],
    ['2024年3月5日上午8:07', EIGHT_MINUTE],
    ['2024年3月5日 下午3时', '2024-03-05T15:00:00 hour'],
    ['2024年3月5日下午15时', '2024-03-05T15:00:00 hour'],
    ['2024年3月5日晚上8点30', '2024-03-05T20:30:00 minute'],
    ['2024年3月5日凌晨12时05分', '2024-03-05T00:05:00 minute'],
    ['2024年3月5日中午12点', '2024-03-05T12:00:00 hour'],
    ['2024年3月5日8时整', '2024-03-05T08:00:00 hour'],
    ['2024年3月5日24时', '2024-03-06T00:00:00 hour'],
    ['2024-03-05 24:00', '2024-03-06T00:00:00 minute'],
    ['2024-03-05 20:07:05 星期二', '2024-03-05T20:07:05 second'],
    ['2024年3月5日(星期二)下午3时', '2024-03-05T15:00:00 hour'],
    ['周二 2024-03-05 08:07', EIGHT_MINUTE],
    ['2024-03-05 08:07:05 北京时间', EIGHT],
    ['２０２４－０３－０５　０８：０７', EIGHT_MINUTE],
  ])('%s', (raw, time) => expect(read(raw)).toBe(time));
});

describe('a time as databases and programs write it', () => {
  it.each([
    ['20240305', '2024-03-05T00:00:00 day'],
    ['202403050807', EIGHT_MINUTE],
    ['20240305080705', EIGHT],
    ['20240305080705123', '2024-03-05T08:07:05.123 second'],
    ['20240305 080705', EIGHT],
    ['20240305T000705Z', EIGHT],
    ['2023-01-27 22:44:00+00', '2023-01-28T06:44:00 second'],
    ['2024-03-05T08:07:05+08', EIGHT],
    ['2024-03-05T08:07:05.000000000+08:00', EIGHT],
    ['2024-03-05-08.07.05.000000', EIGHT],
    ['05-MAR-2024 08:07:05', EIGHT],
    ['Mar  5 2024  8:07AM', EIGHT_MINUTE],
    ['Tue Mar 05 08:07:05 CST 2024', EIGHT],
    ['Tue Mar 05 2024 08:07:05 GMT+0800 (中国标准时间)', EIGHT],
    ['Tue, 05 Mar 2024 00:07:05 GMT', EIGHT],
    ['2024/3/5 上午 8:07:05', EIGHT],
    ['2024-03-05 8:07:05 PM', '2024-03-05T20:07:05 second'],
    ['09/17/2007 05:10:00 PM', '2007-09-17T17:10:00 second'],
    ['9/30/2018 08:58:48', '2018-09-30T08:58:48 second'],
    ['30.9.2018 08:58', '2018-09-30T08:58:00 minute'],
    ['2024-03-05\u200b 08:07', EIGHT_MINUTE],
    ['\u202a2024-03-05 08:07\u202c', EIGHT_MINUTE],
    [1709597225, EIGHT],
    ['1709597225000', EIGHT],
    [45356, '2024-03-05T00:00:00 day'],
    ['45356.33825231481', EIGHT],
  ])('%s', (raw, time) => expect(read(raw)).toBe(time));
});

describe('what is doubtful or no time is refused', () => {
  it.each([
    ['3/5/2024 8:07', 'may be month/day or day/month; name its "timeFormat" in dataset.json'],
    ['5/5/2024', '2024-05-05T00:00:00 day'],
    ['13/13/2024', 'is a day that does not exist'],
    ['20240230', 'is a day that does not exist'],
    ['2024-03-05 24:01', 'is no time of the day'],
    ['2024-03-05 08:07:60', 'is no time of the day'],
    ['2024年3月5日上午15时', 'is no time of the day'],
    ['2024年3月5日晚上12时', 'is no time of the day'],
    ['上午 2024-03-05 8:07 PM', 'is not a time'],
    ['2024/3/5 上午 8:07 PM', 'names two halves of the day'],
    ['2024-03-05T08:07:05+25:00', 'has an offset that does not exist'],
    ['05-MAR-24', 'is not a time'],
    ['2024-03', 'is not a time'],
    ['202403050807051', 'is not a time'],
    ['43020200000', 'is not a time'],
    ['9'.repeat(100_000), 'is not a time'],
  ])('%s', (raw, reason) => expect(read(raw)).toBe(reason));
});

describe('a named format', () => {
  it.each([
    ['M/D/YYYY h:mm:ss A', '09/17/2007 05:10:00 PM', '2007-09-17T17:10:00 second'],
    ['M/D/YYYY', '3/5/2024', '2024-03-05T00:00:00 day'],
    ['D/M/YYYY HH:mm', '3/5/2024 8:07', '2024-05-03T08:07:00 minute'],
    ['D-M-YY', '05-03-24', '2024-03-05T00:00:00 day'],
    ['YYYY年M月D日 A h点m分', '2024年3月5日 下午 3点5分', '2024-03-05T15:05:00 minute'],
    ['YYYYMMDDTHHmmssZ', '20240305T000705Z', EIGHT],
    ['M/D/YYYY', '2024-03-05', 'is not written as M/D/YYYY'],
    ['M/D/YYYY', '13/5/2024', 'is a day that does not exist'],
  ])('%s: %s', (format, raw, time) => expect(read(raw, format)).toBe(time));

  it.each(['', 'M/D', 'YYYY-MM', 'M/D/YYYY M', 'YYYY D'])('is refused as "%s"', (format) =>
    expect(() => compileTimeFormat(format)).toThrow(RangeError),
  );
});

it('a moment that is written in any spelling comes back', () => {
  const two = (value: number) => String(value).padStart(2, '0');
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2_000_000_000 }), fc.integer({ min: 0, max: 6 }), (second, way) => {
      const iso = formatIso(second * 1000);
      const [, year, month, day, hour, minute, sec] = /^(\d+)-(\d+)-(\d+)T(\d+):(\d+):(\d+)/.exec(iso) ?? [];
      const h = Number(hour);
      const spelled = [
        iso,
        `${year}${month}${day}${hour}${minute}${sec}`,
        `${year}年${Number(month)}月${Number(day)}日${h}时${Number(minute)}分${Number(sec)}秒`,
        `${year}/${Number(month)}/${Number(day)} ${h < 12 ? '上午' : '下午'} ${h % 12 === 0 ? 12 : h % 12}:${minute}:${sec}`,
        `${year}-${month}-${day} ${two(h % 12 === 0 ? 12 : h % 12)}:${minute}:${sec} ${h < 12 ? 'AM' : 'PM'}`,
        `${year}-${month}-${day}-${hour}.${minute}.${sec}.000`,
        String(new Date(second * 1000)),
      ][way];
      const time = parseTime(spelled);
      expect('ms' in time ? time.ms : `${spelled} ${time.reason}`).toBe(second * 1000);
    }),
  );
});
