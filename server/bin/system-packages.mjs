import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';

/** Programs from outside npm that the tests use: what shows that it is there, and Debian's package. */
const NEEDED = [
  { what: 'a Chromium browser', debian: 'chromium', present: () => findChromium() !== undefined },
  { what: 'a Chinese font', debian: 'fonts-noto-cjk', present: hasChineseFont },
  { what: 'PostgreSQL with PostGIS', debian: 'postgresql-15-postgis-3', present: hasPostgis },
  { what: "GDAL's ogrinfo", debian: 'gdal-bin', present: () => onPath('ogrinfo') },
  { what: 'libfaketime', debian: 'faketime', present: hasFaketime },
];

/** Path of a Chromium that the end-to-end tests can drive: CHROME_PATH, else a usual place. */
export function findChromium() {
  const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return [process.env.CHROME_PATH, ...places].find((place) => place && existsSync(place));
}

function onPath(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`], { stdio: 'ignore' }).status === 0;
}

function hasChineseFont() {
  const list = spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.trim() !== '';
}

function hasFaketime() {
  const libraries = '/usr/lib';
  if (!existsSync(libraries)) return false;
  return readdirSync(libraries).some((folder) =>
    existsSync(`${libraries}/${folder}/faketime/libfaketime.so.1`),
  );
}

function hasPostgis() {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return false;
  return readdirSync(root).some(
    (version) =>
      existsSync(`${root}/${version}/bin/initdb`) &&
      existsSync(`/usr/share/postgresql/${version}/extension/postgis.control`),
  );
}

function isDebian() {
  return (
    existsSync('/etc/os-release') &&
    /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'))
  );
}

/**
 * Installs what the tests need beyond npm with apt, when this is Debian and we are root.
 * Returns the names of what is still missing, empty when all is there.
 */
export function ensureSystemPackages() {
  const missing = () => NEEDED.filter((need) => !need.present());
  const absent = missing();
  if (absent.length === 0) return [];
  if (isDebian() && process.getuid?.() === 0) {
    const packages = absent.map((need) => need.debian);
    console.log(`Installing ${packages.join(', ')} (apt-get) …`);
    const environment = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: environment };
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync(
      'apt-get',
      ['install', '-y', '-qq', '--no-install-recommends', ...packages, ...extras(packages)],
      quiet,
    );
  }
  return missing().map((need) => `${need.what} (Debian: apt-get install ${need.debian})`);
}

/** fc-list is what tells whether a font is there. */
function extras(packages) {
  return packages.includes('fonts-noto-cjk') ? ['fontconfig'] : [];
}
